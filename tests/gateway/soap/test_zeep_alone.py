"""zeep asks through our own transport, so the HTTP library that it would use otherwise is not imported; but it is not lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_PREPARE = """
import sys
from pathlib import Path
from kit_desktop.gateway.soap.gateway import SoapGateway
wsdl = Path(sys.argv[1])
SoapGateway(wsdl).prepare()
"""


def said_by(script: str, repository: Path) -> str:
    """What a script prints in a Python of its own: this one may have imported anything."""
    command = [sys.executable, "-c", _PREPARE + script, str(repository / "resources" / "SendSMSService.wsdl")]
    return subprocess.run(command, cwd=repository, check=True, capture_output=True, text=True, timeout=60).stdout.strip()


def test_what_a_ready_gateway_does_not_use_is_not_imported_until_somebody_uses_it(repository: Path) -> None:
    script = """
print({"requests", "urllib3", "charset_normalizer", "requests_file", "requests_toolbelt"} & set(sys.modules))
import zeep, zeep.transports
client = zeep.Client(str(wsdl))
made = zeep.wsdl.attachments.CaseInsensitiveDict(A=1)
print(type(client.transport.session).__module__, zeep.transports.requests.codes.ok, made["a"])
print(zeep.utils.get_media_type("text/xml; charset=utf-8"))
import requests
print(requests.Session is type(client.transport.session))
"""
    assert said_by(script, repository).splitlines() == ["set()", "requests.sessions 200 1", "text/xml", "True"]


def test_where_somebody_has_imported_it_already_zeep_takes_that(repository: Path) -> None:
    script = (
        _PREPARE.replace("import sys\n", "import sys, requests\n", 1)
        + "import zeep.transports\nprint(zeep.transports.requests is requests)"
    )
    wsdl = str(repository / "resources" / "SendSMSService.wsdl")
    done = subprocess.run(
        [sys.executable, "-c", script, wsdl], cwd=repository, check=True, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.strip() == "True"


def test_what_another_thread_imports_meanwhile_is_the_real_thing(repository: Path) -> None:
    script = """
from kit_desktop.gateway.soap import zeep_alone
with zeep_alone._others_later():
    import importlib.metadata
    import email.message
    import keyring.backend
    from requests import utils
    print(importlib.metadata.version("keyring") > "", type(keyring.backend.get_all_keyring()), callable(utils.getproxies))
import requests
print(requests.utils is utils, requests.__file__ is not None)
"""
    assert said_by(script, repository).splitlines() == ["True <class 'list'> True", "True True"]
