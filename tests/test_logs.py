"""The log: private, bounded, without a password, and never in the way."""

from __future__ import annotations

import logging
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kit_desktop import logs
from kit_desktop.core.endpoint import EndpointError, parse_endpoint
from kit_desktop.core.password_mask import MASK
from kit_desktop.logs import error_places

SECRET = "correct-horse-battery"


@pytest.fixture
def set_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Starts a log; afterwards logging is as it was."""
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    monkeypatch.setattr(logs, "_maskers", {})
    yield logs.set_up
    for handler in [each for each in root.handlers if each not in handlers]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the log is; the folder is not there yet."""
    return tmp_path / "KiT Desktop" / "kit-desktop.log"


def test_what_happened_is_written_with_time_and_place(set_up: Callable[..., None], file: Path) -> None:
    set_up(file)
    logging.getLogger("kit_desktop.test").info("started")
    logging.getLogger("kit_desktop.test").debug("not wanted")
    text = file.read_text(encoding="utf-8")
    assert text.endswith(" INFO MainThread kit_desktop.test: started\n")
    assert "not wanted" not in text


def test_a_password_is_masked_in_every_part_of_a_line(set_up: Callable[..., None], file: Path) -> None:
    set_up(file)
    logs.hide(SECRET)
    log = logging.getLogger("kit_desktop.test")
    log.warning("in the text: %s", SECRET)
    log.warning("<login>x</login><password>somebody else's</password>")
    try:
        int(SECRET)
    except ValueError:
        log.exception("in an error's text")
    log.warning("%r", {"password": SECRET})
    text = file.read_text(encoding="utf-8")
    assert SECRET not in text
    assert "somebody" not in text
    assert text.count(MASK) == 4


def test_several_passwords_are_masked(set_up: Callable[..., None]) -> None:
    logs.hide(SECRET)
    logs.hide("another-long-one")
    assert logs.redacted(f"{SECRET} another-long-one") == f"{MASK} {MASK}"


@pytest.mark.parametrize(
    "name", ["zeep", "zeep.transports", "requests", "urllib3.connectionpool", "httpcore", "keyring", "jeepney"]
)
def test_libraries_that_print_requests_stay_quiet(set_up: Callable[..., None], file: Path, name: str) -> None:
    set_up(file, logging.DEBUG)
    logging.getLogger(name).debug("POST %s", "body")
    logging.getLogger(name).info("POST %s", "body")
    assert not file.exists() or "POST" not in file.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no mode bits")
def test_only_the_person_can_read_it(set_up: Callable[..., None], file: Path) -> None:
    before = os.umask(0)
    try:
        set_up(file)
        logging.getLogger("kit_desktop").warning("x")
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_it_does_not_grow_for_ever(set_up: Callable[..., None], file: Path) -> None:
    set_up(file)
    log = logging.getLogger("kit_desktop")
    for _ in range(60):
        log.warning("x" * 100_000)
    written = list(file.parent.iterdir())
    assert len(written) == 4
    assert sum(path.stat().st_size for path in written) < 4_500_000


def test_where_it_cannot_be_written_the_program_goes_on(set_up: Callable[..., None], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    set_up(tmp_path / "file" / "kit-desktop.log")
    logging.getLogger("kit_desktop").warning("lost")
    (tmp_path / "folder").mkdir()
    set_up(tmp_path / "folder")
    logging.getLogger("kit_desktop").warning("lost")


def test_setting_up_again_moves_the_log(set_up: Callable[..., None], tmp_path: Path) -> None:
    set_up(tmp_path / "first.log")
    set_up(tmp_path / "second.log")
    logging.getLogger("kit_desktop").warning("x")
    assert not (tmp_path / "first.log").exists()
    assert (tmp_path / "second.log").exists()


def test_odd_characters_are_no_reason_to_fail(set_up: Callable[..., None], file: Path) -> None:
    set_up(file)
    logging.getLogger("kit_desktop").warning("қ \ud800 \U0001f600")
    assert "қ" in file.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_renamed_goes_on_and_loses_no_older_file(
    set_up: Callable[..., None], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(file)
    log = logging.getLogger("kit_desktop.test")
    older = [file.with_name(f"{file.name}.{number}") for number in (1, 2, 3)]
    for number, each in enumerate(older):
        each.write_text(f"older {number}")
    with monkeypatch.context() as patch:
        # As Windows does it, while a second window has the file open.
        patch.setattr(os, "replace", refuse)
        for number in range(30):
            log.info("%d %s", number, "x" * 50_000)
    text = file.read_text(encoding="utf-8")
    assert all(f" {number} xxx" in text for number in range(30))
    assert [each.read_text() for each in older] == ["older 0", "older 1", "older 2"]
    for handler in logging.getLogger().handlers:
        if isinstance(handler, logs._PrivateFileHandler):
            handler._not_before = 0.0
    log.info("the next one")
    assert "the next one" in file.read_text(encoding="utf-8")
    assert file.stat().st_size < 1_000
    assert " 29 xxx" in older[0].read_text(encoding="utf-8")
    assert older[1].read_text() == "older 0"


def test_a_full_disk_at_the_end_of_a_file_stops_nobody_who_logs(
    set_up: Callable[..., None], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        def __init__(self) -> None:
            self.real = file.open("a", encoding="utf-8")

        def fileno(self) -> int:
            return self.real.fileno()

        def close(self) -> None:
            self.real.close()
            raise OSError(28, "No space left on device")

    set_up(file)
    log = logging.getLogger("kit_desktop.test")
    log.warning("first")
    (handler,) = (each for each in logging.getLogger().handlers if isinstance(each, logs._PrivateFileHandler))
    handler.stream.close()
    monkeypatch.setattr(handler, "stream", Full())
    with monkeypatch.context() as patch:
        patch.setattr(logs, "_MOST_BYTES", 1)
        log.warning("lost")
    log.warning("next")
    assert "next" in file.read_text(encoding="utf-8")


def test_the_newest_of_the_older_files_is_the_first(set_up: Callable[..., None], file: Path) -> None:
    set_up(file)
    log = logging.getLogger("kit_desktop")
    for number in range(6):
        log.warning("file %d %s", number, "x" * 1_000_000)
    kept = [file, *(file.with_name(f"{file.name}.{number}") for number in (1, 2, 3))]
    for number, each in zip((5, 4, 3, 2), kept, strict=True):
        assert f"file {number} " in each.read_text(encoding="utf-8")
    assert sorted(file.parent.iterdir()) == sorted(kept)


def test_what_an_earlier_start_wrote_is_gone_on_with(set_up: Callable[..., None], file: Path) -> None:
    file.parent.mkdir()
    file.write_text("earlier\n", encoding="utf-8")
    set_up(file)
    logging.getLogger("kit_desktop").warning("later")
    assert file.read_text(encoding="utf-8").startswith("earlier\n")
    file.write_text("x" * 1_000_000, encoding="utf-8")
    logging.getLogger("kit_desktop").warning("anew")
    assert "anew" in file.read_text(encoding="utf-8")
    assert len(file.read_text(encoding="utf-8")) < 200


def test_the_start_need_not_wait_for_the_standard_librarys_handlers() -> None:
    script = "import sys, kit_desktop.logs; kit_desktop.logs.set_up(None); print('logging.handlers' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout == "False\n"


def refuse(*_: object) -> None:
    """What Windows says of a file that is open elsewhere."""
    raise PermissionError(13, "in use")


def _raise(text: str) -> None:
    try:
        parse_endpoint(text)
    except EndpointError as exc:
        raise RuntimeError(text) from exc


def _caught(text: str) -> RuntimeError:
    try:
        _raise(text)
    except RuntimeError as exc:
        return exc
    raise AssertionError


def test_classes_files_and_lines_and_no_text() -> None:
    lines = error_places(_caught("ftp://secret")).splitlines()
    assert lines[0] == "RuntimeError"
    assert "caused by EndpointError" in lines
    assert any(line.startswith("  kit_desktop/core/endpoint.py:") and line.endswith(" parse_endpoint") for line in lines)
    assert any(line.startswith("  test_logs.py:") and line.endswith(" _raise") for line in lines)
    assert "secret" not in "".join(lines)


def _context(*, hide: bool) -> str:
    error = ValueError("b")
    error.__context__, error.__suppress_context__ = KeyError("a"), hide
    return error_places(error)


def test_a_hidden_context_stays_hidden_and_another_is_told() -> None:
    assert "KeyError" not in _context(hide=True)
    assert "caused by KeyError" in _context(hide=False)


def test_an_endless_chain_ends() -> None:
    error = ValueError()
    error.__cause__ = error
    assert error_places(error).count("ValueError") == 10
