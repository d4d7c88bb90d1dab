"""The whole table: every hostile case, in the order of the topics."""

from __future__ import annotations

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

OVER_THE_LINE = {
    "TLS": cases_tls.CASES,
    "addresses": cases_address.CASES,
    "proxies": cases_proxy.CASES,
    "statuses of HTTP": cases_http_status.CASES,
    "lines of HTTP": cases_http_line.CASES,
    "bodies of HTTP": cases_http_body.CASES,
}
IN_THE_TEXT = {
    "texts of XML": cases_xml_text.CASES,
    "entities": cases_xml_entities.CASES,
    "shapes of XML": cases_xml_shapes.CASES,
    "replies": cases_soap_replies.CASES,
    "fields": cases_soap_fields.CASES,
    "values": cases_soap_values.CASES,
}
CASES = tuple(case for cases in (OVER_THE_LINE | IN_THE_TEXT).values() for case in cases)
