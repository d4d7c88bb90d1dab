"""Asking for every id of a list, gently and resumable. Imports core/lists/journal and the flat files of core."""
