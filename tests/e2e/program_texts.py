"""The program's texts as its translations have them, so that a test knows things by the names that a person hears."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree as ET


class ProgramTexts:
    """All texts in one language: `en`, `ru` or `kk`."""

    def __init__(self, repository: Path, language: str) -> None:
        self.language = language
        self._found: dict[str, dict[str, str]] = defaultdict(dict)
        # English has its plurals only; the texts themselves are the sources of the other two.
        file = repository / "resources" / "i18n" / f"kit_{'ru' if language == 'en' else language}.ts"
        for context in ET.parse(file).getroot().iter("context"):
            for message in context.iter("message"):
                source = message.findtext("source") or ""
                translation = source if language == "en" else message.findtext("translation") or ""
                self._found[source.replace("&", "")][context.findtext("name") or ""] = translation.replace("&", "")

    def __call__(self, english: str, context: str = "", **values: object) -> str:
        """The text with its values, without the marks of menu letters. The context is needed where it is said in two ways."""
        found = self._found[english]
        texts = {found[context]} if context else set(found.values())
        assert len(texts) == 1, f"{english!r}, in {[*found] or 'no context'}: {texts}"
        return texts.pop().format(**values)
