"""One part of a package as a stream: elements by their own names, and limits to what the parser itself keeps."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from xml.parsers import expat

import pytest

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.reading import xml_part
from kit_desktop.core.lists.reading.checkpoint import Checkpoint
from kit_desktop.core.lists.reading.values import ListProblem, ListReadError
from kit_desktop.core.lists.reading.xml_part import XmlPart, zip_errors


@pytest.fixture
def package(tmp_path: Path):
    def make(content: str | bytes) -> zipfile.ZipFile:
        path = tmp_path / f"{len(opened)}.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written:
            written.writestr("a.xml", content)
        opened.append(zipfile.ZipFile(path))
        return opened[-1]

    opened: list[zipfile.ZipFile] = []
    yield make
    for each in opened:
        each.close()


def quiet() -> Checkpoint:
    return Checkpoint(CancelToken())


def read(package: zipfile.ZipFile, part: str = "a.xml", cancel: CancelToken | None = None) -> None:
    for _ in XmlPart(package, part, lambda *_: None).chunks(Checkpoint(cancel or CancelToken())):
        pass


def refused(package: zipfile.ZipFile, **given: object) -> ListProblem:
    with pytest.raises(ListReadError) as caught:
        for _ in XmlPart(package, "a.xml", lambda *_: None, **given).chunks(quiet()):  # type: ignore[arg-type]
            pass
    return caught.value.problem


def test_elements_texts_and_ends_by_their_own_names(package) -> None:
    heard: list[object] = []
    xml = '<x:a xmlns:x="u"><x:b k="1">te&amp;xt</x:b><c/></x:a>'
    part = XmlPart(
        package(xml),
        "a.xml",
        lambda name, attributes: heard.append((name, attributes)),
        on_text=heard.append,
        on_end=lambda name: heard.append("/" + name),
    )
    assert list(part.chunks(quiet())) == [len(xml), 0]
    assert heard == [("a", {"xmlns:x": "u"}), ("b", {"k": "1"}), "te&xt", "/b", ("c", {}), "/c", "/a"]


def test_what_is_collected_is_not_told(package) -> None:
    told: list[str] = []
    xml = "<a><x:c r='1' xmlns:x='u'/><v>t</v><c/></a>"
    part = XmlPart(package(xml), "a.xml", lambda name, _: told.append(name), marks={"c": None, "v": 7})
    for _ in part.chunks(quiet()):
        pass
    assert part.items == [{"r": "1", "xmlns:x": "u"}, 7, "t", {}]
    assert told == ["a"]


def test_an_elements_end_is_known_within_its_chunk(package, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_part, "_CHUNK", 10)
    part = XmlPart(package("<x:a xmlns:x='u'><x:b></x:b>" + " " * 50 + "</x:a>"), "a.xml", lambda *_: None)
    ended = [(part.has_ended("b"), part.has_ended("c")) for _ in part.chunks(quiet())]
    assert (ended.count((True, False)), ended.count((False, False))) == (1, len(ended) - 1)
    assert not part.has_ended("a")


def test_what_follows_is_unpacked_but_not_parsed(package) -> None:
    part = XmlPart(package("<a><b/>" + " " * 200_000 + "<no"), "a.xml", lambda *_: None)
    for _ in part.chunks(quiet()):
        part.skip_rest()


def test_damage_and_cancelling(package) -> None:
    with pytest.raises(expat.ExpatError):
        read(package("<a>"))
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(ListReadError) as caught:
        read(package("<a/>"), cancel=cancel)
    assert caught.value.problem is ListProblem.CANCELLED
    with pytest.raises(KeyError):
        read(package("<a/>"), "b.xml")


def test_a_document_type_is_refused(package) -> None:
    assert refused(package("<!DOCTYPE a><a/>")) is ListProblem.BROKEN


@pytest.mark.parametrize(
    ("fits", "does_not", "problem"),
    [
        ("<a>" * 200 + " " * 40_000 + "</a>" * 200, "<a>" * 201 + " " * 70_000 + "</a>" * 201, ListProblem.BROKEN),
        (
            "<a>" + "".join(f"<b{n}/>" for n in range(1_990)) + "</a>",
            "<a>" + "".join(f"<b{n}/>" for n in range(2_010)) + "</a>",
            ListProblem.BROKEN,
        ),
        ("<a b='" + "x" * 4_000_000 + "'/>", "<a b='" + "x" * 4_400_000 + "'/>", ListProblem.TOO_LARGE),
    ],
    ids=["depth", "names", "token"],
)
def test_what_the_parser_keeps_has_limits(package, fits: str, does_not: str, problem: ListProblem) -> None:
    read(package(fits))
    assert refused(package(does_not)) is problem


def test_many_elements_one_after_the_other_are_not_deep(package) -> None:
    read(package("<a>" + "<b><c/></b>" * 20_000 + "</a>"))


@pytest.mark.parametrize(
    "error",
    [
        zipfile.BadZipFile(),
        expat.ExpatError(),
        KeyError(),
        IndexError(),
        EOFError(),
        RuntimeError(),
        ValueError(),
        zlib.error(),
    ],
)
def test_whatever_is_wrong_is_damage(error: Exception) -> None:
    with pytest.raises(ListReadError) as caught, zip_errors():
        raise error
    assert caught.value.problem is ListProblem.BROKEN
    with pytest.raises(OSError, match="full"), zip_errors():
        raise OSError("full")


def test_the_limits() -> None:
    assert (xml_part._CHUNK, xml_part._DEEPEST, xml_part._MOST_NAMES, xml_part._LONGEST_TOKEN) == (2**16, 200, 2_000, 2**22)
