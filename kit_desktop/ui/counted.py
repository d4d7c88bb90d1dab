"""What is counted, in the grammar of the window's language."""

from __future__ import annotations

from PySide6.QtCore import QObject


class Counted(QObject):
    """A QObject for the sake of its `tr`: in Python, lupdate drops or misreads `translate` with a count."""

    def days(self, count: int) -> str:
        """`2 days`."""
        return self.tr("%Ln day(s)", "", count)

    def hours(self, count: int) -> str:
        """`2 hours`."""
        return self.tr("%Ln hour(s)", "", count)

    def minutes(self, count: int) -> str:
        """`2 minutes`."""
        return self.tr("%Ln minute(s)", "", count)

    def seconds(self, count: int) -> str:
        """`2 seconds`."""
        return self.tr("%Ln second(s)", "", count)

    def days_ago(self, count: int) -> str:
        """`2 days ago`."""
        return self.tr("%Ln day(s) ago", "", count)

    def hours_ago(self, count: int) -> str:
        """`2 hours ago`."""
        return self.tr("%Ln hour(s) ago", "", count)

    def minutes_ago(self, count: int) -> str:
        """`2 minutes ago`."""
        return self.tr("%Ln minute(s) ago", "", count)

    def seconds_ago(self, count: int) -> str:
        """`2 seconds ago`."""
        return self.tr("%Ln second(s) ago", "", count)

    def times_asked(self, count: int) -> str:
        """`checked 2 times`."""
        return self.tr("checked %Ln time(s)", "", count)
