"""The History tab, and what writes the history. Imports ui/window, ui/widgets and core."""
