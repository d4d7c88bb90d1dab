"""The window, widget by widget and flow by flow."""
