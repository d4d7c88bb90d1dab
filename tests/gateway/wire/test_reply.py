"""Compressions undone under a cap, and how long a reply was on the wire."""

from __future__ import annotations

import gzip
import zlib

import pytest

from kit_desktop.core.outcome import Outcome
from kit_desktop.gateway.wire.failure import LookupFailedError
from kit_desktop.gateway.wire.reply import Reply, unpack, wire_length

XML = b"<?xml version='1.0'?><a/>"


def packed(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)  # without the time, which would be part of the tests' names


def reply(body: bytes, coding: str = "", *headers: tuple[str, str]) -> Reply:
    return Reply(200, headers=[("Content-Encoding", coding), *headers] if coding else list(headers), body=bytearray(body))


def bare(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("", XML),
        ("identity", XML),
        ("gzip", packed(XML)),
        (" GZip ", packed(XML)),
        ("x-gzip", packed(XML[:9]) + packed(XML[9:])),
        ("deflate", zlib.compress(XML)),
        ("deflate", bare(XML)),
        ("gzip, gzip", packed(packed(XML))),
        ("deflate, gzip", packed(zlib.compress(XML))),
        ("gzip, gzip, gzip", packed(packed(packed(XML)))),
        ("identity, gzip,", packed(XML)),
        ("gzip", packed(XML[:9]) + packed(XML[9:])),
        ("UTF-8", XML),
        ("none", XML),
        ("8bit", XML),
        ("utf-8, gzip", packed(XML)),
    ],
)
def test_what_can_be_read(coding: str, body: bytes) -> None:
    assert unpack(reply(body, coding)) == XML


def test_two_headers_are_one_list() -> None:
    assert unpack(reply(packed(XML), "utf-8", ("content-encoding", "gzip"))) == XML


@pytest.mark.parametrize(
    "body", [b"\xef\xbb\xbf<a/>", b" \t\r\n<a/>", "<a/>".encode("utf-16"), b"\xfe\xff\x00<\x00a", b"<html>"]
)
def test_a_token_that_is_no_compression_says_nothing_of_what_is_markup(body: bytes) -> None:
    assert unpack(reply(body, "UTF-8")) == body


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("br", packed(XML)),
        ("none", b"words"),
        ("none", b"\xff\xfew\0"),
        ("utf-8, gzip", packed(b"words")),
        ("gzip", XML),
        ("gzip", packed(XML)[:-9]),
        ("gzip", b"\x1f\x8b garbage"),
        ("deflate", b"\xff\xff"),
        ("gzip, gzip, gzip, gzip", packed(packed(packed(packed(XML))))),
        ("gzip", packed(b"") * 17),
    ],
)
def test_what_cannot(coding: str, body: bytes) -> None:
    assert unpack(reply(body, coding)) is None


def test_sixteen_members_are_read_as_one() -> None:
    assert unpack(reply(packed(b"x") * 15, "gzip")) == b"x" * 15


def test_an_empty_body_is_empty_whatever_it_is_said_to_be() -> None:
    assert unpack(reply(b"", "gzip")) == b""


def test_unpacked_up_to_the_cap() -> None:
    cap = 2 * 2**20
    for last in (b"", packed(b" ")):
        assert unpack(reply(packed(b" " * (cap - bool(last))) + last, "gzip")) == b" " * cap
        bomb = reply(packed(b" " * (cap + 1 - bool(last))) + last, "gzip")
        with pytest.raises(LookupFailedError) as caught:
            unpack(bomb)
        assert (caught.value.outcome, caught.value.facts.limit_bytes) == (Outcome.REPLY_TOO_LARGE, cap)
        assert (len(bomb.unpacked or b""), bomb.cut) == (cap, True)


@pytest.mark.parametrize(
    ("status", "location", "redirects"),
    [
        (299, "/", False),
        (300, "", False),
        (300, "/", True),
        (301, "", True),
        (304, "", False),
        (304, "/", True),
        (305, "", True),
        (399, "", True),
        (400, "/", False),
    ],
)
def test_what_is_a_redirect(status: int, location: str, redirects: bool) -> None:
    assert Reply(status, headers=[("Location", location)] if location else []).is_redirect is redirects


def test_no_reply_is_no_redirect() -> None:
    assert not Reply().is_redirect


HEAD = b"HTTP/1.1 200 OK\r\n\r\n"


@pytest.mark.parametrize(
    ("beginning", "header", "length"),
    [
        (HEAD + b"abc", ("Content-Length", "3"), len(HEAD) + 3),
        (HEAD + b"abc", ("Content-Length", " 3 "), len(HEAD) + 3),
        (HEAD, ("Content-Length", "999999999"), len(HEAD) + 999_999_999),
        (HEAD, ("Content-Length", "1000000000"), None),
        (HEAD, ("Content-Length", "3x"), None),
        (HEAD, ("Content-Length", "\u0663"), None),
        (HEAD[:-1], ("Content-Length", "3"), None),
        (b"\r\n\r\nabc", ("Content-Length", "3"), 7),
        (HEAD + b"abc", ("X", "y"), None),
        (HEAD + b"3\r\nabc\r\n0\r\n\r\n", ("Transfer-Encoding", "chunked"), len(HEAD) + 13),
        (HEAD + b"A;x=y\r\n0123456789\r\n0\r\n\r\nmore", ("Transfer-Encoding", "chunked"), len(HEAD) + 24),
        (HEAD + b"0\r\n\r\n", ("Transfer-Encoding", "chunked"), len(HEAD) + 5),
        (HEAD + b"0\r\nTrailer: x\r\n\r\n", ("Transfer-Encoding", "chunked"), None),
        (HEAD + b"3\r\nabc\r\n", ("Transfer-Encoding", "chunked"), None),
        (HEAD + b"words", ("Transfer-Encoding", "chunked"), None),
    ],
)
def test_how_long_it_was_on_the_wire(beginning: bytes, header: tuple[str, str], length: int | None) -> None:
    assert wire_length(beginning, reply(b"", "", header)) == length
