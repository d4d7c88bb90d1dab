"""The house's arrows, held: who may import whom, and what lies at the top."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "kit_desktop"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
TOP_LEVEL = {"pyproject.toml", "kit_desktop", "resources", "tests", "README.md", "build.spec"}
PRODUCED = {"build", "dist"}

NETWORK = {"zeep", "requests", "urllib3", "lxml", "httpcore", "h11", "idna", "truststore"}
WINDOW = {"PySide6", "shiboken6"}
TABLES = {"python_calamine", "xlsxwriter"}
KEYRING = {"keyring", "secretstorage", "jeepney"}
NAMELESS = {"utils.py", "util.py", "helpers.py", "helper.py", "common.py", "manager.py", "misc.py"}


@cache
def parsed(module: str) -> ast.Module:
    """A file's syntax tree."""
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


class Import:
    """One import: the module's whole name, and whether it happens as soon as the file is imported."""

    def __init__(self, name: str, line: int, *, at_once: bool) -> None:
        self.name, self.line, self.at_once = name, line, at_once

    @property
    def top(self) -> str:
        """The distribution, or our own package."""
        return self.name.partition(".")[0]

    def __repr__(self) -> str:
        return f"{self.name} (line {self.line})"


@cache
def imports(module: str, *, typing_only: bool = False) -> list[Import]:
    """What a file imports; without what only type checkers see, unless `typing_only` asks for that as well."""
    return list(_imports(parsed(module), module, typing_only))


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """The statements right in a node, and what else can hold some; no expressions, of which there are ten times as many."""
    return (child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt | ast.excepthandler | ast.match_case))


def _imports(node: ast.AST, module: str, typing_only: bool, at_once: bool = True) -> Iterator[Import]:
    for child in statements(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, child.lineno, at_once=at_once) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, f"{module}: relative import in line {child.lineno}"
            assert child.module
            for alias in child.names:
                yield Import(f"{child.module}.{alias.name}", child.lineno, at_once=at_once)
        elif (
            isinstance(child, ast.If)
            and isinstance(child.test, ast.Name)
            and child.test.id == "TYPE_CHECKING"
            and not typing_only
        ):
            continue
        else:
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
            yield from _imports(child, module, typing_only, at_once and not inside)


def allowed(top: str, module: str) -> bool:
    """Whether that file may import that distribution."""
    room = module.partition("/")[0]
    if top in NETWORK:
        return room == "gateway"
    if top in KEYRING:
        return module == "gateway/vault.py"
    if top in WINDOW:
        return room == "ui" or module in {"app.py", "__main__.py"}
    if top in TABLES:
        return room == "core"
    return top in sys.stdlib_module_names or top in {"kit_desktop", "platformdirs", "tzdata"}


def test_each_library_stays_in_its_room() -> None:
    assert [(module, each) for module in MODULES for each in imports(module) if not allowed(each.top, module)] == []


def test_the_core_knows_the_standard_library_and_itself() -> None:
    core = [name for name in MODULES if name.startswith("core/")]
    assert core
    for module in core:
        for each in imports(module, typing_only=True):
            if each.top == "kit_desktop":
                assert each.name.startswith("kit_desktop.core."), (module, each)
            elif each.top not in TABLES:
                assert each.top in sys.stdlib_module_names, (module, each)
        slow = [each for each in imports(module) if each.top in TABLES and each.at_once]
        assert slow == [], f"{module}: inside a function only"


ARROWS = {
    "cli/": ("cli/", "core/", "gateway/", "startup/", "logs.py", "paths.py", "__init__.py"),
    "core/": ("core/",),
    "core/storage/": ("core/storage/", "core/*"),
    "core/settings/": ("core/settings/", "core/storage/", "core/lists/values.py", "core/*"),
    "core/history/": ("core/history/", "core/storage/", "core/*"),
    "core/support/": ("core/support/", "core/storage/", "core/*"),
    "core/lists/": ("core/lists/", "core/storage/", "core/*"),
    "core/*": ("core/*",),
    "gateway/": ("gateway/", "core/", "logs.py", "paths.py", "__init__.py"),
    "gateway/wire/": ("gateway/wire/", "gateway/vault.py", "core/", "logs.py", "paths.py", "__init__.py"),
    "gateway/practice/": ("gateway/practice/", "core/", "logs.py", "paths.py", "__init__.py"),
    "startup/": ("startup/",),
    "ui/": ("ui/", "core/", "startup/stop_signals.py", "logs.py", "paths.py", "__init__.py"),
    "ui/*": ("ui/*", "core/", "logs.py", "paths.py", "__init__.py"),
    "ui/widgets/": ("ui/widgets/", "ui/*", "core/", "logs.py", "paths.py", "__init__.py"),
    "ui/lookup/": ("ui/lookup/", "ui/widgets/", "ui/*", "core/", "logs.py", "paths.py", "__init__.py"),
    "ui/raw_xml/": ("ui/raw_xml/", "ui/lookup/", "ui/widgets/", "ui/*", "core/", "logs.py", "paths.py", "__init__.py"),
    "ui/window/": (
        "ui/window/", "ui/lookup/", "ui/raw_xml/", "ui/widgets/", "ui/*", "core/", "logs.py", "paths.py", "__init__.py",
    ),
}  # fmt: skip
"""What the files of a room may import of ours. `room/` is a folder with all in it, `room/*` the files that lie flat in it."""

MOST_FILES = 20
MOST_OF_A_PREFIX = 3


def lies_in(module: str, place: str) -> bool:
    """Whether a file lies in that folder, or flat in it (`room/*`), or is that file."""
    if place.endswith("/*"):
        return module.rpartition("/")[0] == place[:-2]
    return module.startswith(place) if place.endswith("/") else module == place


@cache
def own(module: str) -> list[str]:
    """Our files that a file imports, for typing too."""
    found = set()
    for each in imports(module, typing_only=True):
        parts = each.name.split(".")
        if parts[0] == "kit_desktop":
            paths = ["/".join(parts[1:length]) for length in (len(parts), len(parts) - 1)]
            names = [name for path in paths for name in (f"{path}.py", f"{path}/__init__.py".lstrip("/"))]
            found.update([name for name in names if name in MODULES][:1])
    return sorted(found - {module})


@cache
def room_of(module: str) -> str:
    """A folder is one place; what lies flat beside folders is the vocabulary that they share, each file a place of its own."""
    folder = module.rpartition("/")[0]
    has_rooms = any(name.startswith(f"{folder}/") and name.count("/") > module.count("/") for name in MODULES)
    return module if not folder or has_rooms else folder


def cycles(graph: dict[str, set[str]]) -> list[list[str]]:
    """A round trip for each place from which there is one."""
    found = []
    for start in graph:
        came_from: dict[str, str] = {}
        waiting = [start]
        while waiting and start not in came_from:
            here = waiting.pop(0)
            for there in sorted(graph.get(here, ())):
                if there not in came_from:
                    came_from[there] = here
                    waiting.append(there)
        if start in came_from:
            path = [start, came_from[start]]
            while path[-1] != start:
                path.append(came_from[path[-1]])
            found.append(path[::-1])
    return found


@pytest.mark.parametrize("place", ARROWS)
def test_each_room_imports_what_the_house_allows(place: str) -> None:
    there = [module for module in MODULES if lies_in(module, place)]
    assert there
    for module in there:
        assert [each for each in own(module) if not any(lies_in(each, other) for other in ARROWS[place])] == [], module


def test_no_files_import_each_other_in_a_circle() -> None:
    assert cycles({module: set(own(module)) for module in MODULES}) == []


def test_no_rooms_import_each_other_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for module in MODULES:
        here = room_of(module)
        graph.setdefault(here, set()).update(room_of(each) for each in own(module) if room_of(each) != here)
    assert cycles(graph) == []


def test_a_circle_would_be_found() -> None:
    assert cycles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == [["b", "c", "b"], ["c", "b", "c"]]


@pytest.mark.parametrize("folder", sorted({module.rpartition("/")[0] for module in MODULES}))
def test_a_room_can_be_seen_at_a_glance(folder: str) -> None:
    files = [module.rpartition("/")[2] for module in MODULES if module.rpartition("/")[0] == folder]
    assert len(files) <= MOST_FILES
    prefixes = Counter(name.partition("_")[0] for name in files if "_" in name and not name.startswith("_"))
    assert {prefix: number for prefix, number in prefixes.items() if number > MOST_OF_A_PREFIX} == {}
    assert ast.get_docstring(parsed(f"{folder}/__init__.py".lstrip("/"))), "what the room is for"


def test_the_command_line_knows_no_window() -> None:
    window = ("PySide6", "kit_desktop.ui", "kit_desktop.app")
    for module in [*(name for name in MODULES if name.startswith("cli/")), "logs.py", "paths.py"]:
        assert [each for each in imports(module, typing_only=True) if each.name.startswith(window)] == [], module


def test_no_globals_reach_the_views_through_the_application() -> None:
    for module in MODULES:
        text = (PACKAGE / module).read_text(encoding="utf-8")
        assert "QApplication.instance(" not in text, module
        assert "processEvents" not in text, module
        if module.startswith("ui/"):
            # A nested event loop: the window would go on inside a call that never returns.
            assert ".exec(" not in text, module
            assert "QFileDialog.get" not in text, module
            assert not any(f"QMessageBox.{name}(" in text for name in ("question", "warning", "information", "critical")), (
                module
            )


LOADED = """
import importlib, pkgutil, sys
import kit_desktop.core, kit_desktop.cli.main
for found in pkgutil.walk_packages(kit_desktop.core.__path__, "kit_desktop.core."):
    importlib.import_module(found.name)
kit_desktop.cli.main.build_parser(["lookup", "batch"])
print(sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_core_and_command_line_load_no_qt_and_nothing_slow() -> None:
    ran = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True, timeout=60)
    loaded = set(ast.literal_eval(ran.stdout))
    assert "kit_desktop" in loaded
    assert loaded & (WINDOW | NETWORK | KEYRING | TABLES) == set()


def test_the_lookup_itself_loads_no_qt() -> None:
    script = (
        "import sys, kit_desktop.gateway.soap.gateway, kit_desktop.gateway.vault, kit_desktop.gateway.practice.server\n"
        "print('PySide6' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout == "False\n"


def test_the_top_level_is_the_agreed_one(repository: Path) -> None:
    found = {path.name for path in repository.iterdir() if not path.name.startswith(".")}
    assert found - PRODUCED - {name for name in found if name.endswith(".egg-info")} == TOP_LEVEL


def test_no_file_is_named_for_nothing() -> None:
    assert [module for module in MODULES if module.rpartition("/")[2] in NAMELESS] == []


def test_sizes_stay_readable() -> None:
    for module in MODULES:
        assert len((PACKAGE / module).read_text(encoding="utf-8").splitlines()) <= 400, module
        waiting: list[ast.AST] = [parsed(module)]
        while waiting:
            node = waiting.pop()
            waiting += statements(node)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 80, f"{module}: {node.name} is too long to be read at once"
