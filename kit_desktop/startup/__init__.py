"""Before anything else runs: stop signals, hardening, Qt's system libraries. Imports the standard library only."""
