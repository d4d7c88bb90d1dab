"""The settings and their INI file. Imports core/storage, core/lists/values.py and the flat files of core."""
