"""The tab List of ids. Imports ui/window, ui/widgets and core."""
