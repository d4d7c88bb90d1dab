"""What the program is: standard library only, no Qt, no network."""
