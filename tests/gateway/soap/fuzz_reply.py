"""Coverage-guided fuzzing of the reply reader: from bytes as a server sends them to a masked verdict.

Needs atheris, which is not among the test requirements, in an environment of its own:

    python -m venv fuzz-env
    fuzz-env/bin/pip install atheris lxml hypothesis trustme psutil requests zeep httpcore idna truststore
    fuzz-env/bin/python tests/gateway/soap/fuzz_reply.py corpus/ -max_total_time=600

The first run fills `corpus/` with the bodies of the hostile table. Every input is one byte each for status, Content-Type,
Content-Encoding and kind of id, then the body. A finding is an exception: from the reader itself, from the second opinion on
`ok` (`hostile/expected.py`), or from the search for the canary password in what would be shown.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["kit_desktop"]):
    from kit_desktop.core.lookup import LookupQuery
    from kit_desktop.core.message_id import IdKind
    from kit_desktop.core.message_info import REPLY_FIELD
    from kit_desktop.core.outcome import Outcome
    from kit_desktop.core.password_mask import PasswordMask
    from kit_desktop.gateway.soap.decoding import decode, escaped
    from kit_desktop.gateway.soap.reply import read_reply
    from kit_desktop.gateway.wire.failure import LookupFailedError
    from kit_desktop.gateway.wire.reply import Reply, unpack
    from tests.gateway.hostile.expected import objection
    from tests.gateway.hostile.leaks import leaks
    from tests.gateway.hostile.table import CASES
    from tests.gateway.replies import MSG_ID, PASSWORD, USER_MSG_ID

STATUSES = (200, 200, 200, 404, 500, 503, 302, 204, 401, 202)
KINDS = ("text/xml; charset=utf-8", "text/xml", "text/html", "text/xml; charset=windows-1251", "", "application/json")
CODINGS = ("", "", "", "gzip", "deflate", "gzip, deflate", "br")
ASKED = {IdKind.MSG_ID: MSG_ID, IdKind.USER_MSG_ID: USER_MSG_ID}
MASKER = PasswordMask(PASSWORD)
WORDS = (
    "<ns1:Result>", "</ns1:Result>", "resultCode", "msgID", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE", "&#x", "&amp;",
    "&lt;", "<?xml", "encoding=", "xsi:nil", "xmlns", "SOAP-ENV:Fault", "faultstring", "Record Not Found", "<password>",
)  # fmt: skip


class FindingError(Exception):
    """What must never happen has happened."""


def read(data: bytes) -> Outcome | None:
    """Read one input as the gateway would, and check all that can be checked. Raises FindingError."""
    if len(data) < 4:
        return None
    status, content_type = STATUSES[data[0] % len(STATUSES)], KINDS[data[1] % len(KINDS)]
    by = list(IdKind)[data[3] % 2]
    headers = [("Content-Type", content_type), ("Content-Encoding", CODINGS[data[2] % len(CODINGS)])]
    reply = Reply(status, "Reason", headers, bytearray(data[4:]))
    try:
        reply.unpacked = unpack(reply)
    except LookupFailedError as ended:
        return ended.outcome
    verdict = read_reply(LookupQuery(by, ASKED[by]), reply)
    decoded = decode(reply.unpacked, content_type) if reply.unpacked is not None else None
    if verdict.outcome is Outcome.OK:
        text = decoded[0].removeprefix("\ufeff") if decoded else ""
        fields = verdict.info.fields if verdict.info else {}
        if status != 200 or (problem := objection(text, REPLY_FIELD[by], ASKED[by], fields)):
            raise FindingError(f"ok under {status}, but the reply {problem}")
    shown = [verdict.server_text, verdict.facts.detail, verdict.facts.location, verdict.facts.other_id]
    shown += list(verdict.info.fields.values()) if verdict.info else []
    shown.append(decoded[0] if decoded else escaped(bytes(reply.body), 1 << 21))
    if found := [form for form in leaks(MASKER.mask(text) for text in shown if text) if "piece" not in form]:
        raise FindingError(f"the password shows through: {found}")
    return verdict.outcome


def fill(corpus: Path) -> None:
    """Write the hostile table's bodies into the corpus, each once."""
    corpus.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        for step in case.serve:
            if isinstance(step, bytes) and len(step) < 20_000:
                body = step.partition(b"\r\n\r\n")[2]
                packing = 3 if b"gzip" in step[:400] else 4 if b"deflate" in step[:400] else 0
                data = bytes([0 if b" 200 " in step[:16] else 4, 1, packing, list(IdKind).index(case.by)]) + body
                (corpus / hashlib.sha256(data).hexdigest()[:24]).write_bytes(data)


def main() -> None:
    """Fuzz; the arguments are libFuzzer's, the first one the corpus folder, or a file with a finding to try again."""
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else None
    corpus = None if corpus is not None and corpus.is_file() else corpus
    if corpus is not None and not (corpus.is_dir() and any(corpus.iterdir())):
        fill(corpus)
    arguments = list(sys.argv)
    if corpus is not None:
        words = corpus.parent / f"{corpus.name}.dict"
        words.write_text("".join(f'"{word}"\n' for word in WORDS), encoding="ascii")
        arguments.append(f"-dict={words}")
    atheris.Setup(arguments, read)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
