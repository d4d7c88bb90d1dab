"""Encodings of lists kept as text: which it is, and whether somebody has to be asked."""

from __future__ import annotations

import codecs
import io

import pytest

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.reading.checkpoint import Checkpoint
from kit_desktop.core.lists.reading.encodings import Encoding, find_encoding
from kit_desktop.core.lists.reading.values import ENCODINGS, ListForm, ListNote, ListProblem, ListReadError

PAGES = ("cp1251", "kz1048", "cp866", "mac-cyrillic", "koi8-r")
RUSSIAN = "UserMsgID;Статус\r\nЗАКАЗ-17;отправлено\r\nЗАКАЗ-18;доставлено, Ёлкин Юрий\r\n"
KAZAKH = "UserMsgID;Күйі\r\nТАПСЫРЫС-17;жіберілді\r\nТАПСЫРЫС-18;Әсел Құрманғазықызы, қабылданды\r\n"


def found(content: bytes, chosen: str | None = None) -> Encoding:
    return find_encoding(io.BytesIO(content), chosen, Checkpoint(CancelToken()))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "cp866", "mac-cyrillic", "koi8-r"])
def test_russian_is_told_in_any_of_them(bench, encoding):
    path = bench.folder / "list.csv"
    path.write_bytes(RUSSIAN.encode(encoding))
    preview = bench.preview(path)
    assert (preview.form.encoding, preview.notes, preview.sure) == (encoding, (), True)
    assert [entry.message_id for entry in bench.ids(path).entries()] == ["ЗАКАЗ-17", "ЗАКАЗ-18"]


@pytest.mark.parametrize("encoding", ["utf-8", "kz1048"])
def test_kazakh_is_told_too(encoding):
    assert found(KAZAKH.encode(encoding)) == Encoding(encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("нет", "cp866"), ("Да", "cp1251"), ("Ң", "kz1048"), ("«М»", "cp1251"), ("№", "cp1251"), ("963\n", "utf-16-le")],
)
def test_a_short_text_is_told_without_doubt(text, encoding):
    assert found(text.encode(encoding)) == Encoding(encoding)


def test_what_reads_the_same_is_not_asked_about():
    assert not found("ЗАКАЗ-17\r\n".encode("cp866")).is_doubtful
    assert not found("№ 17 «a» —\r\n".encode("cp1251")).is_doubtful
    assert found("№ 17\r\n".encode("cp1251")) == Encoding("cp1251")


@pytest.mark.parametrize("text", ["ЖЩЭ-17\r\nЪФЦ-18\r\n", "ÄÖÜ-17\r\n"])
def test_rare_pairs_of_letters_are_asked_about(bench, text):
    content = text.encode("cp1251" if "Щ" in text else "latin-1")
    assert found(content).is_doubtful
    path = bench.folder / "list.csv"
    path.write_bytes(b"UserMsgID;x\r\n" + content.replace(b"\r\n", b";1\r\n"))
    preview = bench.preview(path)
    assert ListNote.ENCODING_DOUBTFUL in preview.notes
    assert preview.has_doubtful_letters(0)
    assert not preview.has_doubtful_letters(1)
    chosen = bench.preview(path, ListForm(encoding="cp1251"))
    assert not chosen.notes
    assert not chosen.has_doubtful_letters(0)


def test_one_broken_character_does_not_make_it_another_encoding(bench):
    whole = RUSSIAN.encode()
    for content in (whole[:-3], whole.replace("д".encode(), b"\xd0", 1)):
        path = bench.folder / "cut.csv"
        path.write_bytes(content)
        preview = bench.preview(path)
        assert (preview.form.encoding, preview.notes) == ("utf-8", (ListNote.BROKEN_CHARACTERS,))
        assert [entry.message_id for entry in bench.ids(path).entries()] == ["ЗАКАЗ-17", "ЗАКАЗ-18"]
        assert bench.preview(path, ListForm(encoding="utf-8")).notes == (ListNote.BROKEN_CHARACTERS,)


def test_an_id_with_a_broken_character_is_refused(bench):
    path = bench.folder / "cut.csv"
    path.write_bytes(RUSSIAN.encode().replace("З".encode(), b"\xd0", 1))
    assert [refused.reason.value for refused in bench.ids(path).refused] == ["broken_character"]


def test_how_many_broken_ones_are_few():
    assert found("ё".encode() * 2 + b"\xd0 ").name == "utf-8"
    assert found("ё".encode() + b"\xd0 ").name != "utf-8"
    assert found("ё".encode() + b"\xd0") == Encoding("utf-8", is_broken=True)
    assert found(b"963\xd0").name != "utf-8"
    assert found("\ufffd".encode()) == Encoding("utf-8")


def test_half_a_character_at_the_end_of_utf_16(bench):
    path = bench.folder / "cut.csv"
    path.write_bytes(RUSSIAN.rstrip().encode("utf-16")[:-1])
    assert bench.preview(path).notes == (ListNote.BROKEN_CHARACTERS,)
    assert [entry.message_id for entry in bench.ids(path).entries()] == ["ЗАКАЗ-17", "ЗАКАЗ-18"]


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\0\0" + "963\n".encode("utf-32-le"),
        b"9\0\0" * 50,
        b"9\n" * 10 + b"\1" * 9,
        b"9\n" * 5_000 + b"\1" * 110,
        bytes(100),
        b"9" * 100_000 + bytes(2_000),
    ],
)
def test_what_is_no_text(content):
    with pytest.raises(ListReadError) as caught:
        found(content)
    assert caught.value.problem is ListProblem.NOT_TEXT


def test_a_few_controls_are_still_a_text():
    assert found(b"9\n" * 10 + b"\1" * 8) == Encoding("utf-8")
    assert found(b"9\n" * 5_000 + b"\1" * 109) == Encoding("utf-8")
    assert found(b"9\0\0\0") == Encoding("utf-8")


def test_a_nul_refuses_one_cell_only(bench):
    path = bench.folder / "zero.csv"
    path.write_bytes(b"MsgID\r\n963\0\r\n964\r\n")
    assert [entry.message_id for entry in bench.ids(path).entries()] == [None, "964"]


def test_what_is_chosen_is_taken(bench):
    path = bench.folder / "list.csv"
    for encoding in PAGES[2:]:
        path.write_bytes(RUSSIAN.encode(encoding))
        assert bench.preview(path, ListForm(encoding=encoding)).form.encoding == encoding
    assert bench.preview(path, ListForm(encoding="utf-8")).problem is ListProblem.WRONG_ENCODING


def test_each_encoding_that_can_be_chosen_is_one_and_has_a_name():
    assert len({codecs.lookup(name).name for name in ENCODINGS}) == len(ENCODINGS)
    assert len(set(ENCODINGS.values())) == len(ENCODINGS)
