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

OVER_THE_LINE = (
    *cases_tls.CASES,
    *cases_address.CASES,
    *cases_proxy.CASES,
    *cases_http_status.CASES,
    *cases_http_line.CASES,
    *cases_http_body.CASES,
)
IN_THE_TEXT = {
    "texts of XML": cases_xml_text.CASES,
    "entities": cases_xml_entities.CASES,
    "shapes of XML": cases_xml_shapes.CASES,
    "replies": cases_soap_replies.CASES,
    "fields": cases_soap_fields.CASES,
    "values": cases_soap_values.CASES,
}
CASES = (*OVER_THE_LINE, *(case for cases in IN_THE_TEXT.values() for case in cases))
