"""The outside world: the SOAP gateway, the operating system's keyring, the practice gateway."""
