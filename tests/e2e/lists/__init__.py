"""The `batch` command from outside: a counting SOAP server, and the program as a process of its own."""
