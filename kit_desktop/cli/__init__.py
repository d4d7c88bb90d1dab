"""The command line, kit-desktop-cli: one file a command. Imports gateway and core, never Qt."""
