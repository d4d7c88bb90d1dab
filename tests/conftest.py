"""Every test's world: no screen, no person's files, no proxy, no keyring but those that a test brings itself."""

from __future__ import annotations

import atexit
import gc
import os
import re
import shutil
import signal
import site
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

REPOSITORY = Path(__file__).resolve().parents[1]
_LEADS_OUT = ("SSLKEYLOGFILE", "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NETRC", "LANGUAGE")
_CHOOSES_KEYRING = ("PYTHON_KEYRING_BACKEND", "KEYRING_PROPERTY_KEYCHAIN")


def _keep_temporary_files_in_memory() -> None:
    """Where there is room: most of what a test of files waits for is the disk, and no test is about a loss of power."""
    memory = Path("/dev/shm")
    # Wine shows the folder to a Windows Python, which cannot ask for its room.
    if os.name == "nt" or "TMPDIR" in os.environ or not (memory.is_dir() and os.access(memory, os.W_OK)):
        return
    room = os.statvfs(memory)
    if room.f_bavail * room.f_frsize >= 4 * 1024**3 and not room.f_flag & os.ST_NOEXEC:
        os.environ["TMPDIR"] = tempfile.tempdir = str(memory)


def _leave_the_persons_world() -> None:
    """At import, so that it holds before Qt and the program look at the environment, and for every process that is started."""
    home = Path(tempfile.mkdtemp(prefix="kit-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    # What was installed for this person only is still to be found.
    os.environ.setdefault("PYTHONUSERBASE", site.getuserbase())
    for name in list(os.environ):
        if name.lower().endswith("_proxy") or name in _LEADS_OUT or name in _CHOOSES_KEYRING:
            del os.environ[name]
    folders = {
        "HOME": home,
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_RUNTIME_DIR": home / "runtime",
        "USERPROFILE": home,
        "APPDATA": home / "roaming",
        "LOCALAPPDATA": home / "local",
        # Windows itself does not read the two above; platformdirs reads these first.
        "WIN_PD_OVERRIDE_APPDATA": home / "roaming",
        "WIN_PD_OVERRIDE_LOCAL_APPDATA": home / "local",
    }
    for name, folder in folders.items():
        folder.mkdir(exist_ok=True, mode=0o700)
        os.environ[name] = str(folder)
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={home / 'no-bus'}"
    os.environ["LC_ALL"] = "C.UTF-8"
    # Else every process that a test starts would compile the whole program anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # What nohup has ignored stays ignored in every process that is started; what is handled is not handled there.
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, lambda *_: None)


_keep_temporary_files_in_memory()
_leave_the_persons_world()


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: a test that drives a program mostly waits for it."""
    return (os.cpu_count() or 1) + 1


def pytest_configure() -> None:
    """What a test waits for may take long on a machine that is busy elsewhere; 5 s are pytest-qt's patience."""
    for wait in (QtBot.waitSignal, QtBot.waitSignals, QtBot.waitUntil, QtBot.waitCallback):
        wait.__kwdefaults__["timeout"] = 20_000
    # As in the program (`ui.worker`): not on any thread, where it destroys objects of Qt.
    gc.disable()


def pytest_sessionstart(session: pytest.Session) -> None:
    """Each worker compiles its share of the tests first: in the order of collection each would compile all of them."""
    if told := getattr(session.config, "workerinput", None):
        sys.dont_write_bytecode = False
        asked = [Path(argument.partition("::")[0]) for argument in session.config.args]
        files = sorted(file for path in asked for file in (path.rglob("test_*.py") if path.is_dir() else [path]))
        for file in files[int(told["workerid"].removeprefix("gw")) :: told["workercount"]]:
            # What cannot be imported is said when it is collected.
            with suppress(Exception, pytest.skip.Exception):
                import_module(".".join(file.resolve().relative_to(REPOSITORY).with_suffix("").parts))


def pytest_collection_finish() -> None:
    """Every collection would look through thousands of tests and all the modules that they have imported."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None, None, None]:
    """Destroy what a test has closed, else each of its widgets hears every change of language and colours after it.

    Outside an event loop Qt does not do it by itself. And collect now and then what the tests have left.
    """
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    youngest, _, oldest = gc.get_count()
    if youngest > 10_000:
        gc.collect(2 if oldest > 10 else 1)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A worker sends its reports as UTF-8: what a test logged may hold what UTF-8 cannot say."""
    report = yield
    report.sections = [(name, text.encode("utf-8", "backslashreplace").decode("utf-8")) for name, text in report.sections]
    return report


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout that is tested."""
    return REPOSITORY


@pytest.fixture(scope="session")
def missing() -> Callable[[str], NoReturn]:
    """Ends a test whose real peer is not on this machine: skipped with the reason, but failed in CI."""

    def end(what: str) -> NoReturn:
        if os.environ.get("CI", "").lower() in {"true", "1"}:
            pytest.fail(f"missing in CI: {what}")
        pytest.skip(f"missing here: {what}")

    return end


@pytest.fixture(scope="session")
def needed(missing: Callable[[str], NoReturn]) -> Callable[[str, str], str]:
    """Finds a program by name, or by its whole path; the second text says where to get it."""

    def find(program: str, package: str) -> str:
        return shutil.which(program) or missing(f"{program} ({package})")

    return find


@pytest.fixture(scope="session")
def build(missing: Callable[[str], NoReturn]) -> Path:
    """The folder that PyInstaller made, told by the environment variable KIT_DESKTOP_BUILD."""
    told = os.environ.get("KIT_DESKTOP_BUILD")
    if not told:
        missing("a built program: python -m PyInstaller build.spec, then KIT_DESKTOP_BUILD=dist/kit-desktop")
    folder = Path(told).resolve()
    assert folder.is_dir(), f"KIT_DESKTOP_BUILD is no folder: {folder}"
    return folder


@pytest.fixture(scope="session")
def php(needed: Callable[[str, str], str], missing: Callable[[str], NoReturn]) -> str:
    """The path of a PHP that has ext-soap."""
    if sys.platform == "win32":
        pytest.skip("PHP is a peer on Linux and macOS only")
    found = needed("php", "php-cli php-soap")
    check = 'exit(extension_loaded("soap") ? 0 : 1);'
    if subprocess.run([found, "-r", check], check=False, timeout=30).returncode != 0:
        missing("PHP's ext-soap (php-soap)")
    return found


@pytest.fixture(scope="session")
def php_server(php: str) -> Iterator[str]:
    """The address of PHP's SoapServer on the WSDL that the program ships."""
    command = [php, "-S", "127.0.0.1:0", str(REPOSITORY / "tests" / "gateway" / "php" / "server.php")]
    told = {"WSDL": str(REPOSITORY / "resources" / "SendSMSService.wsdl"), "PHP_CLI_SERVER_WORKERS": "4"}
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | told,
        start_new_session=True,
    ) as process:
        assert process.stderr is not None
        started = (re.search(r"\((http://127\.0\.0\.1:\d+)\) started", line) for line in process.stderr)
        address = next(filter(None, started))[1]
        # Nobody would read what it logs from here on, and a full pipe would stop it.
        drain = threading.Thread(target=process.stderr.read)
        drain.start()
        yield f"{address}/soap/server"
        # Its own session: the server and its workers, nobody else.
        os.killpg(process.pid, signal.SIGKILL)
        drain.join()
