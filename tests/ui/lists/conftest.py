"""A list tab on the practice gateway, without the rest of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.settings.settings import Settings
from kit_desktop.gateway.lazy import LazyGateway
from kit_desktop.gateway.practice.server import DEMO_LOGIN, DEMO_PASSWORD, DemoGateway
from kit_desktop.ui.accounts.account import Account
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.lists.jobs import ListJobs
from kit_desktop.ui.lists.view import ListView

from .steps import start


@dataclass
class Lists:
    """Everything that a test of the tab touches."""

    view: ListView
    jobs: ListJobs
    gateway: DemoGateway
    folder: Path
    said: list[str]
    settings: CurrentSettings


@pytest.fixture
def practice() -> Iterator[DemoGateway]:
    with DemoGateway() as gateway:
        yield gateway


@pytest.fixture
def open_lists(qtbot: QtBot, practice: DemoGateway, tmp_path: Path, repository: Path) -> Iterator[Callable[..., Lists]]:
    opened: list[Lists] = []

    def open_(password: str = DEMO_PASSWORD, login: str | None = DEMO_LOGIN) -> Lists:
        gateway = LazyGateway(repository / "resources" / "SendSMSService.wsdl")
        settings = CurrentSettings(replace(Settings(), address=practice.address, list_rate=0))
        account = Account(None, fixed=Credentials(login, password) if login else None)
        folder = tmp_path / "lists"
        jobs = ListJobs(folder, gateway.session)
        view = ListView(jobs, account, settings)
        # Nobody has to see that it is being read.
        view.imports._soon.setInterval(0)
        qtbot.addWidget(view)
        said: list[str] = []
        view.said.connect(said.append)
        view.resize(1000, 600)
        view.show()
        lists = Lists(view, jobs, practice, folder, said, settings)
        opened.append(lists)
        return lists

    yield open_
    for lists in opened:
        lists.jobs.abandon()


@pytest.fixture
def complaint(tmp_path: Path) -> Path:
    path = tmp_path / "complaint.csv"
    ids = ["964001", "964002", "964003", "111", "964001", "", "1.23E+15", "500"]
    path.write_text("Клиент;MsgID\n" + "\n".join(f"К{i};{each}" for i, each in enumerate(ids)), encoding="utf-8-sig")
    return path


@pytest.fixture
def lists(qtbot: QtBot, open_lists: Callable[..., Lists], complaint: Path) -> Lists:
    """A list that is done, with its rows in the table."""
    done = open_lists()
    start(qtbot, done, complaint)
    qtbot.waitUntil(lambda: done.view.run_page.model.rowCount() == 5)
    return done
