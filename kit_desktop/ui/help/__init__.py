"""The Help menu: connection check, diagnostics, about. Imports ui/window, ui/widgets and core."""
