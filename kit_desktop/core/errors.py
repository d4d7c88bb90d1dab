"""The errors that the program raises itself, and where each may be met.

    Exception
    ├── ProblemError                     something cannot be done; `problem` is one of a closed list
    │   ├── core: StorageError           a file of the program (history, list journal)
    │   ├── core: ExportError            a list's file for Excel or CSV
    │   ├── core: VaultError             the system's keyring
    │   ├── core: ListReadError          a list of ids that cannot be read; stays within core/lists/reading
    │   ├── core: WsdlUnusableError      a WSDL that the service publishes
    │   └── UnreadableError              gateway/soap only: XML that cannot be an answer, with the `Reason`
    ├── LookupFailedError                gateway only: a lookup's early ending, an `Outcome` and its `Facts`
    └── AbandonedError                   somebody stopped waiting for work that goes on
    ValueError
    └── EndpointError                    an address that cannot be asked, with the `Reason`
    OSError
    └── NotAFileError                    a folder or a device where a file is to be written

What libraries and the system raise becomes one of these where it enters, by one mapping each: TLS in gateway/wire/tls, sockets
and HTTP in gateway/wire, lxml and zeep in gateway/soap, keyring in gateway/vault, SQLite in core/storage/sqlite_errors, the
system's errors about files in core/storage/system_errors. Their texts stay there: they may hold a password.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, TypeVar

P = TypeVar("P", bound=StrEnum)


class ProblemError(Exception, Generic[P]):
    """`problem` says what is wrong, `detail` is a short technical word; the text is made of both and holds nothing else."""

    def __init__(self, problem: P, detail: str = "") -> None:
        super().__init__(f"{problem} {detail}".strip())
        self.problem = problem
        self.detail = detail
