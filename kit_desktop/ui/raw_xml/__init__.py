"""The Raw XML tab. Imports ui/widgets and core."""
