"""The list and its answers on disk. Imports core/storage, core/lists/reading and the flat files of core."""
