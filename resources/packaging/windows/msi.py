"""The Windows Installer package (MSI) for administrators: per machine, for group policy and other management tools.

`source` writes what `wixl` (Debian's msitools) reads. Every identifier is derived from a name, so the same folder always
gives the same package, and a later version replaces an earlier one.
"""

from __future__ import annotations

import os
import uuid
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from project import COMPANY, NAME, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAMESPACE = uuid.UUID("5e3a8c9e-0f5f-5c0b-9d6e-6d6a1f6a7b10")
PROGRAM = "kit-desktop.exe"


def _guid(name: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, name)).upper()


UPGRADE_CODE = _guid("upgrade")
"""The same for all versions: by it Windows knows that a package replaces another."""


def _identifier(kind: str, path: str) -> str:
    return f"{kind}_{uuid.uuid5(_NAMESPACE, path).hex}"


def source(folder: Path, icon: Path) -> str:
    """The description of a package that installs `folder`; paths in it are relative to the folder's parent."""
    wix = ET.Element("Wix", xmlns="http://schemas.microsoft.com/wix/2006/wi")
    product = ET.SubElement(
        wix,
        "Product",
        # A product code of its own for each version makes it a major upgrade.
        {"Id": _guid(f"product {VERSION}"), "Name": NAME, "Language": "1033", "Version": VERSION}
        | {"Manufacturer": COMPANY, "UpgradeCode": UPGRADE_CODE},
    )
    ET.SubElement(
        product,
        "Package",
        {"InstallerVersion": "500", "Compressed": "yes", "InstallScope": "perMachine"}
        | {"Id": _guid(f"package {VERSION}"), "Manufacturer": COMPANY, "Description": f"{NAME} {VERSION}"},
    )
    # The earlier version goes first, whole: no stale file stays.
    ET.SubElement(product, "MajorUpgrade", DowngradeErrorMessage=f"A later version of {NAME} is installed.")
    ET.SubElement(product, "Media", Id="1", Cabinet="files.cab", EmbedCab="yes")
    ET.SubElement(product, "Icon", Id="Program.ico", SourceFile=os.path.relpath(icon, folder.parent))
    for name, value in (("ARPPRODUCTICON", "Program.ico"), ("ARPNOMODIFY", "1"), ("ARPNOREPAIR", "1")):
        ET.SubElement(product, "Property", Id=name, Value=value)
    target = ET.SubElement(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    programs = ET.SubElement(target, "Directory", Id="ProgramFiles64Folder")
    top = ET.SubElement(programs, "Directory", Id="INSTALLDIR", Name=NAME)
    feature = ET.Element("Feature", Id="Main", Level="1", Title=NAME)
    for component in _filled(top, folder, folder):
        ET.SubElement(feature, "ComponentRef", Id=component)
    menu = ET.SubElement(target, "Directory", Id="ProgramMenuFolder")
    for component in (_menu_entry(menu), _link_scheme(top)):
        ET.SubElement(feature, "ComponentRef", Id=component)
    product.append(feature)
    ET.indent(wix)
    return ET.tostring(wix, encoding="unicode") + "\n"


def _filled(directory: ET.Element, folder: Path, root: Path) -> Iterator[str]:
    """Put what is in `folder` into `directory`; yields the components' names."""
    for path in sorted(folder.iterdir()):
        inside = path.relative_to(root).as_posix()
        if path.is_dir():
            child = ET.SubElement(directory, "Directory", Id=_identifier("d", inside), Name=path.name)
            yield from _filled(child, path, root)
            continue
        name = _identifier("c", inside)
        component = ET.SubElement(directory, "Component", Id=name, Guid=_guid(f"component {inside}"), Win64="yes")
        source = f"{root.name}/{inside}"
        ET.SubElement(component, "File", Id=_identifier("f", inside), Name=path.name, Source=source, KeyPath="yes")
        yield name


def _menu_entry(menu: ET.Element) -> str:
    component = ET.SubElement(menu, "Component", Id="MenuEntry", Guid=_guid("menu entry"), Win64="yes")
    ET.SubElement(
        component,
        "Shortcut",
        {
            "Id": "Menu",
            "Name": NAME,
            "Target": f"[INSTALLDIR]{PROGRAM}",
            "WorkingDirectory": "INSTALLDIR",
            "Icon": "Program.ico",
        },
    )
    ET.SubElement(
        component,
        "RegistryValue",
        {"Root": "HKLM", "Key": f"Software\\{NAME}", "Name": "MenuEntry", "Type": "integer", "Value": "1", "KeyPath": "yes"},
    )
    return "MenuEntry"


def _link_scheme(top: ET.Element) -> str:
    component = ET.SubElement(top, "Component", Id="LinkScheme", Guid=_guid("link scheme"), Win64="yes")
    key = "Software\\Classes\\kit-desktop"
    values = (
        (key, None, f"URL:{NAME}"),
        (key, "URL Protocol", ""),
        (f"{key}\\DefaultIcon", None, f"[INSTALLDIR]{PROGRAM},0"),
        (f"{key}\\shell\\open\\command", None, f'"[INSTALLDIR]{PROGRAM}" --link "%1"'),
    )
    for number, (where, name, value) in enumerate(values):
        attributes = {"Root": "HKLM", "Key": where, "Type": "string", "Value": value}
        if name is not None:
            attributes["Name"] = name
        if number == 0:
            attributes["KeyPath"] = "yes"
        ET.SubElement(component, "RegistryValue", attributes)
    return "LinkScheme"
