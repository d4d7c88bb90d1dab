"""The window: Qt and nothing but Qt, fed with values from core."""
