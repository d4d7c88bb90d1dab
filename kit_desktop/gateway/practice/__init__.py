"""The practice gateway: a SOAP server inside the program. Imports core only."""
