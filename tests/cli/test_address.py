"""The command line keeps to what the administrator has set."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from kit_desktop import paths
from kit_desktop.cli import main as cli
from kit_desktop.cli.address import NoAddressError, where_to_ask
from kit_desktop.cli.self_test import run_self_test
from kit_desktop.core.endpoint import EndpointError
from kit_desktop.core.outcome import Reason
from kit_desktop.core.settings.store import SettingsProblem

BANK = "https://sms.bank.example/soap/server"


@pytest.fixture
def presets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The administrator's file, which locks the address."""
    file = tmp_path / "presets.ini"
    file.write_text(f"[locked]\naddress = {BANK}\nproxy = http://proxy.example:3128\ntimeout = 20\n", encoding="utf-8")
    monkeypatch.setattr(paths, "presets_files", lambda: (file,))
    monkeypatch.setattr(paths, "settings_file", lambda: tmp_path / "settings.ini")
    monkeypatch.setattr("kit_desktop.startup.hardening.harden", lambda: None)
    monkeypatch.setattr("kit_desktop.startup.stop_signals.collect", lambda: None)
    monkeypatch.setattr("kit_desktop.logs.set_up", lambda *_: None)
    return file


def asked(said: list[str], endpoint: str | None = None, timeout: float | None = None) -> tuple[str, str, float]:
    """Which address, by which proxy, for how long."""
    options = argparse.Namespace(endpoint=endpoint, timeout=timeout, allow_http=True)
    found, seconds = where_to_ask(options, said.append)
    return found.url, found.proxy, seconds


@pytest.mark.usefixtures("presets")
def test_what_is_locked_is_asked_and_nothing_else() -> None:
    said: list[str] = []
    locked = (BANK, "http://proxy.example:3128", 20.0)
    assert asked(said) == locked
    assert asked(said, BANK) == locked
    assert asked(said, timeout=20) == locked
    assert said == []
    assert asked(said, timeout=60) == locked
    assert said == ["The time limit is set by your administrator: 20 s."]
    with pytest.raises(EndpointError) as refused:
        asked(said, "https://elsewhere.example/")
    assert refused.value.reason is Reason.ADDRESS_LOCKED


def test_an_address_of_ones_own_goes_by_the_proxy_that_is_set(presets: Path) -> None:
    presets.write_text("[locked]\nproxy = direct\nallow_http = false\n", encoding="utf-8")
    said: list[str] = []
    assert asked(said, "https://own.example/") == ("https://own.example/", "direct", 30.0)
    with pytest.raises(EndpointError) as refused:
        asked(said, "http://own.example/")
    assert refused.value.reason is Reason.ADDRESS_PLAIN_HTTP
    assert said == ["Plain http is not allowed by your administrator."] * 2


def test_a_file_that_cannot_be_read_stops_every_lookup(presets: Path) -> None:
    presets.write_bytes(b"\xff")
    said: list[str] = []
    for given, reason in ((None, Reason.ADDRESS_EMPTY), ("https://own.example/", Reason.ADDRESS_LOCKED)):
        with pytest.raises(EndpointError) as refused:
            asked(said, given)
        assert refused.value.reason is reason
    assert said == [f"The administrator's file {presets} cannot be read, so no address is known."] * 2


def test_a_misspelt_key_is_told_of_before_the_default_is_asked(presets: Path) -> None:
    presets.write_text(f"[locked]\nadress = {BANK}\n", encoding="utf-8")
    said: list[str] = []
    asked(said)
    assert said == [f"Not understood in the administrator's file {presets}: [locked] adress."]


def test_the_self_test_names_the_file_and_what_is_wrong_in_it(presets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_self_test() == 0
    assert f"ok      administrator's presets: {presets}; locked: address, proxy, timeout\n" in capsys.readouterr().out
    presets.write_text("[locked]\nadress = x\n[other]\n", encoding="utf-8")
    assert run_self_test() == 3
    assert f"Not understood in the administrator's file {presets}: [other], [locked] adress." in capsys.readouterr().out


@pytest.mark.usefixtures("presets")
def test_the_wsdl_of_another_address_is_not_fetched(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["wsdl", "--url", "https://elsewhere.example/"]) == 3
    assert "this address cannot be asked: address_locked" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("own", "problem", "words"),
    [
        (
            b"[kit-desktop]\naddress = htps://x/\n",
            SettingsProblem.DAMAGED_VALUES,
            "Damaged in the settings file {file}: address",
        ),
        (b"\xff", SettingsProblem.DAMAGED_FILE, "The settings file {file} is damaged"),
        (None, SettingsProblem.UNREADABLE, "The settings file {file} cannot be read"),
    ],
)
def test_no_default_is_asked_where_the_persons_address_is_lost(
    presets: Path, tmp_path: Path, own: bytes | None, problem: SettingsProblem, words: str
) -> None:
    presets.unlink()
    file = tmp_path / "settings.ini"
    if own is None:
        file.mkdir()
    else:
        file.write_bytes(own)
    said: list[str] = []
    with pytest.raises(NoAddressError) as lost:
        asked(said)
    assert lost.value.problem is problem
    unsent = "; which server to ask is not known, so nothing was sent (--endpoint says it)."
    assert said == [words.format(file=file) + unsent]
    assert asked(said, "https://own.example/") == ("https://own.example/", "system", 30.0)
    assert said[1:] == [words.format(file=file) + "; the defaults are used instead."]


def test_an_address_that_is_locked_is_known_whatever_became_of_the_persons_settings(presets: Path, tmp_path: Path) -> None:
    (tmp_path / "settings.ini").write_bytes(b"\xff")
    said: list[str] = []
    assert asked(said)[0] == BANK
    assert said == [f"The settings file {tmp_path / 'settings.ini'} is damaged; the defaults are used instead."]


def test_other_damage_is_said_and_the_address_is_asked(presets: Path, tmp_path: Path) -> None:
    presets.unlink()
    (tmp_path / "settings.ini").write_text("[kit-desktop]\naddress = https://own.example/\ntimeout = x\n", encoding="utf-8")
    said: list[str] = []
    assert asked(said) == ("https://own.example/", "system", 30.0)
    assert said == [f"Damaged in the settings file {tmp_path / 'settings.ini'}: timeout; the defaults are used instead."]
