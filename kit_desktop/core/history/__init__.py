"""The lookups kept on this computer. Imports core/storage and the flat files of core."""
