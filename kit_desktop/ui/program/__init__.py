"""The program around the window: one instance, signals, crashes. Imports ui/window, ui/widgets and core."""
