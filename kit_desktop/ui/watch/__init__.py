"""Watch until final: the strip under the tabs. Imports ui/window, ui/widgets and core."""
