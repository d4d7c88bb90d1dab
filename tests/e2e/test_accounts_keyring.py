"""Several accounts in the system's real keyring, chosen by the window's own object and used by the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kit_desktop.gateway.practice.server import DEMO_LOGIN, DEMO_PASSWORD, DemoGateway

SCRIPT = """
import json, subprocess, sys
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from kit_desktop.core.accounts import Credentials
from kit_desktop.core.accounts import NamedAccount
from kit_desktop.gateway.vault import SystemVault
from kit_desktop.ui.accounts.account import Account

address, login, password = sys.argv[1:]
qt = QCoreApplication([])

def wait(signal, act):
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(20_000, loop.quit)
    act()
    loop.exec()
    signal.disconnect(loop.quit)

def forget(login):
    again.forget(login)
    # Asked meanwhile, the keyring may say that it has just lost what it was about to give.
    while again._forgetting:
        loop = QEventLoop()
        QTimer.singleShot(20, loop.quit)
        loop.exec()

def asked():
    command = [sys.executable, "-m", "kit_desktop.cli.main", "lookup", "963", "--endpoint", address]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60)
    return json.loads(run.stdout)["outcome"]

vault = SystemVault()
account = Account(vault)
known = []
account.known_changed.connect(known.append)
wait(account.saved, lambda: account.use(Credentials(login, password), remember=True))
wait(account.saved, lambda: account.use(Credentials("other", "not-the-password"), remember=True))
seen = {"keyring": vault.describe(), "with other": asked()}

again = Account(vault, known=known[-1])
wait(again.loaded, again.load)
seen["loaded"] = again.login
wait(again.loaded, lambda: again.switch_to(login))
seen["switched"] = again.login
seen["current"] = vault.current_login()
seen["with the right one"] = asked()
forget("other")
seen["left"] = [each.login for each in again.accounts]
seen["other is gone"] = vault.load("other") is None
forget(login)
seen["with none"] = asked()
print(json.dumps(seen))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's")
def test_several_accounts_in_the_real_keyring(tmp_path: Path, repository: Path, needed: Callable[[str, str], str]) -> None:
    session = needed("dbus-run-session", "dbus")
    daemon = needed("gnome-keyring-daemon", "gnome-keyring")
    # Its own short path: a socket's name has room for about a hundred characters.
    environment = {name: value for name, value in os.environ.items() if name != "DBUS_SESSION_BUS_ADDRESS"}
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"):
        folder = tmp_path / name.lower()
        folder.mkdir(mode=0o700)
        environment[name] = str(folder)
    environment |= {"PYTHONPATH": str(repository), "QT_QPA_PLATFORM": "offscreen"}
    unlocked = f"printf '\\n' | {daemon} --unlock --components=secrets --daemonize >/dev/null; exec \"$@\""
    with DemoGateway() as gateway:
        command = [session, "--", "sh", "-c", unlocked, "sh", sys.executable, "-c", SCRIPT]
        run = subprocess.run(
            [*command, gateway.address, DEMO_LOGIN, DEMO_PASSWORD],
            check=False,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            cwd=tmp_path,
        )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout.splitlines()[-1]) == {
        "keyring": "Secret Service",
        "with other": "auth_failed",
        "loaded": "other",
        "switched": DEMO_LOGIN,
        "current": DEMO_LOGIN,
        "with the right one": "ok",
        "left": [DEMO_LOGIN],
        "other is gone": True,
        "with none": "no_credentials",
    }
