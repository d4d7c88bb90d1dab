"""The line at the bottom: its messages stand where all that is in the window begins."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton

from ..window_bench import Bench


def test_a_message_begins_at_the_windows_edge_and_ends_before_what_stays(bench: Bench) -> None:
    bar = bench.window.statusBar()
    button = QToolButton(bar)
    button.setText("Stays")
    bar.addPermanentWidget(button)
    before = bar.grab().toImage()
    bench.window.say("a message that is longer than the window is wide, " * 20)
    picture = bar.grab().toImage()
    ground = picture.pixelColor(2, bar.height() // 2)
    written = [x for x in range(bar.width()) if any(picture.pixelColor(x, y) != ground for y in range(4, bar.height() - 2))]
    assert button.isVisible()
    assert 24 <= written[0] <= 28
    assert max(x for x in written if x < button.x()) <= button.x() - 8
    bar.clearMessage()
    assert bar.grab().toImage() == before
