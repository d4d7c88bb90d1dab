"""The whole table: every hostile case, in the order of the topics."""

from __future__ import annotations

import sys

from . import (
    cases_address,
    cases_http_body,
    cases_http_line,
    cases_http_status,
    cases_proxy,
    cases_soap_fields,
    cases_soap_replies,
    cases_soap_values,
    cases_tls,
    cases_xml_entities,
    cases_xml_shapes,
    cases_xml_text,
)

_LINE = (
    *cases_tls.CASES,
    *cases_address.CASES,
    *cases_proxy.CASES,
    *cases_http_status.CASES,
    *cases_http_line.CASES,
    *cases_http_body.CASES,
)
_TEXT = (
    *cases_xml_text.CASES,
    *cases_xml_entities.CASES,
    *cases_xml_shapes.CASES,
    *cases_soap_replies.CASES,
    *cases_soap_fields.CASES,
    *cases_soap_values.CASES,
)
# Sockets and TLS differ by system. What came over them is read by the same code everywhere, and Wine is slow.
CASES = _LINE if sys.platform == "win32" else (*_LINE, *_TEXT)
