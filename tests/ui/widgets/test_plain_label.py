"""Labels: shortened on the screen, whole for whoever reads them aloud."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.ui.theme import TextSize, sized
from kit_desktop.ui.widgets.plain_label import PlainLabel


def test_a_long_id_is_shortened_on_the_screen_only(qtbot: QtBot) -> None:
    label = PlainLabel("<b>" + "9" * 300, elided=True)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    label.grab(QRect(0, 0, 120, 20))
    assert label.toolTip() == "‹b>" + "9" * 300
    label.setText("963")
    label.grab(QRect(0, 0, 120, 20))
    assert label.toolTip() == ""
    # What fits depends on the letters as well.
    label.setText("seven of a kind")
    label.resize(label.fontMetrics().horizontalAdvance(label.text()) + 4, 20)
    label.grab()
    assert label.toolTip() == ""
    label.setFont(sized(label.font(), TextSize.DISPLAY))
    label.grab()
    assert label.toolTip() == "seven of a kind"
    label.resize(2_000, 40)
    label.grab()
    assert label.toolTip() == ""


class PaletteChanges(QObject):
    """Counts them: each has a widget drawn anew."""

    times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.PaletteChange
        return super().eventFilter(watched, event)


def test_a_label_that_stands_back_already_is_not_drawn_anew(qtbot: QtBot) -> None:
    changes, label = PaletteChanges(), PlainLabel("words", secondary=True)
    qtbot.addWidget(label)
    label.installEventFilter(changes)
    label.set_secondary(True)
    assert changes.times == 0
    label.set_secondary(False)
    assert changes.times == 1
    assert label.foregroundRole() == QPalette.ColorRole.WindowText


def test_long_words_do_not_widen_the_window(qtbot: QtBot) -> None:
    long = "w" * 300
    wrapped, line, elided = PlainLabel(long), PlainLabel(long), PlainLabel(long, elided=True)
    line.setWordWrap(False)
    for label in (wrapped, line, elided):
        qtbot.addWidget(label)
    assert (wrapped.wordWrap(), elided.wordWrap()) == (True, False)
    assert [label.minimumSizeHint().width() for label in (wrapped, line, elided)] == [160, 160, 40]
    tall = PlainLabel("two\nlines\nthree")
    qtbot.addWidget(tall)
    spacing = tall.fontMetrics().lineSpacing()
    assert tall.minimumSizeHint().height() == spacing
    tall.setWordWrap(False)
    assert tall.minimumSizeHint().height() > 2 * spacing


def test_it_has_the_size_it_was_told_and_the_windows_otherwise(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    usual, large = PlainLabel("a", page), PlainLabel("a", page, size=TextSize.DISPLAY)
    font = page.font()
    font.setItalic(True)
    page.setFont(font)
    assert usual.font() == page.font()
    assert large.fontMetrics().height() > usual.fontMetrics().height()
