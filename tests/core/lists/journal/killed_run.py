"""A program of its own, to be killed: runs a journal against the test's HTTP server and tells what it was told is safe.

Arguments: the journal's path, the server's port. Writes a line "go", then the places of confirmed ids, a line per report.
"""

from __future__ import annotations

import http.client
import sys
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.endpoint import parse_endpoint
from kit_desktop.core.lists.journal.journal import Journal
from kit_desktop.core.lists.run.run import ListRun, RunTarget
from kit_desktop.core.lists.values import Pace
from kit_desktop.core.lookup import Exchange, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Outcome


class HttpGateway:
    """Asks the test's server over a kept connection for each thread."""

    def __init__(self, port):
        self._port = port
        self._kept = threading.local()

    def look_up(self, query, credentials, endpoint, timeout, cancel, slot):
        if not hasattr(self._kept, "connection"):
            self._kept.connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=20)
        slot.take()
        self._kept.connection.request("GET", f"/{query.id}")
        text = self._kept.connection.getresponse().read().decode()
        info = MessageInfo({"resultCode": "0", "status": "delivered", "msgID": query.id, "resultS": text})
        exchange = Exchange(endpoint.url, "", "", "HTTP 200", "", text * 50)
        return LookupResult(Outcome.OK, query, datetime.now(UTC), info=info, exchange=exchange)

    def close(self):
        pass


def report(progress):
    if progress.answered:
        print(*progress.answered, flush=True)


def main(path, port):
    with closing(Journal(Path(path))) as journal:
        address = f"http://127.0.0.1:{port}/"
        target = RunTarget(
            lambda: HttpGateway(int(port)), Credentials("demo", "secret"), parse_endpoint(address), IdKind.MSG_ID
        )
        run = ListRun(journal, target, Pace(parallel=4, rate=0), report)
        print("go", flush=True)
        run.start()
        run.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
