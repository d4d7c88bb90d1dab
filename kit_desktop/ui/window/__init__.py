"""The frame: main window, menus, status line; other rooms attach themselves. Imports ui/lookup, ui/raw_xml and ui/widgets."""
