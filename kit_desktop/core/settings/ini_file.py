"""The settings file's INI text, in which other programs and other versions may have written too."""

from __future__ import annotations

import configparser
import io
import stat
from functools import partial
from pathlib import Path
from typing import Self

from kit_desktop.core.settings.settings import READERS, Settings, merged_accounts, written
from kit_desktop.core.storage.files import when_free

_SECTION = "kit-desktop"
_UNREAD_ACCOUNTS = "accounts_not_understood"
LARGEST = 256 * 1024
"""Bytes. What is larger is no settings file, and reading one of megabytes line by line would take half a minute."""


DAMAGE = (configparser.Error, UnicodeError, ValueError)
"""What reading a file's content raises where that is damaged."""


def content_of(path: Path) -> bytes | None:
    """The file, up to one byte too many; None where there is none. Raises OSError."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            # A pipe in its place would be waited for without end.
            raise OSError("not a regular file")
        # Who reads the defaults instead, because another program has the file for a moment, asks another server.
        return when_free(partial(_start_of, path))
    except FileNotFoundError:
        if path.is_symlink():
            # It stands somewhere that cannot be reached now: not the same as never written.
            raise
        return None


def _start_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


class SettingsFile(configparser.RawConfigParser):
    """What stands in the file. Keys of others keep their capitals, and a section called DEFAULT is one like any other."""

    def __init__(self) -> None:
        super().__init__(default_section="")

    @classmethod
    def parsed(cls, content: bytes) -> Self:
        """The file with that content. Raises ValueError (UnicodeError is one) and configparser.Error."""
        if len(content) > LARGEST:
            raise ValueError("too large")
        file = cls()
        file.read_string(content.decode("utf-8-sig"))
        return file

    @property
    def is_ours(self) -> bool:
        """Whether this program's section is there."""
        return self.has_section(_SECTION)

    def optionxform(self, optionstr: str) -> str:
        """Keep the key as it is written."""
        return optionstr

    def settings(self) -> dict[str, str]:
        """The texts of this program's settings, known or not, by their names in small letters."""
        return {key.lower(): text for key, text in self.items(_SECTION)} if self.is_ours else {}

    def text(self) -> str:
        """The file's content."""
        written = io.StringIO()
        self.write(written)
        return written.getvalue()

    def change(self, before: Settings, after: Settings) -> None:
        """Set what differs between the two, and touch nothing else."""
        if not self.is_ours:
            self.add_section(_SECTION)
        texts = self.settings()
        for name in READERS:
            value = getattr(after, name)
            if value == getattr(before, name):
                continue
            text = self._accounts(texts.get(name), before, after) if name == "accounts" else written(value)
            for key in [key for key in self.options(_SECTION) if key.lower() == name]:
                self.remove_option(_SECTION, key)
            if text is not None:
                self.set(_SECTION, name, text)

    def _accounts(self, text: str | None, before: Settings, after: Settings) -> str:
        if text is not None:
            try:
                return merged_accounts(text, before.accounts, after.accounts)
            except (ValueError, TypeError):
                self.set(_SECTION, _UNREAD_ACCOUNTS, text)
        return merged_accounts("[]", (), after.accounts)
