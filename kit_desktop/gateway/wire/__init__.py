"""Sockets, TLS, proxies and HTTP under a deadline and Cancel. Imports core only."""
