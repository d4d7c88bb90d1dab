"""Files and SQLite without knowing what is in them. Imports the standard library only."""
