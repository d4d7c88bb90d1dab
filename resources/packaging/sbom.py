"""The list of what ships (CycloneDX 1.6), native libraries included, for those who must know what they install."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import project

if TYPE_CHECKING:
    from collections.abc import Iterable

    from components import Component

_NATIVE = re.compile(r"\.(so(\.[\d.]+)?|dll|pyd|dylib)$")


def sbom(components: Iterable[Component], sources: dict[str, str], system: str) -> str:
    """The list as JSON. `sources` maps each place in the program to the file that was put there."""
    components = list(components)
    listed = [_described(component, components, sources) for component in components if component.inside is None]
    reference = f"kit-desktop@{project.VERSION}"
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([reference, system, listed], sort_keys=True))}",
        "version": 1,
        "metadata": {
            "timestamp": project.build_time().isoformat(),
            "component": {
                "type": "application",
                "bom-ref": reference,
                "name": project.NAME,
                "version": project.VERSION,
                "description": project.DESCRIPTION,
                "licenses": [{"license": {"name": project.licence_line()}}],
                "properties": [{"name": "system", "value": system}],
            },
        },
        "components": listed,
        "dependencies": [{"ref": reference, "dependsOn": [entry["bom-ref"] for entry in listed]}],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _described(component: Component, components: list[Component], sources: dict[str, str]) -> dict[str, Any]:
    described: dict[str, Any] = {"type": "library", "name": component.name}
    if component.version:
        described["version"] = component.version
    if component.distribution:
        name = re.sub(r"[-_.]+", "-", component.name).lower()
        described["purl"] = f"pkg:pypi/{name}@{component.version}"
    place = f"{component.inside.name}/{component.name}" if component.inside else component.name
    described["bom-ref"] = described.get("purl", place)
    described["licenses"] = [{"license": {"name": component.licence}}]
    described["properties"] = [{"name": "licence text", "value": f"{component.folder}/{text.name}"} for text in component.texts]
    native = sorted(place for place in component.files if _NATIVE.search(place) and place in sources)
    contained = [_file(place, Path(sources[place])) for place in native]
    contained += [_described(each, components, sources) for each in components if each.inside is component]
    if contained:
        described["components"] = contained
    return described


def _file(place: str, source: Path) -> dict[str, Any]:
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    name = place.replace("\\", "/")
    return {"type": "file", "bom-ref": f"file:{name}", "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}
