"""The README and the pages for agents and administrators: their links lead somewhere, their words are the window's."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "resources" / "guide"
PAGES = [ROOT / "README.md", *sorted(GUIDE.glob("*.md"))]
INSTALLED = [ROOT / "README.md", *sorted(GUIDE.glob("agents-*.md"))]
LANGUAGES = ["ru", "kk"]


def texts(language: str) -> list[tuple[str, str]]:
    """What the window says in English and in that language."""
    messages = ET.parse(ROOT / "resources" / "i18n" / f"kit_{language}.ts").getroot().iter("message")
    return [(str(each.findtext("source")), str(each.findtext("translation")).replace("\xa0", " ")) for each in messages]


def answers(page: Path) -> list[str]:
    """The titles of answers in the page's table."""
    return [
        title
        for line in re.findall(r"^\| (\*\*.*?) \|", page.read_text("utf-8"), re.MULTILINE)
        for title in re.findall(r"\*\*(.+?)\*\*", line)
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
        assert (page.parent / target).is_file(), target


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answers_are_worded_as_in_the_window(language: str) -> None:
    known = [as_shown(text) for _, text in texts(language)]
    there = answers(GUIDE / f"agents-{language}.md")
    assert len(there) == 16
    assert [title for title in there if title not in known] == []


def test_the_answers_are_worded_as_in_the_english_window() -> None:
    known = [as_shown(source) for source, _ in texts("ru")]
    there = answers(GUIDE / "answers.md")
    assert len(there) == 16
    assert [title for title in there if title not in known] == []


def as_shown(text: str) -> str:
    """A text with figures in its places, those of the pages."""
    return text.replace("{seconds}", "30").replace("{status}", "503")


def test_the_readme_is_one_page() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 90


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_buttons_are_named_as_in_the_window(language: str) -> None:
    said = dict(texts(language))
    page = (GUIDE / f"agents-{language}.md").read_text("utf-8")
    for button in (
        "Copy for ticket",
        "Raw XML",
        "Try the practice gateway",
        "Connection check",
        "Watch until final",
        "List of ids",
        "Write to KiT",
    ):
        assert f"**{said[button]}**" in page, button
    assert f"«{said['&Help'].replace('&', '')}»" in page


@pytest.mark.parametrize("page", INSTALLED, ids=lambda page: page.name)
def test_each_system_is_installed_in_five_lines(page: Path) -> None:
    text = page.read_text("utf-8")
    for system in ("Windows", "macOS", "Linux"):
        steps = text.split(f"**{system}", 1)[1].split("**\n", 1)[1]
        numbered = re.findall(
            r"^(\d)\.", re.split(r"^(?:\*\*|#)", steps.lstrip("\n"), maxsplit=1, flags=re.MULTILINE)[0], re.MULTILINE
        )
        assert numbered == list("12345"), system
