"""Texts that are no lists, whatever the name of the file: judged by their first lines, after decoding."""

from __future__ import annotations

import re

from kit_desktop.core.lists.reading.values import ListProblem

_ID_ELEMENT = re.compile(r"<(?:[\w.-]+:)?(MsgID|UserMsgID)>[^<>]*</(?:[\w.-]+:)?\1>[,;]?", re.IGNORECASE)
_OPENS_MARKUP = re.compile(r"<(?:[A-Za-z][\w.:-]*[\s/>]|!--|!doctype|!\[|\?[a-z]|/[A-Za-z])", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][\w.:-]*(?:\s[^<>]*)?/?>")
# One id in brackets is an id in brackets.
_JSON = re.compile(r"(?![^,\"]*\]\Z)(?:\{\s*(?:\"|\}|$)|\[\s*(?:[\[{\]\"]|-?\d[\d.eE+-]*\s*[,\]]|true|false|null|$))")
_MAIL_HEADER = re.compile(
    r"(?:From|To|Cc|Subject|Date|Sent|Received|Return-Path|Reply-To|Message-ID|MIME-Version|Delivered-To|(?:Content|X)-[\w-]+"
    r"|От(?: кого)?|Кому|Копия|Тема|Дата|Отправлено|Кімнен|Кімге|Тақырыбы?|Күні): ?\S",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"BEGIN:V[A-Z]+$|-----BEGIN |%!PS|\[InternetShortcut\]|(?:INSERT INTO|CREATE TABLE|SELECT|UPDATE|DELETE FROM) |#!/|%YAML"
    r"|\{\\rtf|LDIF|dn: |HTTP/\d\.\d \d{3}\b|\+/v[89+/]|@@ -\d",
    re.IGNORECASE,
)
_SYLK = re.compile(r"ID;P\w*(?:;[A-Z]\w*)*$")
_SYLK_RECORD = re.compile(r"(?:[BCFPOW]|NN|NU|NE|ID);\S|E$")
_MOST_TAGS = 0.2


def find_foreign(text: str) -> ListProblem | None:
    """Why a text that begins like this is no list: WEB_PAGE for markup and archives of it, NO_TABLE for JSON, mail and the
    like, None where it may be a list.
    """
    lines = [line.strip() for line in text.lstrip("\ufeff").splitlines() if line.strip()][:200]
    if not lines:
        return None
    if sum(_MAIL_HEADER.match(line) is not None for line in lines[:10]) > 1:
        return ListProblem.WEB_PAGE if any(_TAG.search(line) for line in lines) else ListProblem.NO_TABLE
    if _is_markup(lines):
        return ListProblem.WEB_PAGE
    if _JSON.match(lines[0]) or any(map(_BEGINS.match, lines[:10])) or _is_sylk(lines) or lines[:2] == ["TABLE", "0,1"]:
        return ListProblem.NO_TABLE
    return None


def is_markup(text: str) -> bool:
    """Whether a cell is an element's tag, alone or around something, or a comment: nothing that anybody has for an id."""
    return _OPENS_MARKUP.match(text) is not None and text.endswith(">") and _ID_ELEMENT.fullmatch(text) is None


def _is_markup(lines: list[str]) -> bool:
    lines = [line for line in lines if not _ID_ELEMENT.fullmatch(line)]
    if not lines:
        return False
    # Not those inside a line: a column of a table may well hold markup.
    tags = sum(_OPENS_MARKUP.match(line) is not None for line in lines)
    return _OPENS_MARKUP.match(lines[0]) is not None or tags > _MOST_TAGS * len(lines)


def _is_sylk(lines: list[str]) -> bool:
    # A table whose first heading is "ID" may begin like this too.
    records = sum(_SYLK_RECORD.match(line) is not None for line in lines[1:])
    return _SYLK.match(lines[0]) is not None and len(lines) > 1 and records > 0.9 * (len(lines) - 1)
