"""What of a list may be chosen otherwise."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.core.lists.reading.read import ListPreview, read_list
from kit_desktop.core.lists.reading.values import ListForm, ListFormat, ListRow
from kit_desktop.ui.lists.preview_options import PreviewOptions


@pytest.fixture
def options(qtbot: QtBot) -> PreviewOptions:
    options = PreviewOptions()
    qtbot.addWidget(options)
    options.resize(800, 120)
    options.show()
    return options


def offered(box: QComboBox) -> list[object]:
    return [box.itemData(place) for place in range(box.count())]


def test_of_a_text_the_separator_is_offered_and_of_a_file_the_encoding(options: PreviewOptions) -> None:
    options.show_preview(ListPreview("a.csv", form=ListForm("utf-8", ";")))
    assert [box.isHidden() for box in (options.encoding, options.delimiter, options.sheet)] == [False, False, True]
    assert options._hint.text() == "header row, encoding, separator"
    assert options.encoding.currentData() == "utf-8"
    assert options.delimiter.currentData() == ";"
    assert len(offered(options.delimiter)) == len(set(offered(options.delimiter))) > 2
    assert "tab" in [options.delimiter.itemText(place) for place in range(options.delimiter.count())]


def test_of_a_workbook_with_several_sheets_the_sheet_is_offered(options: PreviewOptions) -> None:
    form = ListForm("utf-8", None, "Two")
    options.show_preview(ListPreview("a.xlsx", format=ListFormat.WORKBOOK, form=form, sheets=("One", "Two")))
    assert offered(options.sheet) == ["Two", "One"]
    assert [box.isHidden() for box in (options.encoding, options.delimiter, options.sheet)] == [True, True, False]
    options.show_preview(ListPreview("a.xlsx", format=ListFormat.WORKBOOK, form=form, sheets=("Two",)))
    assert options.sheet.isHidden()
    assert options._captions[options.sheet].isHidden()
    options.show_preview(ListPreview("a.xlsx", format=ListFormat.WORKBOOK, sheets=("One", "Two")))
    assert offered(options.sheet) == ["One", "Two"]
    options.show_preview(ListPreview("a.xlsx", format=ListFormat.WORKBOOK, sheets=("x" * 90, "Two")))
    assert options.sheet.itemText(0) == "x" * 60 + "…"


def test_each_of_the_first_rows_may_hold_the_headings(options: PreviewOptions) -> None:
    rows = tuple(ListRow(number, (f" {number} ", "", "x" * 40, "d", "not shown")) for number in range(1, 21))
    options.show_preview(ListPreview("", sample=rows, header_row=2))
    assert offered(options.header) == [None, *range(1, 13)]
    assert options.header.itemText(0) == "none"
    assert options.header.itemText(2) == f"Row 2: 2 · {'x' * 30}… · d"
    assert options.header.currentData() == 2
    options.show_preview(ListPreview("", sample=rows))
    assert options.header.currentIndex() == 0
    options.show_preview(ListPreview("", sample=rows, header_row=99))
    assert options.header.currentIndex() == 0


def test_what_is_chosen_is_told(options: PreviewOptions) -> None:
    told: list[object] = []
    options.form_changed.connect(told.append)
    options.header_changed.connect(told.append)
    preview = read_list("MsgID;x\n963;1")
    options.show_preview(preview)
    options.header.setCurrentIndex(0)
    options.header.activated.emit(0)
    options.delimiter.activated.emit(0)
    assert told == [None, ListForm(None, ";", None)]
    preview.close()


def test_they_stand_beside_one_another_once_unfolded(options: PreviewOptions) -> None:
    options.show_preview(ListPreview("a.csv", form=ListForm("utf-8", ";")))
    assert not options._body.isVisible()
    height = options.sizeHint().height()
    options.fold.click()
    assert options._body.isVisible()
    assert options.sizeHint().height() > height
    options.layout().activate()
    boxes: list[QWidget] = [options.header, options.encoding, options.delimiter]
    for box in boxes:
        caption = options._captions[box]  # type: ignore[index]
        assert (caption.x(), caption.buddy()) == (box.x(), box)
        assert caption.geometry().bottom() < box.y()
    assert boxes[0].x() == 30
    assert boxes[-1].geometry().right() == options._body.width() - 1
    assert len({box.width() // 4 for box in boxes}) == 1
    assert options._captions[options.header].y() == 4
    assert options._body.height() - boxes[0].geometry().bottom() - 1 >= 8
    assert all(right.x() - left.geometry().right() - 1 >= 16 for left, right in pairwise(boxes))
