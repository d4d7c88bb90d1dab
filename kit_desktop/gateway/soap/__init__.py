"""zeep makes the call, our own reader reads the reply. Imports gateway/wire and core."""
