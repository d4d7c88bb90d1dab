"""What the window says at its start of an administrator's file that is not as it should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit_desktop.core.settings.settings import Settings
from kit_desktop.core.settings.store import LoadedSettings, SettingsProblem, SettingsStore
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.settings.startup_words import settings_problem_words


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[locked]\ntimeout = 20\n", ""),
        (b"\xff", "Your administrator’s file {file} cannot be read. Nothing is looked up until it is corrected."),
        (b"[locked]\nadress = x\n", "Your administrator’s file {file} has something that is not understood: [locked] adress."),
        (
            b"[locked]\nkeep_history = perhaps\n",
            (
                "Your administrator’s file {file} has something that is not understood: [locked] keep_history."
                " Until it is corrected, answers are not saved; those already saved stay."
            ),
        ),
    ],
)
def test_the_administrators_file_is_named(tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "presets.ini"
    file.write_bytes(content)
    loaded = SettingsStore(tmp_path / "settings.ini", [file]).load()
    assert settings_problem_words(loaded) == words.format(file=file)


def test_both_files_are_told_of(tmp_path: Path) -> None:
    file = tmp_path / "presets.ini"
    file.write_text("[other]\n", encoding="utf-8")
    (tmp_path / "settings.ini").write_text("[kit-desktop]\ntimeout = soon\n", encoding="utf-8")
    said = settings_problem_words(SettingsStore(tmp_path / "settings.ini", [file]).load())
    assert said.endswith("not understood: [other]. Some settings were damaged and are back at their defaults: time limit.")


def test_no_room_of_the_window_changes_what_is_locked() -> None:
    current = CurrentSettings(Settings(mask_number=True, locked=frozenset({"mask_number"})))
    heard: list[Settings] = []
    current.changed.connect(heard.append)
    current.change(Settings(mask_number=False))
    assert heard == []
    current.change(Settings(mask_number=False, timeout=60))
    assert heard == [Settings(mask_number=True, timeout=60, locked=frozenset({"mask_number"}))]
    assert current.value == heard[0]


@pytest.mark.parametrize(
    ("loaded", "words"),
    [
        (LoadedSettings(Settings()), ""),
        (
            LoadedSettings(Settings(), SettingsProblem.DAMAGED_FILE, set_aside=Path("data/settings.ini.bad")),
            "The settings file was damaged. It was saved as settings.ini.bad; the default settings are used.",
        ),
        (LoadedSettings(Settings(), SettingsProblem.DAMAGED_FILE), "saved as ?;"),
        (
            LoadedSettings(Settings(address=""), SettingsProblem.UNREADABLE),
            "Nothing is looked up until the gateway address is set in the settings. The settings file cannot be read.",
        ),
        (LoadedSettings(Settings(), SettingsProblem.UNREADABLE), "The settings file cannot be read."),
        (LoadedSettings(Settings(), SettingsProblem.NOT_SAVED), "The settings could not be saved."),
    ],
)
def test_what_happened_to_the_settings_is_told(loaded: LoadedSettings, words: str) -> None:
    said = settings_problem_words(loaded)
    assert words in said
    assert bool(said) is bool(words)


@pytest.mark.parametrize(
    ("keys", "address", "others"),
    [
        (("address",), True, ""),
        (("timeout", "watch_first", "watch_minutes"), False, "time limit, watching."),
        (("timeout", "address", "novel"), True, "time limit, novel."),
    ],
)
def test_damaged_values_are_named_once_and_an_address_by_what_follows(
    keys: tuple[str, ...], address: bool, others: str
) -> None:
    said = settings_problem_words(LoadedSettings(Settings(), SettingsProblem.DAMAGED_VALUES, keys))
    assert ("The gateway address in the settings cannot be used." in said) is address
    assert said.partition("back at their defaults: ")[2] == others
