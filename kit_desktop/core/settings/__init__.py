"""The settings and their INI file. Imports core/storage and the flat files of core."""
