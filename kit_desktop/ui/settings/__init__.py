"""The settings in use, and the dialog that changes them. Imports ui/window, ui/widgets and core."""
