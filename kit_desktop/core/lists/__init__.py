"""Lists of ids: reading, journal, run and export. Never imports core/history."""
