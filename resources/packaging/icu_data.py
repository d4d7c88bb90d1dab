"""Qt's ICU data, 32 MB for all the world's languages, reduced to the languages of this program. Linux only.

ICU's own `icupkg` takes the tables out; the library that carries what is left is linked anew (`as`, `ld`). ICU finds its
tables by the package's name, and icupkg names the package after the file it writes: under another name than the one that
Qt's library asks for, nothing is found, and Qt sorts by code points without a word. `test_icu_data.py` compares.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("en", "ru", "kk")
_OF_LANGUAGES = re.compile(
    rf"(?:(?:coll|curr|lang|region|zone)/)?(?:root|pool|res_index|(?:{'|'.join(LANGUAGES)})(?:_\w+)?)\.res"
)
# Tables without a language: calendars, numbers, zones, collation, names of hosts; and the two Cyrillic code pages.
_OF_ALL = re.compile(
    r"(?:coll/ucadata\.icu|cnvalias\.icu|pnames\.icu|uprops\.icu|nfkc\.nrm|nfkc_cf\.nrm|nfc\.nrm|uts46\.nrm|ibm-5347_P100-1998\.cnv"
    r"|ibm-878_P100-1996\.cnv|(?:currencyNumericCodes|dayPeriods|genderList|icustd|icuver|keyTypeData|likelySubtags|langInfo"
    r"|metaZones|metadata|numberingSystems|plurals|pluralRanges|supplementalData|timezoneTypes|windowsZones|zoneinfo64)\.res)"
)


def reduced(library: Path, folder: Path) -> Path:
    """A library like `library` (libicudata.so.73) with the tables that are needed, made in `folder`; returns its path.

    Raises OSError where a tool is missing, subprocess.CalledProcessError where one fails, ValueError for no such library.
    """
    for tool in ("icupkg", "as", "ld", "readelf"):
        if shutil.which(tool) is None:
            raise FileNotFoundError(f"{tool} is missing: .ci/system-packages installs it")
    symbol, data = _data_of(library)
    name = f"{symbol.removesuffix('_dat')}l.dat"
    whole, small = folder / "whole" / name, folder / name
    whole.parent.mkdir(parents=True, exist_ok=True)
    whole.write_bytes(data)
    listed = _output("icupkg", "-l", whole).split()
    (folder / "left-out.txt").write_text("\n".join(name for name in listed if not _is_needed(name)) + "\n", encoding="ascii")
    _output("icupkg", "-r", folder / "left-out.txt", whole, small)
    return _linked(symbol, small, library.name, folder)


def _is_needed(name: str) -> bool:
    return bool(_OF_LANGUAGES.fullmatch(name) or _OF_ALL.fullmatch(name))


def _data_of(library: Path) -> tuple[str, bytes]:
    """The name and the content of the library's only symbol."""
    symbols = _output("readelf", "--dyn-syms", "--wide", library)
    found = re.search(r"([0-9a-f]{16})\s+(\w+)\s+OBJECT\s+GLOBAL\s+\w+\s+\d+\s+(icudt\d+_dat)$", symbols, re.MULTILINE)
    if found is None:
        raise ValueError(f"no ICU data in {library}")
    start, size = int(found[1], 16), int(found[2], 0)
    # Addresses and places in the file are the same here: the data lies in the first segment.
    data = library.read_bytes()[start : start + size]
    if data[2:4] != b"\xda\x27":
        raise ValueError(f"ICU's data is not where {library} says")
    return found[3], data


def _linked(symbol: str, data: Path, name: str, folder: Path) -> Path:
    source = folder / "data.s"
    source.write_text(
        f'.section .note.GNU-stack,"",%progbits\n.section .rodata\n.balign 16\n.globl {symbol}\n.type {symbol}, %object\n'
        f'{symbol}:\n.incbin "{data.name}"\n.size {symbol}, . - {symbol}\n',
        encoding="ascii",
    )
    _output("as", "-o", "data.o", source.name, folder=folder)
    _output("ld", "-shared", "-soname", name, "--build-id=none", "-z", "noexecstack", "-o", name, "data.o", folder=folder)
    return folder / name


def _output(*command: str | Path, folder: Path | None = None) -> str:
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True, cwd=folder)
    return result.stdout
