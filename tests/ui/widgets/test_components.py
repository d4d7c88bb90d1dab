"""The components: what they say, how they are used by keys and mouse, and that each can be painted in every palette."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QProxyStyle, QStyle, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.ui.theme import TextSize, Tone, own_scheme, palette_of, scheme_of, sized
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.card import Card
from kit_desktop.ui.widgets.chip import FilterChip
from kit_desktop.ui.widgets.list_bar import ListBar, Part
from kit_desktop.ui.widgets.notes import InlineError
from kit_desktop.ui.widgets.plain_label import PlainLabel
from kit_desktop.ui.widgets.switch import Switch
from kit_desktop.ui.widgets.tabs import Tabs

from ..window_bench import spoken_name
from .component_sheet import ComponentSheet


def contrast_palette() -> QPalette:
    """White on black, as a system for weak eyes has it."""
    palette = QPalette(QColor("#000000"), QColor("#000000"))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(role, QColor("#ffffff"))
    return palette


@pytest.mark.parametrize(
    "palette",
    [palette_of(own_scheme(dark=False)), palette_of(own_scheme(dark=True)), contrast_palette()],
    ids=["light", "dark", "contrast"],
)
def test_every_component_is_painted_in_every_palette(qtbot: QtBot, qapp: QApplication, palette: QPalette) -> None:
    before = QPalette(qapp.palette())
    qapp.setPalette(palette)
    try:
        sheet = ComponentSheet()
        qtbot.addWidget(sheet)
        sheet.show()
        qtbot.waitExposed(sheet)
        image = sheet.grab().toImage()
        assert image.pixelColor(4, 4) == scheme_of(palette).canvas
        colours = {image.pixelColor(x, y).name() for x in range(0, 1000, 3) for y in range(0, image.height(), 3)}
        assert scheme_of(palette).is_contrast or scheme_of(palette).accent.name() in colours
        assert (own_scheme(dark=False).tint.name() in colours) is (palette == palette_of(own_scheme(dark=False)))
    finally:
        qapp.setPalette(before)


def test_another_kind_moves_no_button(qtbot: QtBot) -> None:
    button = Button("Copy for ticket", icon="copy")
    qtbot.addWidget(button)
    before = button.sizeHint()
    for kind in (ButtonKind.FILLED, ButtonKind.TONAL):
        button.set_kind(kind)
        assert button.sizeHint() == before


def test_a_button_without_words_keeps_its_name(qtbot: QtBot) -> None:
    button = Button("Write to KiT", icon="mail")
    qtbot.addWidget(button)
    wide = button.sizeHint().width()
    button.set_words_shown(False)
    assert button.sizeHint().width() < wide
    assert button.toolTip() == "Write to KiT"
    assert spoken_name(button) == "Write to KiT"
    button.set_words_shown(True)
    assert button.toolTip() == ""


def test_a_switch_is_radio_buttons_to_keys_and_ears(qtbot: QtBot) -> None:
    switch = Switch((("a", "First", "tip"), ("b", "Second", "")))
    qtbot.addWidget(switch)
    switch.show()
    switch.activateWindow()
    assert switch.value == "a"
    switch.choice("a").setFocus()
    qtbot.waitUntil(switch.choice("a").hasFocus)
    with qtbot.waitSignal(switch.chosen) as heard:
        qtbot.keyClick(switch.choice("a"), Qt.Key.Key_Right)
    assert heard.args == ["b"]
    assert switch.value == "b"
    found = QAccessible.queryAccessibleInterface(switch.choice("b"))
    assert found.role() is QAccessible.Role.RadioButton
    assert found.state().checked  # type: ignore[attr-defined]


def test_choosing_in_a_switch_moves_nothing(qtbot: QtBot) -> None:
    switch = Switch((("a", "First", ""), ("b", "Second", "")))
    qtbot.addWidget(switch)
    switch.show()
    before = switch.sizeHint(), switch.choice("b").geometry()
    switch.choose("b")
    assert (switch.sizeHint(), switch.choice("b").geometry()) == before


def test_a_badge_is_seen_and_said(qtbot: QtBot) -> None:
    tabs = Tabs()
    qtbot.addWidget(tabs)
    pages = [QWidget(tabs) for _ in range(2)]
    for page, title in zip(pages, ("Result", "List"), strict=True):
        tabs.addTab(page, title)
    tabs.show()
    before = tabs.bar.tabRect(1).width()
    tabs.set_badge(pages[1], "128 / 300")
    assert tabs.bar.tabRect(1).width() > before
    assert tabs.bar.accessibleTabName(1) == "List, 128 / 300"
    assert tabs.currentWidget() is pages[0]
    with qtbot.waitSignal(tabs.currentChanged) as heard:
        tabs.setCurrentWidget(pages[1])
    assert heard.args == [1]
    assert pages[1].isVisible()


def test_a_filter_says_its_count(qtbot: QtBot) -> None:
    chip = FilterChip("Delivered", tone=Tone.GOOD)
    qtbot.addWidget(chip)
    chip.set_count(21)
    assert spoken_name(chip) == "Delivered, 21"
    chip.click()
    assert chip.isChecked()


def test_the_smallest_part_of_a_list_is_still_seen_and_clicked(qtbot: QtBot) -> None:
    bar = ListBar()
    qtbot.addWidget(bar)
    bar.resize(400, 20)
    bar.show_parts(
        [Part("many", Tone.GOOD, 9999, "Delivered"), Part("one", Tone.BAD, 1, "Not delivered"), Part("none", None, 0, "")]
    )
    segments = bar.segments()
    assert [part.value for part, _ in segments] == ["many", "one"]
    assert segments[1][1].width() >= 5
    assert segments[-1][1].right() == pytest.approx(400)
    assert bar.accessibleName() == "Delivered 9999, Not delivered 1"
    with qtbot.waitSignal(bar.clicked) as heard:
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(398, 10))
    assert heard.args == ["one"]


def test_an_error_stands_under_its_field_and_is_told_with_it(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field = QLineEdit(page)
    error = InlineError(field, page)
    page.show()
    page.activateWindow()
    assert not error.isVisible()
    error.show_error("This is no address.", focus=True)
    assert error.isVisible()
    assert field.accessibleDescription() == "This is no address."
    qtbot.waitUntil(field.hasFocus)
    error.show_error("")
    assert not error.isVisible()
    assert field.accessibleDescription() == ""


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


class StillStyle(QProxyStyle):
    """The style of a system that asks for less motion."""

    def styleHint(self, hint, option=None, widget=None, returned=None):
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returned)


@pytest.mark.parametrize("still", [False, True])
def test_a_card_changes_its_colour_at_once_where_motion_is_not_wanted(qtbot: QtBot, still: bool) -> None:
    card = Card()
    qtbot.addWidget(card)
    style = StillStyle()
    if still:
        card.setStyle(style)
    card.resize(200, 100)
    card.show()
    card.set_tone(Tone.GOOD)
    assert (card._before is None) is still


def test_a_card_fades_from_no_colour_of_another_palette(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    card.setPalette(palette_of(own_scheme(dark=False)))
    card.resize(200, 60)
    card.show()
    card.set_tone(Tone.GOOD)
    card.setPalette(palette_of(own_scheme(dark=True)))
    assert card.grab().toImage().pixelColor(100, 30).lightness() < 100
