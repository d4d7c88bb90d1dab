"""KiT Desktop: looks up what happened to an SMS at the KiT (Kazinfoteh) gateway."""

__version__ = "1.0.0"
