"""The command that compares the service's own description with the program's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kit_desktop import paths
from kit_desktop.cli import main as cli
from kit_desktop.cli.wsdl import _PROBLEMS, report_lines
from kit_desktop.core.wsdl import Aspect, WsdlDifference, WsdlPart, WsdlProblem, WsdlReport
from kit_desktop.gateway.practice.server import DemoGateway


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kit_desktop.startup.hardening.harden", lambda: None)
    monkeypatch.setattr("kit_desktop.startup.stop_signals.collect", lambda: None)
    monkeypatch.setattr("kit_desktop.logs.set_up", lambda *_: None)


@pytest.fixture
def published() -> Iterator[DemoGateway]:
    gateway = DemoGateway(wsdl=paths.resource("SendSMSService.wsdl").read_bytes())
    gateway.start()
    yield gateway
    gateway.stop()


def url(gateway: DemoGateway) -> str:
    return gateway.address.removesuffix("/server")


def test_a_difference_is_printed_in_words_and_the_document_saved(
    published: DemoGateway, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "service.wsdl"
    assert cli.main(["wsdl", "--url", url(published), "--save", str(target)]) == 1
    first, *rest = capsys.readouterr().out.splitlines()
    assert first == f"{url(published)}: differs from the WSDL in this program"
    assert rest == [f"  address: {published.address} instead of https://isms.center/soap/server"]
    assert b"GetInfoByID" in target.read_bytes()


def test_without_a_url_it_is_the_one_of_the_settings(
    published: DemoGateway, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "settings.ini"
    file.write_text(f"[kit-desktop]\naddress = {published.address}\nwsdl_source = service\nwsdl_address = https://x.example/\n")
    monkeypatch.setattr(paths, "settings_file", lambda: file)
    assert cli.main(["wsdl"]) == 1
    said = capsys.readouterr()
    assert said.out.startswith(f"{url(published)}: ")
    assert said.err == "", "settings of older versions are no damage"


@pytest.mark.parametrize(
    ("address", "reason"), [("ftp://x/", "address_scheme"), ("http://gateway.example/soap", "address_plain_http")]
)
def test_an_address_that_cannot_be_asked(address: str, reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["wsdl", "--url", address]) == 3
    assert f"this address cannot be asked: {reason}" in capsys.readouterr().err


def test_what_is_not_there_is_said_and_not_saved(
    published: DemoGateway, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "service.wsdl"
    assert cli.main(["wsdl", "--url", f"{url(published)}/elsewhere", "--save", str(target)]) == 3
    said = capsys.readouterr()
    assert (said.out, target.exists()) == ("", False)
    assert "not fetched: server_error (http_status), HTTP 404" in said.err


def test_a_file_that_cannot_be_written_is_named(
    published: DemoGateway, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "no folder" / "service.wsdl"
    assert cli.main(["wsdl", "--url", url(published), "--save", str(target)]) == 3
    assert str(target) in capsys.readouterr().err


def test_the_same_is_said_to_be_the_same(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("kit_desktop.cli.wsdl._fetched", lambda *_: WsdlReport(address="https://x/soap"))
    assert cli.main(["wsdl", "--url", "https://x/soap"]) == 0
    assert capsys.readouterr().out == "https://x/soap: says the same of GetInfoByID as the WSDL in this program\n"


@pytest.mark.parametrize("part", [WsdlPart.REQUEST, WsdlPart.REPLY])
@pytest.mark.parametrize("aspect", list(Aspect))
def test_every_difference_has_words(aspect: Aspect, part: WsdlPart) -> None:
    _, line = report_lines(WsdlReport(differences=(WsdlDifference(aspect, "", "b" * 500, part, "ids/MsgID"),)))
    assert "{" not in line
    assert len(line) < 300
    if aspect not in {Aspect.ADDRESS, Aspect.SOAP_ACTION, Aspect.STYLE}:
        assert part.value in line


def test_every_problem_has_words() -> None:
    assert set(_PROBLEMS) == set(WsdlProblem)
