"""The whole program on real parts: a screen, a session bus, a keyring."""
