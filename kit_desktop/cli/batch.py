"""`kit-desktop-cli batch`: a list of ids in, a table with the answers out. No Qt.

The same command goes on where it stopped, by the journal beside OUT; after the end it only writes OUT again, unless `--again`
or `--fresh` is said. OUT is whole or not there.
Standard output holds one JSON object; everything for people goes to standard error.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import closing, suppress
from pathlib import Path

from kit_desktop import paths
from kit_desktop.cli.account import PasswordNotTextError, read_credentials
from kit_desktop.cli.address import where_to_ask
from kit_desktop.cli.arguments import BY, add_account_arguments
from kit_desktop.cli.batch_list import describe, describe_mixed, read_ids, require_other_output
from kit_desktop.cli.output import json_text
from kit_desktop.cli.progress import Screen
from kit_desktop.cli.stoppable import run_stoppable
from kit_desktop.cli.words import END_WORDS, JOURNAL_WORDS, LOST, UnusableListError, counted, journal_problem_of, words_of
from kit_desktop.core.accounts import Credentials, VaultError
from kit_desktop.core.cancel import AbandonedError, CancelToken
from kit_desktop.core.endpoint import Endpoint, EndpointError
from kit_desktop.core.limits import DEFAULT_PARALLEL, DEFAULT_RATE, PARALLEL_RANGE, RATE_RANGE
from kit_desktop.core.lists.export.export import ExportError, check_target, export_list
from kit_desktop.core.lists.export.rows import ExportOptions
from kit_desktop.core.lists.journal.journal import Journal, create_journal
from kit_desktop.core.lists.journal.reader import JournalReader
from kit_desktop.core.lists.journal.salvage import begin_again, forget_journal
from kit_desktop.core.lists.journal.summary import summarize
from kit_desktop.core.lists.journal.tables import SUFFIX, JournalAbout, read_about
from kit_desktop.core.lists.reading.read import IdList
from kit_desktop.core.lists.reading.values import ENCODINGS
from kit_desktop.core.lists.run.run import ListRun, RunTarget
from kit_desktop.core.lists.values import Again, Fate, Pace, RunEnd, RunProgress
from kit_desktop.core.plain_text import shortened
from kit_desktop.core.storage.problem import StorageError, StorageProblem

FINISHED, SOME_FAILED, UNUSABLE, STOPPED = 0, 1, 2, 3
"""The exit codes."""

_LEAVE_AFTER = 3.0  # seconds from the wish to stop until the process leaves, whatever still blocks

_EPILOG = """
exit code: 0 every id was answered (found or not found), 1 finished but some ids failed, 2 wrong usage or an unusable list
(nothing was looked up), 3 stopped before the end. The journal OUT.kit-batch lies beside OUT: the same command goes on where it
stopped, and looks no id up twice that was answered.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """See `main`."""
    parser.epilog = _EPILOG
    parser.add_argument("input", metavar="IN", type=Path, help="the list: .xlsx, .xls, .xlsb, .ods, .csv, .tsv or .txt")
    parser.add_argument("-o", "--output", metavar="OUT", type=_file, required=True, help="the table to write: .csv or .xlsx")
    parser.add_argument("--by", choices=BY, help="which id it is (default: what the list says)")
    parser.add_argument("--column", metavar="C", help="the ids' column: its heading or its number from 1 (default: guessed)")
    parser.add_argument("--header-row", type=_row, metavar="N", help="the headings' row, 0 for none (default: guessed)")
    parser.add_argument("--sheet", metavar="NAME", help="a workbook's sheet (default: the first with rows)")
    parser.add_argument("--skip-hidden", action="store_true", help="leave out rows that Excel hides (a filter does)")
    parser.add_argument("--encoding", choices=list(ENCODINGS), help="a text file's encoding (default: guessed)")
    parser.add_argument(
        "--parallel", type=_parallel, default=DEFAULT_PARALLEL, metavar="N", help="requests at the same time, 1 to 16"
    )
    parser.add_argument(
        "--rate", type=_rate, default=DEFAULT_RATE, metavar="R", help="requests per second at most (0: no limit)"
    )
    parser.add_argument("--again", choices=[again.value.replace("_", "-") for again in Again], help="look these up again")
    parser.add_argument("--fresh", action="store_true", help="forget an earlier run with this OUT and look everything up")
    parser.add_argument("--mask-numbers", action="store_true", help="hide the middle of phone numbers in OUT")
    add_account_arguments(parser)


def _file(text: str) -> Path:
    path = Path(text)
    if not path.name:
        raise argparse.ArgumentTypeError("must be a file's name")
    return path


def _row(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError("must be a row's number, or 0")
    return int(text)


def _parallel(text: str) -> int:
    number = int(text)
    if not PARALLEL_RANGE[0] <= number <= PARALLEL_RANGE[1]:
        raise argparse.ArgumentTypeError(f"must be {PARALLEL_RANGE[0]} to {PARALLEL_RANGE[1]}")
    return number


def _rate(text: str) -> float:
    number = float(text)
    if number != 0 and not RATE_RANGE[0] <= number <= RATE_RANGE[1]:
        raise argparse.ArgumentTypeError(f"must be 0 or {RATE_RANGE[0]} to {RATE_RANGE[1]}")
    return number


def run(options: argparse.Namespace) -> int:
    """Run the command; returns the exit code."""
    cancel = CancelToken()
    command = _Command(options, cancel, Screen(sys.stderr))
    try:
        code = run_stoppable(command.work, cancel, _LEAVE_AFTER)
    except AbandonedError:
        command.screen.say(command.how_to_go_on())
        return STOPPED
    print(command.answer, end="")
    return code


class _Command:
    _last: RunProgress

    def __init__(self, options: argparse.Namespace, cancel: CancelToken, screen: Screen) -> None:
        self.answer = ""
        self.screen = screen
        self._options = options
        self._cancel = cancel
        self._journal: Path = options.output.with_name(options.output.name + SUFFIX)
        self._journal_problem: StorageProblem | None = None

    def work(self) -> int:
        """Do everything, step by step; returns the exit code."""
        try:
            require_other_output(self._options, self._journal)
            check_target(self._options.output)
            endpoint, timeout = where_to_ask(self._options, self.screen.say)
            about = self._list(endpoint)
        except (ExportError, EndpointError, UnusableListError, StorageError) as error:
            self.screen.say(words_of(error, self._options.output))
            return STOPPED if self._cancel.is_set else UNUSABLE
        try:
            end = self._ask(about, endpoint, timeout)
            if end is RunEnd.FINISHED:
                self._write()
        except UnusableListError as error:
            self.screen.say(words_of(error, self._options.output))
            return UNUSABLE
        except (ExportError, StorageError) as error:
            end = RunEnd.STOPPED
            self._journal_problem = journal_problem_of(error)
            self.screen.say(words_of(error, self._options.output))
        if end is not RunEnd.FINISHED and self._journal_problem not in LOST:
            self.screen.say(self.how_to_go_on())
        with suppress(StorageError):  # said already, where there is anything to say
            return self._sum_up(about, end)
        return STOPPED

    def how_to_go_on(self) -> str:
        """What to tell a person whose run has stopped."""
        return f"Nothing is lost: the same command goes on where it stopped. The journal is {self._journal}"

    def _list(self, endpoint: Endpoint) -> JournalAbout:
        ids = read_ids(self._options, self._cancel)
        with closing(ids.preview):
            for line in describe(ids):
                self.screen.say(line)
            if self._options.fresh and (aside := forget_journal(self._journal)) is not None:
                self.screen.say(f"{self._journal} was no sound journal of this program. It was set aside as {aside.name}.")
            try:
                create_journal(self._journal, ids, endpoint.url)
            except StorageError as error:
                if error.problem is not StorageProblem.EXISTS:
                    raise
                if not self._begun_again(ids, endpoint):
                    self._require_same(ids, endpoint)
        return read_about(self._journal)

    def _begun_again(self, ids: IdList, endpoint: Endpoint) -> bool:
        """Whether the journal was damaged, and a new one took its place with what could be read of it."""
        try:
            Journal(self._journal).close()
        except StorageError as error:
            if error.problem is not StorageProblem.DAMAGED:
                raise
        else:
            return False
        aside, answers = begin_again(self._journal, ids, endpoint.url)
        self.screen.say(
            f"The journal was damaged. It was set aside as {aside.name}; {answers} answers could be read"
            " and are kept, the rest is asked again."
        )
        return True

    def _require_same(self, ids: IdList, endpoint: Endpoint) -> None:
        about = read_about(self._journal)
        if about.fingerprint != ids.fingerprint:
            raise UnusableListError(f"{self._journal} belongs to another list or choice. Use --fresh to forget it.")
        if about.address != endpoint.url:
            raise UnusableListError(f"{self._journal} belongs to {about.address}. Use --fresh to forget it.")
        if self._options.login:
            self._require_account(self._options.login)
        self.screen.say(f"Going on with {self._journal}: {about.total - about.open} of {about.total} are done already")
        if not about.open and not self._options.again:
            self.screen.say("Nothing left to look up; use --again or --fresh to repeat")

    def _require_account(self, login: str) -> None:
        with closing(JournalReader(self._journal)) as reader:
            other = reader.other_account(login)
        if other is not None:
            raise UnusableListError(f"{self._journal} belongs to account {shortened(other)}. Use --fresh to forget it.")

    def _ask(self, about: JournalAbout, endpoint: Endpoint, timeout: float) -> RunEnd:
        with closing(Journal(self._journal)) as journal:
            again = self._options.again
            if not again and not journal.counts().open:
                return RunEnd.FINISHED
            credentials = self._credentials()
            if credentials is None:
                return RunEnd.STOPPED if self._cancel.is_set else RunEnd.CANNOT_ASK
            self._require_account(credentials.login)
            if again and not journal.ask_again(Again(again.replace("-", "_"))):
                return RunEnd.FINISHED
            from kit_desktop.gateway.soap.gateway import SoapGateway  # noqa: PLC0415  # slow to import, and not always needed

            gateway = SoapGateway(paths.resource("SendSMSService.wsdl"))
            target = RunTarget(gateway.session, credentials, endpoint, about.kind)
            settings = Pace(self._options.parallel, self._options.rate, timeout)
            run_ = ListRun(journal, target, settings, self._on_progress)
            run_.start()
            while not run_.wait(0.05):
                if self._cancel.is_set:
                    run_.stop()
            return self._say_end()

    def _credentials(self) -> Credentials | None:
        try:
            credentials = read_credentials(self._options, self._cancel)
        except VaultError as error:
            said = f" ({error.detail})" if error.detail else ""
            self.screen.say(f"The keyring cannot be used: {error.problem.value}{said}")
            return None
        except PasswordNotTextError as error:
            self.screen.say(str(error))
            return None
        if credentials is None and not self._cancel.is_set:
            self.screen.say("No account. Use --login and --password-stdin, or enter one in the window first.")
        return credentials

    def _on_progress(self, progress: RunProgress) -> None:
        self._last = progress
        self.screen.show(progress)

    def _say_end(self) -> RunEnd:
        last = self._last
        end = last.end or RunEnd.INTERNAL
        self.screen.say(END_WORDS[end])
        if last.cause is not None:
            said = f': "{shortened(last.cause.server_text)}"' if last.cause.server_text else ""
            self.screen.say(f"The last outcome was {last.cause.outcome.value}{said}")
        self._journal_problem = last.journal_problem
        if last.journal_problem is not None:
            self.screen.say(JOURNAL_WORDS[last.journal_problem])
        return end

    def _write(self) -> None:
        masked = ExportOptions(mask_numbers=self._options.mask_numbers)
        saved = export_list(self._journal, self._options.output, masked, cancel=self._cancel)
        self.screen.say(f"{self._options.output}: {counted(saved.rows, 'row')}")
        if saved.changed_by_excel:
            values = counted(saved.changed_by_excel, "value")
            self.screen.say(f"Excel will change {values} on opening it (leading zeros, long numbers); an .xlsx keeps them")

    def _sum_up(self, about: JournalAbout, end: RunEnd) -> int:
        with closing(JournalReader(self._journal)) as reader:
            summary, doubtful = summarize(reader), reader.counts().doubtful
            for line in describe_mixed(reader):
                self.screen.say(line)
        failed = summary.fates[Fate.FAILED]
        if end is RunEnd.FINISHED:
            if failed:
                self.screen.say(f"{counted(failed, 'id')} failed; --again failed looks them up again")
            if doubtful:
                self.screen.say(
                    f"{counted(doubtful, 'id')} had only a bare HTTP 404, which any web server gives;"
                    " --again failed looks them up too"
                )
        answer = {
            "end": end.value,
            "output": str(self._options.output) if end is RunEnd.FINISHED else None,
            "journal": str(self._journal),
            "by": about.kind.value,
            "column": about.column + 1,
            "total": summary.total,
            "duplicates": about.duplicates,
            "blanks": about.blanks,
            "refused": about.refused,
            "counts": {fate.value: number for fate, number in summary.fates.items()},
            "outcomes": {outcome.value: number for outcome, number in summary.outcomes.items()},
            "parts": summary.parts,
            "median_delay": summary.median_delay,
            "slowest_delay": summary.slowest_delay,
        }
        self.answer = json_text(answer) + "\n"
        return STOPPED if end is not RunEnd.FINISHED else SOME_FAILED if failed else FINISHED
