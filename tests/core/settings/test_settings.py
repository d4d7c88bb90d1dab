"""The settings file: missing, damaged, newer, unwritable, and never with a secret in it."""

from __future__ import annotations

import json
import threading
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit_desktop.core.accounts import NamedAccount
from kit_desktop.core.endpoint import DEFAULT_ADDRESS, EndpointError
from kit_desktop.core.lists.values import Pace
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Reason
from kit_desktop.core.settings.settings import (
    READERS,
    Appearance,
    Language,
    PartlyReadError,
    Settings,
    WindowPlace,
    merged_accounts,
    parse_accounts,
    parse_timeout,
)
from kit_desktop.core.settings.settings import (
    written as as_text,
)
from kit_desktop.core.settings.store import SettingsProblem, SettingsStore

CHANGED = Settings(
    address="http://gateway.example/a%20b?x=1",
    plain_http_address="http://gateway.example/a%20b?x=1",
    timeout=12.5,
    language=Language.KAZAKH,
    appearance=Appearance.DARK,
    id_kind=IdKind.USER_MSG_ID,
    mask_number=True,
    mask_login=True,
    xml_indented=False,
    window=WindowPlace(-5, 10, 800, 600, maximized=True),
    list_parallel=2,
    list_rate=0.5,
    proxy="https://proxy.example:3128",
    allow_http=False,
    allow_csv=False,
    allow_practice=False,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the settings are; the folder is not there yet."""
    return tmp_path / "KiT Desktop" / "settings.ini"


def written(file: Path, text: str | bytes) -> SettingsStore:
    """A store whose file holds that."""
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return SettingsStore(file)


def test_without_a_file_there_are_the_defaults(file: Path) -> None:
    loaded = SettingsStore(file).load()
    assert loaded.settings == Settings()
    assert loaded.problem is None
    assert not file.parent.exists()


def test_the_defaults_are_the_safe_ones() -> None:
    assert Settings().address == DEFAULT_ADDRESS
    assert Settings().endpoint().is_secure
    assert Settings().timeout == 30
    assert Settings().language is Language.SYSTEM


@pytest.mark.parametrize("proxy", ["system", "direct", "http://proxy.example", "https://[::1]:3128"])
def test_a_proxy_is_an_address_or_one_of_two_words(file: Path, proxy: str) -> None:
    assert written(file, f"[kit-desktop]\nproxy = {proxy}\n").load().settings.endpoint().proxy == proxy


def test_every_setting_comes_back(file: Path) -> None:
    assert SettingsStore(file).save(CHANGED)
    assert SettingsStore(file).load().settings == CHANGED


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("timeout = soon", "timeout"),
        ("timeout = 0", "timeout"),
        ("timeout = -5", "timeout"),
        ("timeout = nan", "timeout"),
        ("timeout = inf", "timeout"),
        ("timeout = 601", "timeout"),
        ("timeout =", "timeout"),
        ("language = xx", "language"),
        ("appearance = 1", "appearance"),
        ("id_kind = msgid", "id_kind"),
        ("mask_number = 2", "mask_number"),
        ("mask_number = perhaps", "mask_number"),
        ("mask_login = None", "mask_login"),
        ("proxy =", "proxy"),
        ("proxy = proxy.example", "proxy"),
        ("proxy = proxy.example:3128", "proxy"),
        ("proxy = socks5://proxy.example:1080", "proxy"),
        ("proxy = http://", "proxy"),
        ("proxy = http://proxy.example:0", "proxy"),
        ("proxy = http://proxy.example:99999", "proxy"),
        ("proxy = http://me:secret@proxy.example:3128", "proxy"),
        ("proxy = Direct", "proxy"),
        ("allow_http = -1", "allow_http"),
        ("list_parallel = 0", "list_parallel"),
        ("list_parallel = 17", "list_parallel"),
        ("list_parallel = 2.5", "list_parallel"),
        ("list_rate = -1", "list_rate"),
        ("list_rate = 0.05", "list_rate"),
        ("list_rate = 1001", "list_rate"),
        ("list_rate = nan", "list_rate"),
        ("list_rate = inf", "list_rate"),
        ("window = 1 2 3", "window"),
        ("window = 1 2 3 4 minimised", "window"),
        ("window = 1 2 3 99999999 normal", "window"),
        ("window = a b c d normal", "window"),
    ],
)
def test_a_damaged_value_is_its_default_and_is_told_of(file: Path, line: str, key: str) -> None:
    loaded = written(
        file, f"[kit-desktop]\nappearance = dark\n{line}\n" if key != "appearance" else f"[kit-desktop]\n{line}\n"
    ).load()
    assert (loaded.problem, loaded.damaged_keys) == (SettingsProblem.DAMAGED_VALUES, (key,))
    assert getattr(loaded.settings, key) == getattr(Settings(), key)
    if key != "appearance":
        assert loaded.settings.appearance is Appearance.DARK


@pytest.mark.parametrize(
    ("text", "kept"),
    [("isms.center", "isms.center"), ("", ""), ("htp://gateway.example/", "htp://gateway.example/"), ("https://me:x@h/", "")],
)
def test_a_damaged_address_is_never_the_default(file: Path, text: str, kept: str) -> None:
    store = written(file, f"[kit-desktop]\naddress = {text}\n")
    loaded = store.load()
    assert (loaded.problem, loaded.damaged_keys) == (SettingsProblem.DAMAGED_VALUES, ("address",))
    assert loaded.settings.address == kept
    with pytest.raises(EndpointError):
        loaded.settings.endpoint()
    assert store.save(replace(loaded.settings, appearance=Appearance.DARK))
    assert f"address = {text}".rstrip() in file.read_text()


@pytest.mark.parametrize(
    "content",
    [
        b"no ini at all",
        b"[kit-desktop\ntimeout = 5",
        b"\x00\x01\x02\xff\xfe",
        b"[kit-desktop]\ntimeout = 5\ntimeout = 6\n",
        "[kit-desktop]\naddress = қ".encode("utf-16"),
        b"\xff" * 10_000,
        b"[other]\nx = 1\n",
        b"[kit-desktoq]\naddress = https://mirror.example/soap\n",
    ],
)
def test_a_damaged_file_is_kept_aside(file: Path, content: bytes) -> None:
    loaded = written(file, content).load()
    assert (loaded.settings, loaded.problem) == (Settings(address=""), SettingsProblem.DAMAGED_FILE)
    assert loaded.set_aside is not None
    assert loaded.set_aside.read_bytes() == content
    assert not file.exists()
    assert SettingsStore(file).save(CHANGED)
    assert SettingsStore(file).load().settings == CHANGED


def test_a_reader_that_asks_for_nothing_more_leaves_a_damaged_file_where_it_is(file: Path) -> None:
    loaded = written(file, b"no ini at all").load(put_aside=False)
    assert (loaded.problem, loaded.set_aside) == (SettingsProblem.DAMAGED_FILE, None)
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("content", ["", "\ufeff[kit-desktop]\n", "# a remark\n"])
def test_an_empty_file_is_no_damage(file: Path, content: str) -> None:
    loaded = written(file, content).load()
    assert (loaded.settings, loaded.problem) == (Settings(), None)


def test_what_another_version_knows_is_kept(file: Path) -> None:
    store = written(file, "[kit-desktop]\nfrom_the_future = 7\ntimeout = 12\n")
    assert store.load().problem is None
    assert store.save(replace(store.load().settings, timeout=13))
    text = file.read_text(encoding="utf-8")
    assert "from_the_future = 7" in text
    assert SettingsStore(file).load().settings.timeout == 13


def test_a_file_that_cannot_be_read_is_told_of_and_left_alone(file: Path) -> None:
    file.mkdir(parents=True)
    loaded = SettingsStore(file).load()
    assert (loaded.settings, loaded.problem) == (Settings(address=""), SettingsProblem.UNREADABLE)
    assert file.is_dir()


def test_a_disk_that_takes_nothing_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert SettingsStore(tmp_path / "file" / "settings.ini").save(Settings()) is False


def test_where_the_last_step_of_saving_fails_the_old_file_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = SettingsStore(file)
    assert store.save(CHANGED)
    before = file.read_bytes()

    def refuse(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    for step in ("fsync", "replace"):
        with monkeypatch.context() as patch:
            patch.setattr(f"os.{step}", refuse)
            assert store.save(Settings()) is False
        assert file.read_bytes() == before
        assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_saving_from_several_threads_leaves_a_whole_file(file: Path) -> None:
    store = SettingsStore(file)
    saved: list[bool] = []
    threads = [
        threading.Thread(target=lambda seconds=seconds: saved.append(store.save(replace(CHANGED, timeout=float(seconds)))))
        for seconds in range(10, 22)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert saved == [True] * 12
    assert SettingsStore(file).load().problem is None
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_plain_http_is_allowed_for_the_one_address_that_was_agreed_to() -> None:
    agreed = "http://gateway.example/soap"
    assert not Settings(address=agreed, plain_http_address=agreed).endpoint().is_secure
    with pytest.raises(EndpointError) as caught:
        Settings(address="http://gateway.example/other", plain_http_address=agreed).endpoint()
    assert caught.value.reason is Reason.ADDRESS_PLAIN_HTTP
    assert Settings(address=DEFAULT_ADDRESS, plain_http_address=agreed).endpoint().is_secure


def test_there_is_no_place_for_a_secret() -> None:
    assert not [field.name for field in fields(Settings) if "password" in field.name or "secret" in field.name]


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.one_of(
        st.binary(max_size=200), st.text(max_size=200).map(lambda text: f"[kit-desktop]\n{text}".encode("utf-8", "replace"))
    )
)
def test_no_content_of_the_file_stops_the_program(tmp_path: Path, content: bytes) -> None:
    loaded = written(tmp_path / "settings.ini", content).load()
    if loaded.problem is SettingsProblem.DAMAGED_FILE:
        # Which address it named is not known, and no other is asked.
        assert loaded.settings == Settings(address="")
    else:
        loaded.settings.endpoint()


@pytest.mark.parametrize("text", ["1", "30", "600", "2.5"])
def test_a_time_limit(text: str) -> None:
    assert parse_timeout(text) == float(text)


@pytest.mark.parametrize("text", ["0.9", "600.1", "nan", "-1", "", "1e9", "soon"])
def test_no_time_limit(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_timeout(text)


def test_the_pace_of_lists_is_the_gentle_one_until_another_is_set(file: Path) -> None:
    assert Settings().list_pace() == Pace(parallel=4, rate=10, timeout=30)
    loaded = written(file, "[kit-desktop]\ntimeout = 5\nlist_parallel = 1\nlist_rate = 0\n").load()
    assert loaded.settings.list_pace() == Pace(parallel=1, rate=0, timeout=5)


A, B, C = NamedAccount("a", "Shop"), NamedAccount("b"), NamedAccount("c", "Bank")


@pytest.mark.parametrize(
    ("text", "before", "after", "merged"),
    [
        ("[]", (), (A, B), [["a", "Shop"], ["b", ""]]),
        ('[["a", "Shop"], ["b", ""]]', (A, B), (B,), [["b", ""]]),
        ('[["a", "Shop"]]', (A,), (NamedAccount("a", "Kiosk"),), [["a", "Kiosk"]]),
        ('[["a", "Shop"]]', (A,), (NamedAccount("a"),), [["a", ""]]),
        # Another window gave it a name, or entered one more, or removed one.
        ('[["b", "Branch"]]', (), (B,), [["b", "Branch"]]),
        ('[["a", "Shop"], ["c", "Bank"]]', (A,), (A, B), [["a", "Shop"], ["c", "Bank"], ["b", ""]]),
        ("[]", (A,), (A, B), [["b", ""]]),
        # What this version does not know stays.
        ('[["a", "Shop"], {"new": 1}, ["x", "y", "z"], ["", "none"]]', (A,), (), [{"new": 1}, ["x", "y", "z"], ["", "none"]]),
    ],
)
def test_accounts_are_merged_into_what_is_there(
    text: str, before: tuple[NamedAccount, ...], after: tuple[NamedAccount, ...], merged: object
) -> None:
    assert json.loads(merged_accounts(text, before, after)) == merged


@pytest.mark.parametrize("text", ["", "{}", "1", "[" * 100_000])
def test_what_is_no_list_of_accounts(text: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        parse_accounts(text)
    with pytest.raises((ValueError, TypeError)):
        merged_accounts(text, (), (A,))


def test_accounts_that_are_understood_are_read_each_once() -> None:
    assert parse_accounts('[["a", "Shop"], ["c", "old"], ["c", "Bank"]]') == (A, C)
    with pytest.raises(PartlyReadError) as raised:
        parse_accounts('[["a", "Shop"], 7]')
    assert raised.value.accounts == (A,)


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("history_days", 1, 3650),
        ("history_entries", 1, 1_000_000),
        ("timeout", 1, 600),
        ("watch_first", 5, 600),
        ("watch_longest", 5, 3_600),
        ("watch_minutes", 1, 1_440),
    ],
)
def test_numbers_have_limits(name: str, least: int, most: int) -> None:
    assert [READERS[name](str(number)) for number in (least, most)] == [least, most]
    for text in (str(least - 1), str(most + 1), "", "x", "nan", "inf"):
        with pytest.raises(ValueError):  # noqa: PT011 - which words it says is nobody's business
            READERS[name](text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("-99999 99999 800 600 normal", WindowPlace(-99_999, 99_999, 800, 600)),
        ("0 0 1 1 maximized", WindowPlace(0, 0, 1, 1, maximized=True)),
    ],
)
def test_places_of_the_window(text: str, place: WindowPlace) -> None:
    assert READERS["window"](text) == place
    assert as_text(place) == text


@pytest.mark.parametrize(
    "text", ["100000 0 1 1 normal", "0 0 1 -100000 normal", "0 0 1 1 small", "0 0 1 normal", "a b c d normal"]
)
def test_what_is_no_place(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - as above
        READERS["window"](text)
