"""A file or a pasted text in, ids out. Imports core/storage and the flat files of core."""
