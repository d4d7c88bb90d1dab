"""What an administrator sets for everybody: what a person begins with, what is locked, and what is wrong in the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kit_desktop.core.endpoint import DEFAULT_ADDRESS, EndpointError
from kit_desktop.core.outcome import Reason
from kit_desktop.core.settings.presets import read_presets
from kit_desktop.core.settings.settings import READERS, Language, Settings
from kit_desktop.core.settings.store import LoadedSettings, SettingsProblem, SettingsStore

BANK = "https://sms.bank.example/soap/server"
LEFT_TO_THE_PERSON = {"accounts", "window", "id_kind", "xml_indented", "log_level"}
EVERYTHING = f"""
[presets]
language = kk
timeout = 60
[locked]
address = {BANK}
proxy = http://proxy.bank.example:3128
keep_history = false
"""


@pytest.fixture
def presets(tmp_path: Path) -> Path:
    """The administrator's file; it is not there yet."""
    return tmp_path / "system" / "presets.ini"


def person(tmp_path: Path, presets: Path, text: str | bytes, name: str = "settings.ini") -> SettingsStore:
    """A person's store, with that in the administrator's file."""
    presets.parent.mkdir(exist_ok=True)
    presets.write_bytes(text if isinstance(text, bytes) else text.encode())
    return SettingsStore(tmp_path / name, [tmp_path / "none.ini", presets])


def own(tmp_path: Path, text: str) -> None:
    """Write the person's own file."""
    (tmp_path / "settings.ini").write_text(f"[kit-desktop]\n{text}", encoding="utf-8")


def test_without_a_file_nothing_is_preset(tmp_path: Path, presets: Path) -> None:
    found = read_presets([presets, tmp_path / "another.ini"])
    assert (found.settings, found.file, found.wrong, found.is_unreadable) == (Settings(), None, (), False)


def test_the_first_file_that_is_there_is_the_only_one(tmp_path: Path, presets: Path) -> None:
    person(tmp_path, presets, "[locked]\ntimeout = 60\n")
    beside = tmp_path / "beside.ini"
    beside.write_text("[locked]\nallow_csv = false\ntimeout = 90\n", encoding="utf-8")
    found = read_presets([presets, beside])
    assert (found.file, found.settings.timeout, found.settings.allow_csv) == (presets, 60, True)
    assert read_presets([beside, presets]).settings.timeout == 90


def test_a_person_begins_with_the_presets_and_may_change_what_is_not_locked(tmp_path: Path, presets: Path) -> None:
    own(tmp_path, f"timeout = 30\naddress = https://own.example/\nproxy = direct\nappearance = {Settings().appearance.value}\n")
    loaded = person(tmp_path, presets, EVERYTHING).load()
    settings = loaded.settings
    assert (settings.language, settings.timeout) == (Language.KAZAKH, 30)
    assert (settings.address, settings.keep_history) == (BANK, False)
    assert settings.locked == {"address", "proxy", "keep_history"}
    assert (settings.endpoint().url, settings.endpoint().proxy) == (BANK, "http://proxy.bank.example:3128")
    assert (loaded.problem, loaded.presets.file, loaded.presets.wrong) == (None, presets, ())


def test_saving_writes_no_preset_and_leaves_what_is_locked(tmp_path: Path, presets: Path) -> None:
    own(tmp_path, "address = https://own.example/\n")
    store = person(tmp_path, presets, EVERYTHING)
    settings = store.load().settings
    assert store.save(Settings(language=Language.RUSSIAN, timeout=settings.timeout, locked=settings.locked))
    text = (tmp_path / "settings.ini").read_text(encoding="utf-8")
    assert text.split() == ["[kit-desktop]", "address", "=", "https://own.example/", "language", "=", "ru"]
    # The presets go: what the person had is there again.
    after = SettingsStore(tmp_path / "settings.ini").load().settings
    assert (after.address, after.language, after.locked) == ("https://own.example/", Language.RUSSIAN, frozenset())


def test_the_first_saving_of_a_new_person_writes_only_the_change(tmp_path: Path, presets: Path) -> None:
    store = person(tmp_path, presets, EVERYTHING)
    settings = store.load().settings
    changed = Settings(**{name: getattr(settings, name) for name in ("address", "proxy", "keep_history", "language", "locked")})
    assert store.save(changed)
    assert (tmp_path / "settings.ini").read_text(encoding="utf-8").split() == ["[kit-desktop]", "timeout", "=", "30.0"]
    assert store.load().settings.timeout == 30, "the program's own default is a choice too where another one is preset"


@pytest.mark.parametrize(
    "damage", [b"\xff\xfe[\x00l\x00", "[locked]\naddress = https://bank\n".encode("utf-16"), b"address = x"]
)
def test_a_file_that_cannot_be_read_leaves_no_address(tmp_path: Path, presets: Path, damage: bytes) -> None:
    own(tmp_path, "address = https://own.example/\ntimeout = 12\n")
    loaded = person(tmp_path, presets, damage).load()
    assert loaded.presets.is_unreadable
    assert loaded.presets.file == presets
    assert (loaded.settings.address, loaded.settings.locked, loaded.settings.timeout) == ("", {"address"}, 12)
    with pytest.raises(EndpointError) as refused:
        loaded.settings.endpoint()
    assert refused.value.reason is Reason.ADDRESS_EMPTY


@pytest.mark.parametrize("kind", ["folder", "too large", "twice"])
def test_what_is_no_settings_file_leaves_no_address(tmp_path: Path, presets: Path, kind: str) -> None:
    store = person(tmp_path, presets, {"too large": "# " + "x" * 300_000, "twice": "[locked]\na=1\n[locked]\n"}.get(kind, ""))
    if kind == "folder":
        presets.unlink()
        presets.mkdir()
    assert store.load().settings.address == ""


def test_a_byte_order_mark_is_none_of_the_text(tmp_path: Path, presets: Path) -> None:
    assert person(tmp_path, presets, EVERYTHING.encode("utf-8-sig")).load().settings.address == BANK


def test_keys_are_read_in_any_case(tmp_path: Path, presets: Path) -> None:
    settings = person(tmp_path, presets, f"[locked]\nAddress = {BANK}\n").load().settings
    assert (settings.address, settings.locked) == (BANK, {"address"})


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[locked]\nadress = https://bank.example/\ntimeout = 20\n", ("[locked] adress",)),
        ("[presets]\ntimeout = soon\n[locked]\nlanguage = english\n", ("[presets] timeout", "[locked] language")),
        ("[Locked]\ntimeout = 20\n[kit-desktop]\ntimeout = 20\n", ("[Locked]", "[kit-desktop]")),
        ('[locked]\naccounts = [["a", "b"]]\nwindow = 0 0 1 1 normal\n', ("[locked] accounts", "[locked] window")),
        ("[locked]\nproxy = http://login:secret@proxy.example:1\n", ("[locked] proxy",)),
        ("[locked]\nlocked = timeout\n", ("[locked] locked",)),
    ],
)
def test_what_is_not_understood_is_named(tmp_path: Path, presets: Path, text: str, wrong: tuple[str, ...]) -> None:
    loaded = person(tmp_path, presets, text).load()
    assert loaded.presets.wrong == wrong
    assert loaded.settings.address == DEFAULT_ADDRESS
    assert (loaded.settings.accounts, loaded.settings.window, loaded.settings.proxy) == ((), None, "system")


@pytest.mark.parametrize("section", ["presets", "locked"])
@pytest.mark.parametrize(
    ("address", "kept"), [("htps://bank.example/", "htps://bank.example/"), ("https://a:b@bank.example/", "")]
)
def test_an_unusable_address_is_never_replaced_by_the_default(
    tmp_path: Path, presets: Path, section: str, address: str, kept: str
) -> None:
    loaded = person(tmp_path, presets, f"[{section}]\naddress = {address}\n").load()
    assert loaded.settings.address == kept
    assert loaded.presets.wrong == (f"[{section}] address",)
    with pytest.raises(EndpointError):
        loaded.settings.endpoint()


@pytest.mark.parametrize("name", ["allow_http", "allow_csv", "allow_practice", "keep_history"])
def test_a_locked_permission_that_cannot_be_read_is_none(tmp_path: Path, presets: Path, name: str) -> None:
    loaded = person(tmp_path, presets, f"[locked]\n{name} = never\n").load()
    assert getattr(loaded.settings, name) is False
    assert loaded.presets.wrong == (f"[locked] {name}",)
    assert getattr(person(tmp_path, presets, f"[presets]\n{name} = never\n").load().settings, name) is True


@pytest.mark.parametrize(
    ("texts", "allowed"), [(("true", "True", "yes", "on", "1"), True), (("false", "FALSE", "no", "off", "0"), False)]
)
def test_yes_and_no_are_written_as_in_any_ini_file(
    tmp_path: Path, presets: Path, texts: tuple[str, ...], allowed: bool
) -> None:
    for text in texts:
        loaded = person(tmp_path, presets, f"[locked]\nkeep_history = {text}\nallow_csv = {text}\n").load()
        assert (loaded.settings.keep_history, loaded.settings.allow_csv, loaded.presets.wrong) == (allowed, allowed, ())


def test_a_damaged_value_of_the_persons_own_falls_back_to_the_preset(tmp_path: Path, presets: Path) -> None:
    own(tmp_path, "timeout = soon\n")
    loaded = person(tmp_path, presets, EVERYTHING).load()
    assert (loaded.settings.timeout, loaded.damaged_keys) == (60, ("timeout",))


def test_a_damaged_file_of_the_persons_own_falls_back_to_the_presets(tmp_path: Path, presets: Path) -> None:
    (tmp_path / "settings.ini").write_bytes(b"\xff\xff")
    loaded = person(tmp_path, presets, EVERYTHING).load()
    assert (loaded.problem, loaded.settings.address, loaded.settings.timeout) == (SettingsProblem.DAMAGED_FILE, BANK, 60)


def test_plain_http_that_is_not_allowed_cannot_be_agreed_to(tmp_path: Path, presets: Path) -> None:
    own(tmp_path, "address = http://own.example/\nplain_http_address = http://own.example/\n")
    assert person(tmp_path, presets, "").load().settings.endpoint().allow_plain_http
    with pytest.raises(EndpointError) as refused:
        person(tmp_path, presets, "[locked]\nallow_http = false\n").load().settings.endpoint()
    assert refused.value.reason is Reason.ADDRESS_PLAIN_HTTP


def test_an_administrator_can_agree_to_plain_http_for_everybody(tmp_path: Path, presets: Path) -> None:
    address = "http://gateway.example/soap"
    settings = person(tmp_path, presets, f"[locked]\naddress = {address}\nplain_http_address = {address}\n").load().settings
    assert (settings.endpoint().url, settings.endpoint().allow_plain_http) == (address, True)


def test_two_people_of_one_computer_are_apart(tmp_path: Path, presets: Path) -> None:
    first = person(tmp_path, presets, EVERYTHING, "first.ini")
    second = person(tmp_path, presets, EVERYTHING, "second.ini")
    loaded: LoadedSettings = first.load()
    second.load()
    mine = Settings(language=Language.RUSSIAN, mask_number=True, timeout=60, locked=loaded.settings.locked)
    assert first.save(mine)
    theirs = second.load().settings
    assert (theirs.language, theirs.mask_number, theirs.address) == (Language.KAZAKH, False, BANK)
    assert presets.read_text(encoding="utf-8") == EVERYTHING


def test_the_example_is_understood_as_it_stands(repository: Path, tmp_path: Path) -> None:
    example = repository / "resources" / "packaging" / "presets.ini"
    found = read_presets([example])
    assert (found.is_unreadable, found.wrong) == (False, ())
    # Every line that is off is understood too once it is on.
    text = "\n".join(line.removeprefix(";") for line in example.read_text(encoding="utf-8").splitlines())
    person_file = tmp_path / "all.ini"
    person_file.write_text(text, encoding="utf-8")
    found = read_presets([person_file])
    assert (found.is_unreadable, found.wrong) == (False, ())
    assert found.settings.allow_practice is False
    # Every setting that an administrator may want is in it.
    assert set(re.findall(r"^(\w+) =", text, re.MULTILINE)) == READERS.keys() - LEFT_TO_THE_PERSON
