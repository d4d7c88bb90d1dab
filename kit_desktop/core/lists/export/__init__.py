"""The answers of a list as Excel or CSV. Imports core/lists/journal and the flat files of core."""
