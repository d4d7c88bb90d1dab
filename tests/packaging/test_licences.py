"""What is built into the libraries that ship has its notices: looked up in the checkout, without a build."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "resources" / "licenses"
KNOWN: dict[str, Any] = tomllib.loads((ROOT / "resources" / "packaging" / "native_libraries.toml").read_text("utf-8"))
INSIDE = [(group, name, licence) for group in KNOWN["inside"] for name, licence in group["libraries"].items()]


@pytest.fixture(scope="module")
def components() -> Iterator[ModuleType]:
    """What finds whose each file of a build is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(ROOT / "resources" / "packaging"), *sys.path])
        import components  # type: ignore[import-not-found,unused-ignore]

        yield components
        for name in ("components", "project"):
            sys.modules.pop(name, None)


@pytest.mark.parametrize("library", KNOWN["library"], ids=lambda library: library["name"])
def test_every_native_library_has_a_text(components: ModuleType, library: dict[str, str]) -> None:
    texts = components.texts_for(library["licence"], library.get("text"))
    assert texts
    assert [path for path in texts if not path.is_file()] == []


@pytest.mark.parametrize(
    ("group", "name", "licence"), INSIDE, ids=[f"{group['component']}/{name}" for group, name, _ in INSIDE]
)
def test_everything_that_is_built_in_has_a_notice(
    components: ModuleType, group: dict[str, Any], name: str, licence: str
) -> None:
    texts = components.texts_for(licence, group.get("text"))
    assert texts
    assert [path for path in texts if not path.is_file()] == []
    if "qt-" in group.get("text", ""):
        assert f"\n{name}\n{'=' * len(name)}\n" in (TEXTS / group["text"]).read_text("utf-8")


def test_a_licence_whose_terms_are_nobodys_own_needs_no_notice(components: ModuleType) -> None:
    for licence, names in (
        ("MIT OR Apache-2.0", ["Apache-2.0"]),
        ("Unlicense OR MIT", ["Unlicense"]),
        ("LGPL-2.1-or-later", ["LGPL-2.1"]),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", ["Apache-2.0", "Unicode-3.0"]),
        ("MIT", []),
        ("(Apache-2.0 OR MIT) AND BSD-3-Clause", []),
    ):
        assert [path.stem for path in components.texts_for(licence, None)] == names, licence
    assert [path.stem for path in components.texts_for("MIT AND Apache-2.0", "inside/rust.txt")] == ["rust", "Apache-2.0"]


def test_a_crate_without_a_notice_is_found(components: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packages = tmp_path / "made.dist-info"
    (packages / "sboms").mkdir(parents=True)
    (packages / "METADATA").write_text("Metadata-Version: 2.4\nName: made\nVersion: 1\n", encoding="utf-8")
    (packages / "RECORD").write_text("made.dist-info/sboms/made.cyclonedx.json,,\n", encoding="utf-8")
    (packages / "sboms" / "made.cyclonedx.json").write_text(
        """{"components": [
        {"name": "calamine", "version": "1", "purl": "pkg:cargo/calamine@1", "licenses": [{"expression": "MIT"}]},
        {"name": "unheard", "version": "2", "purl": "pkg:cargo/unheard@2", "licenses": [{"license": {"id": "MIT"}}]},
        {"name": "builds", "version": "3", "purl": "pkg:cargo/builds@3", "scope": "excluded"},
        {"name": "own", "version": "4", "purl": "pkg:cargo/own@4", "bom-ref": "path+file:///own"},
        {"name": "openssl", "version": "4.0.3", "purl": "pkg:generic/openssl@4.0.3"},
        {"name": "attrs", "version": "5", "purl": "pkg:pypi/attrs@5"}]}""",
        encoding="utf-8",
    )
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    outer = components.Component("made", "1", "MIT", [], distribution=True)
    found = [(each.name, each.version, [path.name for path in each.texts]) for each in components._listed_by(outer)]
    assert found == [("calamine", "1", ["rust.txt"]), ("unheard", "2", []), ("OpenSSL", "4.0.3", ["Apache-2.0.txt"])]
