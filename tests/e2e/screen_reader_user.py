"""A person with a screen reader, as the tests see them."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from .program_texts import ProgramTexts

BUTTON, FIELD, LABEL, TAB = "push button", "text", "label", "page tab"


class User:
    """A person with a screen reader before the program; see `screen_reader.Reader` for what they can do."""

    def __init__(self, process: subprocess.Popen[str], texts: ProgramTexts) -> None:
        self._process = process
        self.texts = texts
        self.seconds_to_window = self.do("wait_for_program")

    def do(self, name: str, *arguments: Any) -> Any:
        """Do one thing; fails with the whole tree where it could not be done."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps([name, *arguments]), file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        assert line, "the screen reader has ended"
        answer = json.loads(line)
        if isinstance(answer, dict):
            pytest.fail(answer["error"])
        return answer

    def ask(self, text: str) -> None:
        """Look an id up."""
        self.do("enter", self.texts("Message id"), text)
        self.do("press", BUTTON, self.texts("Look up"))

    def choose(self, entry: str) -> None:
        """Choose an entry of the menus; told in English."""
        self.do("press", "menu item", self.texts(entry))

    def turn_to(self, tab: str) -> None:
        """Bring a tab to the front; told in English."""
        self.do("select", TAB, self.texts(tab))
