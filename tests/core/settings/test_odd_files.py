"""What may lie where the settings file should: a pipe, or megabytes of something else."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from kit_desktop.core.settings.settings import Settings
from kit_desktop.core.settings.store import LoadedSettings, SettingsProblem, SettingsStore


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


def test_megabytes_are_set_aside_and_do_not_hold_the_start_up(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_text("[kit-desktop]\n" + "".join(f"key{i} = {i}\n" for i in range(400_000)), encoding="utf-8")
    began = time.process_time()
    loaded = SettingsStore(file).load()
    assert time.process_time() - began < 2
    assert (loaded.settings, loaded.problem) == (Settings(), SettingsProblem.DAMAGED_FILE)
    assert loaded.set_aside is not None
    assert loaded.set_aside.stat().st_size > 1_000_000
