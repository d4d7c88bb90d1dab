"""The accounts and their login dialog. Imports ui/window, ui/widgets and core."""
