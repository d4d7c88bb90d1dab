"""What may lie where the settings file should: a pipe, or megabytes of something else."""

from __future__ import annotations

import io
import json
import os
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from kit_desktop.core.accounts import NamedAccount
from kit_desktop.core.settings.ini_file import LARGEST, SettingsFile, content_of
from kit_desktop.core.settings.settings import Language, Settings
from kit_desktop.core.settings.store import LoadedSettings, SettingsProblem, SettingsStore
from kit_desktop.core.storage import files

from .conftest import GOOD, MIRROR, OTHER, SHOP, close, entries


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make links")
def test_a_link_that_leads_nowhere_is_not_taken_for_no_file(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "share" / "settings.ini")
    with pytest.raises(FileNotFoundError):
        content_of(link)
    assert content_of(tmp_path / "none") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes in folders are POSIX's")
def test_a_pipe_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "settings.ini"
    os.mkfifo(pipe)
    loaded: list[LoadedSettings] = []
    # On a daemon thread: a load that waits for the pipe would never let the tests end.
    thread = threading.Thread(target=lambda: loaded.append(SettingsStore(pipe).load()), daemon=True)
    thread.start()
    thread.join(5)
    assert [each.problem for each in loaded] == [SettingsProblem.UNREADABLE]


class Locked(io.BytesIO):
    """An open file of which another program has locked a part, as Windows lets it."""

    def read(self, size: int | None = -1) -> bytes:
        raise PermissionError(13, "in use", size)


@pytest.mark.parametrize("opens", [False, True])
def test_a_file_that_another_program_has_for_a_moment_is_read_all_the_same(
    file: Path, monkeypatch: pytest.MonkeyPatch, opens: bool
) -> None:
    real, refusals = Path.open, [PermissionError(13, "in use")] * 3

    def held(path: Path, *given: str) -> object:
        if not refusals:
            return real(path, *given)
        refused = refusals.pop()
        if opens:
            return Locked()
        raise refused

    monkeypatch.setattr(files, "PATIENCE", 10.0)
    monkeypatch.setattr(Path, "open", held)
    assert SettingsStore(file).load().problem is None
    assert refusals == []


def test_megabytes_are_set_aside_and_do_not_hold_the_start_up(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_text("[kit-desktop]\n" + "".join(f"key{i} = {i}\n" for i in range(400_000)), encoding="utf-8")
    began = time.process_time()
    loaded = SettingsStore(file).load()
    assert time.process_time() - began < 2
    assert (loaded.settings, loaded.problem) == (Settings(address=""), SettingsProblem.DAMAGED_FILE)
    assert loaded.set_aside is not None
    assert loaded.set_aside.stat().st_size > 1_000_000


def test_sections_and_keys_of_others_stay_as_they_are(file: Path) -> None:
    others = "[DEFAULT]\nx = 0\n\n[Plugin]\nKey = %(x)s\nkey = 2\naddress = theirs\nlong = one\n\ttwo\n"
    file.write_text(f"{others}\n{GOOD}Future_Key = Ä\n", encoding="utf-8")
    store = SettingsStore(file)
    loaded = store.load()
    assert (loaded.problem, loaded.settings.address) == (None, MIRROR)
    assert close(store, replace(loaded.settings, address="https://new.example/"))
    text = file.read_text(encoding="utf-8")
    assert others in text
    assert "future = 1" in text
    assert "Future_Key = Ä" in text
    assert text.count("address =") == 2
    assert store.load().settings.address == "https://new.example/"


def test_a_key_that_was_written_in_capitals_is_changed_and_not_doubled(file: Path) -> None:
    file.write_text("[kit-desktop]\nTimeout = 12\n", encoding="utf-8")
    store = SettingsStore(file)
    settings = store.load().settings
    assert settings.timeout == 12
    assert store.save(replace(settings, timeout=13.0))
    assert file.read_text(encoding="utf-8").split() == ["[kit-desktop]", "timeout", "=", "13.0"]


def test_a_value_that_is_not_understood_stays_until_it_is_changed(file: Path) -> None:
    file.write_text("[kit-desktop]\naddress = wss://mirror.example/\nlanguage = de\n", encoding="utf-8")
    store = SettingsStore(file)
    loaded = store.load()
    assert loaded.damaged_keys == ("address", "language")
    assert store.save(replace(loaded.settings, language=Language.KAZAKH))
    text = file.read_text(encoding="utf-8")
    assert "address = wss://mirror.example/" in text
    assert "language = kk" in text


@pytest.mark.parametrize("strange", [["b", "", {"x": 1}], "ab", 7, None, ["only"], [1, "b"], ["", "nobody"]])
def test_an_account_that_is_not_understood_stays_and_loses_no_other(file: Path, strange: object) -> None:
    file.write_text(
        f"[kit-desktop]\naccounts = {json.dumps([['a', 'Shop'], strange, ['c', 'C'], ['d', '']])}\n", encoding="utf-8"
    )
    store = SettingsStore(file)
    loaded = store.load()
    assert loaded.settings.accounts == (SHOP, NamedAccount("c", "C"), NamedAccount("d"))
    assert (loaded.problem, loaded.damaged_keys) == (SettingsProblem.DAMAGED_VALUES, ("accounts",))
    assert close(store, loaded.settings)
    assert entries(file) == [["a", "Shop"], strange, ["c", "C"], ["d", ""]]
    assert store.save(replace(loaded.settings, accounts=(NamedAccount("d", "Clinic"), SHOP, NamedAccount("e"))))
    assert entries(file) == [["a", "Shop"], strange, ["d", "Clinic"], ["e", ""]]


def test_accounts_that_are_no_list_stay_in_the_file(file: Path) -> None:
    file.write_text('[kit-desktop]\naccounts = [["a", "Shop"\n', encoding="utf-8")
    store = SettingsStore(file)
    assert store.save(replace(store.load().settings, accounts=(OTHER,)))
    assert store.load().settings.accounts == (OTHER,)
    assert '[["a", "Shop"' in file.read_text(encoding="utf-8").splitlines()[1]


def test_up_to_a_quarter_of_a_megabyte_is_a_settings_file(tmp_path: Path) -> None:
    assert LARGEST == 256 * 1024
    whole = b"[kit-desktop]\n#".ljust(LARGEST, b"x")
    assert SettingsFile.parsed(whole).is_ours
    with pytest.raises(ValueError, match="too large"):
        SettingsFile.parsed(whole + b"x")
    (tmp_path / "a.ini").write_bytes(whole + b"xy")
    assert content_of(tmp_path / "a.ini") == whole + b"x"
