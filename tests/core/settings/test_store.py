"""What saving must not lose: what this version did not read, did not understand, or another window wrote."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kit_desktop.core.accounts import NamedAccount
from kit_desktop.core.endpoint import DEFAULT_ADDRESS
from kit_desktop.core.settings.settings import Appearance, Settings
from kit_desktop.core.settings.store import SettingsProblem, SettingsStore
from kit_desktop.core.storage.files import identity

from .conftest import GOOD, MIRROR, OTHER, PLACE, SHOP, close, entries


@pytest.fixture
def unreadable(file: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], pytest.MonkeyPatch]:
    """Makes the file one that is there and cannot be opened: taken away, or held by another program."""

    def refuse(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    def make() -> pytest.MonkeyPatch:
        monkeypatch.setattr(Path, "open", refuse)
        return monkeypatch

    return make


def test_a_file_that_cannot_be_read_is_not_overwritten(file: Path, unreadable: Callable[[], pytest.MonkeyPatch]) -> None:
    store = SettingsStore(file)
    patch = unreadable()
    loaded = store.load()
    assert loaded.problem is SettingsProblem.UNREADABLE
    assert close(store, loaded.settings) is False
    patch.undo()
    assert file.read_text(encoding="utf-8") == GOOD
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_what_could_not_be_read_at_the_start_is_still_there_when_it_can_be_saved(
    file: Path, unreadable: Callable[[], pytest.MonkeyPatch]
) -> None:
    store = SettingsStore(file)
    patch = unreadable()
    loaded = store.load().settings
    patch.undo()
    new = NamedAccount("c")
    assert close(store, replace(loaded, accounts=(new,)))
    now = SettingsStore(file).load().settings
    assert now == Settings(address=MIRROR, accounts=(SHOP, OTHER, new), window=PLACE)


def test_a_file_that_became_damaged_is_put_aside_before_it_is_saved(file: Path) -> None:
    store = SettingsStore(file)
    settings = store.load().settings
    file.write_bytes(b"address = https://hand.example/\n")
    assert close(store, settings)
    assert SettingsStore(file).load().settings == replace(settings, window=PLACE)
    (aside,) = [path for path in file.parent.iterdir() if path != file]
    assert aside.read_bytes() == b"address = https://hand.example/\n"


def test_a_damaged_file_that_cannot_be_put_aside_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(b"no ini at all")
    store = SettingsStore(file)

    def refuse(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    loaded = store.load()
    assert (loaded.problem, loaded.set_aside) == (SettingsProblem.DAMAGED_FILE, None)
    assert close(store, loaded.settings) is False
    assert file.read_bytes() == b"no ini at all"


def test_two_damaged_files_are_both_kept(file: Path) -> None:
    store = SettingsStore(file)
    for content in (b"one", b"two"):
        file.write_bytes(content)
        store.load()
    assert sorted(path.read_bytes() for path in file.parent.iterdir()) == [b"one", b"two"]


def test_settings_under_a_header_with_a_flipped_letter_are_told_of_and_kept(file: Path) -> None:
    file.write_text(GOOD.replace("kit-desktop", "kit-desktoq"), encoding="utf-8")
    store = SettingsStore(file)
    loaded = store.load()
    assert loaded.problem is SettingsProblem.DAMAGED_FILE
    assert close(store, loaded.settings)
    assert loaded.set_aside is not None
    assert MIRROR in loaded.set_aside.read_text(encoding="utf-8")


def test_a_window_that_changed_nothing_puts_no_old_values_back(file: Path) -> None:
    practice, real = SettingsStore(file), SettingsStore(file)
    old, settings = practice.load().settings, real.load().settings
    changed = replace(settings, address="https://new.example/", accounts=(SHOP, NamedAccount("c", "New")), timeout=5.0)
    assert real.save(changed)
    assert close(practice, replace(old, appearance=Appearance.DARK))
    assert SettingsStore(file).load().settings == replace(changed, appearance=Appearance.DARK, window=PLACE)


def test_accounts_of_two_windows_come_together(file: Path) -> None:
    one, two = SettingsStore(file), SettingsStore(file)
    first, second = one.load().settings, two.load().settings
    assert one.save(replace(first, accounts=(SHOP, OTHER, NamedAccount("c", "C"))))
    assert two.save(replace(second, accounts=(NamedAccount("a", "Bank"), NamedAccount("c"), NamedAccount("d"))))
    assert entries(file) == [["a", "Bank"], ["c", "C"], ["d", ""]]


def test_a_window_that_saves_at_the_same_moment_loses_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = SettingsStore(file), SettingsStore(file)
    first, second = one.load().settings, two.load().settings
    fsync, between = os.fsync, [lambda: two.save(replace(second, timeout=5.0))]

    def slow(handle: int) -> None:
        while between:
            assert between.pop()()
        fsync(handle)

    monkeypatch.setattr(os, "fsync", slow)
    assert close(one, first)
    assert SettingsStore(file).load().settings == replace(first, timeout=5.0, window=PLACE)
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("how", ["removed", "emptied"])
def test_a_file_that_went_is_written_anew_whole(file: Path, how: str) -> None:
    store = SettingsStore(file)
    settings = store.load().settings
    if how == "removed":
        file.unlink()
    else:
        file.write_bytes(b"")
    assert store.save(settings)
    assert SettingsStore(file).load().settings == settings


def test_what_could_not_be_saved_is_saved_the_next_time(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = SettingsStore(file)
    settings = replace(store.load().settings, timeout=5.0)

    def refuse(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        assert store.save(settings) is False
    assert store.save(settings)
    assert SettingsStore(file).load().settings == settings


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_the_file_is_for_its_owner_only(file: Path) -> None:
    file.chmod(0o644)
    store = SettingsStore(file)
    assert close(store, store.load().settings)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_so_is_the_folder_that_is_made_for_it(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "new" / "settings.ini")
    assert close(store, store.load().settings)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


@pytest.mark.parametrize(("put_aside", "left"), [(True, []), (False, [".settings-1.kit-part"])])
def test_loading_sweeps_only_where_it_may_change_the_folder(file: Path, put_aside: bool, left: list[str]) -> None:
    file.with_name(".settings-1.kit-part").write_bytes(b"half")
    loaded = SettingsStore(file).load(put_aside)
    assert (loaded.problem, loaded.damaged_keys, loaded.set_aside) == (None, (), None)
    assert [path.name for path in file.parent.iterdir() if path != file] == left


def test_damaged_values_are_told_of(file: Path) -> None:
    file.write_text("[kit-desktop]\ntimeout = soon\n", encoding="utf-8")
    loaded = SettingsStore(file).load()
    assert (loaded.problem, loaded.damaged_keys) == (SettingsProblem.DAMAGED_VALUES, ("timeout",))


@pytest.mark.parametrize(
    ("text", "presets", "known"),
    [
        ("", None, True),
        ("timeout = soon\n", "[locked]\nadress = x\n", True),
        ("history_days = a year\n", None, False),
        ("history_entries = 0\n", None, False),
        ("keep_history = perhaps\n", None, False),
        ("timeout = 5\ntimeout = 6\n", None, False),
        ("", "[locked]\nhistory_days = year\n", False),
        ("", "history_days = 365\n", False),
        ("keep_history = false\nhistory_days = year\n", None, True),
        ("keep_history = perhaps\n", "[locked]\nkeep_history = false\n", True),
        ("timeout = 5\ntimeout = 6\n", "[locked]\nkeep_history = false\n", True),
        ("timeout = 5\ntimeout = 6\n", "[presets]\nkeep_history = false\n", False),
        ("", "[locked]\nkeep_history = perhaps\n", False),
        ("keep_history = false\n", "keep_history = true\n", False),
    ],
)
def test_it_is_said_whether_it_is_known_how_long_to_keep(file: Path, text: str, presets: str | None, known: bool) -> None:
    file.write_text(f"[kit-desktop]\n{text}", encoding="utf-8")
    other = file.with_name("presets.ini")
    if presets is not None:
        other.write_text(presets, encoding="utf-8")
    assert SettingsStore(file, [other]).load().knows_how_long is known


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("", ""),
        ("[presets]\ntimeout = 60\n", ""),
        ("[presets]\naddress = https://bank.example/\n", "https://bank.example/"),
        (f"[locked]\naddress = {DEFAULT_ADDRESS}\n", DEFAULT_ADDRESS),
    ],
)
def test_in_place_of_a_lost_address_only_the_administrators_is_asked(file: Path, text: str, address: str) -> None:
    file.write_bytes(b"\xff\xff")
    presets = file.with_name("presets.ini")
    presets.write_text(text, encoding="utf-8")
    assert SettingsStore(file, [presets]).load().settings.address == address


def test_settings_that_cannot_be_read_do_not_say_how_long_to_keep(
    file: Path, unreadable: Callable[[], pytest.MonkeyPatch]
) -> None:
    unreadable()
    loaded = SettingsStore(file).load()
    assert (loaded.problem, loaded.knows_how_long) == (SettingsProblem.UNREADABLE, False)


def test_what_did_not_change_is_not_written(file: Path) -> None:
    store = SettingsStore(file)
    settings = store.load().settings
    before = identity(file)
    assert store.save(settings)
    assert identity(file) == before
