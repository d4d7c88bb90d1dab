"""Servers that misbehave on request, the table of cases, and what each may end in."""
