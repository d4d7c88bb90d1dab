"""Which row holds the headings, which column the ids, and of which kind they are: guesses, each with its reasons.

A person sees the guess and may change it; the command line goes on only where the guess is sure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from kit_desktop.core.lists.reading.values import Column, ColumnReason, ListRow, cell_at
from kit_desktop.core.message_id import IdKind, parse_id

_NAMES = {
    ColumnReason.NAMED_MSG_ID: """
    msgid msgids messageid messageids smsid idmsg idsms idmessage kitid kitmsgid msgidkit msgno idсообщения
    idсмс idsmsсообщения идсообщения идентификаторсообщения номерсообщения кодсообщения хабарламаid
    хабарламаидентификаторы хабарламанөмірі smsидентификаторы
    """,
    ColumnReason.NAMED_USER_MSG_ID: """
    usermsgid usermsgids usermessageid usersmsid clientmsgid clientmessageid customermsgid customermessageid
    externalid extid externalmessageid ourid ownid myid crmid requestid orderid внешнийid внешнийид нашid
    нашид idclientmsg пользовательскийid idпользователя idвcrm idcrm сыртқыid
    """,
    ColumnReason.NAMED_ID: "id ids ид айди идентификатор идентификаторы сәйкестендіргіш identifier",
    ColumnReason.NAMED_OTHERWISE: """
    phone phonenumber tel telephone mobile msisdn recipient recepient subscriber number name fio client
    customer status state date time datetime senttime receivedtime sender senderid from to text message sms
    comment note amount sum segments parts lang city email no n branch телефон номертелефона тел мобильный моб
    номер получатель абонент имя фио клиент статус состояние дата время датаивремя датаотправки отправитель
    текст сообщение смс комментарий примечание сумма город филиал пп договор счет счёт тариф жалоба причина
    телефоннөмірі нөмірі нөмір алушы аты атыжөні аттегі тегі күні уақыты мәртебе күйі жіберуші мәтін хабарлама
    түсініктеме сома қала
    """,
}
_NAMED = {name: reason for reason, names in _NAMES.items() for name in names.split()}
_KINDS = {ColumnReason.NAMED_MSG_ID: IdKind.MSG_ID, ColumnReason.NAMED_USER_MSG_ID: IdKind.USER_MSG_ID}
_PHONE = re.compile(r"\+?[78][ (-]*7\d{2}[ )-]*\d{3}[ -]*\d{2}[ -]*\d{2}")
_MONTHS = """
янв фев февр мар апр мая май июн июл авг сен сент окт ноя нояб дек января февраля марта апреля июня июля августа сентября
октября ноября декабря январь февраль март апрель июнь июль август сентябрь октябрь ноябрь декабрь
қаң ақп нау сәу мам мау шіл там қыр қаз қар жел қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша
желтоқсан jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october
november december
"""
_MONTH = rf"(?:{'|'.join(_MONTHS.split())})"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[ap]\.?m\.?)?"
_DAY = r"(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}/\d{1,2})"
_NAMED_DAY = rf"(?:\d{{1,2}}[-. ]{_MONTH}\.?(?:[-. ]\d{{2,4}})?|{_MONTH}(?:[-. ]|\. )\d{{2,4}})"
_DATE = re.compile(rf"(?:{_DAY}|{_NAMED_DAY})(?:\s?г\.?)?(?:[T ]+{_CLOCK}(?:Z|[+-]\d{{2}}:?\d{{2}})?)?|{_CLOCK}", re.IGNORECASE)
_PROSE = re.compile(
    r"\A(?=.*[^\W\d])\S++\s++\S++\s++\S|[<>^~|]|-->|(?<!^)[{\[]|[}\]](?!$)|\w\(|\w\s*+=\s*+\w|\w: \S"
    r"|(?<!\d)\d{4,}+\s++[^\W\d]{3}",
    re.DOTALL,
)
"""Sentences, and lines of programs, logs and settings: no ids that somebody made. Of stripped texts, in linear time: a cell may
be long, and a search holds the interpreter's lock."""

_HEADING_ROWS = 10
"""A report may have a title and a blank line above its headings."""


def find_header(rows: Sequence[ListRow]) -> int | None:
    """The number of the row with the headings among the first rows, or None."""
    first = rows[:_HEADING_ROWS]
    for row in first:
        if any(_named(cell) not in {ColumnReason.NAMED_OTHERWISE, None} for cell in row.cells):
            return row.number
    for row in first:
        if any(map(_named, row.cells)) and not _has_digits(row):
            return row.number
    if len(first) > 1 and not _has_digits(first[0]) and all(_has_digits(row) for row in first[1:]):
        return first[0].number
    return None


def look_at_columns(
    rows: Sequence[ListRow],
    header_row: int | None,
    hidden: Collection[int] = (),
    default_kind: IdKind = IdKind.MSG_ID,
) -> tuple[Column, ...]:
    """What each column seems to be, judged by its heading and by the rows below it. `hidden` are the columns that Excel hides,
    `default_kind` is which id it is where nothing speaks for either.
    """
    headings = next((row.cells for row in rows if row.number == header_row), ())
    body = [row for row in rows if row.number > (header_row or 0)]
    width = max((len(row.cells) for row in rows if row.number >= (header_row or 0)), default=0)
    used = [i for i in range(width) if any(cell_at(row.cells, i).strip() for row in body)]
    return tuple(
        _column(i, cell_at(headings, i), body, default_kind, is_only=used == [i], is_hidden=i in hidden) for i in range(width)
    )


def best_column(columns: Sequence[Column]) -> tuple[Column | None, bool]:
    """The column that most likely holds the ids, and whether that leaves no doubt."""
    ranked = sorted(columns, key=lambda column: (-column.score, column.index))
    if not ranked:
        return None, False
    best, *others = ranked
    named = {ColumnReason.NAMED_MSG_ID, ColumnReason.NAMED_USER_MSG_ID, ColumnReason.NAMED_ID, ColumnReason.LABELS_INSIDE}
    stands_out = not named.isdisjoint(best.reasons) or all(other.score <= 0 for other in others)
    return best, stands_out and best.score > 0  # a hidden column's score is never above it


def names_a_column(text: str) -> bool:
    """Whether a text is a usual heading, of ids or of anything else."""
    return _named(text) is not None


def names_ids(heading: str) -> IdKind | None:
    """Which ids a column of this heading holds, or None where that does not say that it holds any."""
    named = _named(heading)
    return None if named is None else _KINDS.get(named)


def is_date(text: str) -> bool:
    """Whether a text is a date or a time of day, as spreadsheets write them: `12.10.2022`, `12-Oct`, `окт.25`, `10/12`."""
    return _DATE.fullmatch(text.strip()) is not None


def _column(
    index: int, heading: str, body: Sequence[ListRow], default_kind: IdKind, *, is_only: bool, is_hidden: bool
) -> Column:
    values = [value for row in body if (value := cell_at(row.cells, index).strip())]
    kind, kind_reasons = _kind(heading, values, default_kind)
    reasons = [*filter(None, [_named(heading)]), *kind_reasons, *_by_values(values, len(body))]
    if is_only:
        reasons.append(ColumnReason.ONLY_COLUMN)
    score = sum(_WEIGHTS[reason] for reason in reasons) if values or not body else -100.0
    if is_hidden:
        # Nobody sees it, so nobody means it; but it may be all there is.
        reasons.append(ColumnReason.HIDDEN)
        score -= 500.0
    return Column(index, heading.strip(), score, kind, tuple(reasons))


_WEIGHTS = {
    ColumnReason.NAMED_MSG_ID: 110.0,
    ColumnReason.NAMED_USER_MSG_ID: 100.0,
    ColumnReason.NAMED_ID: 60.0,
    ColumnReason.LABELS_INSIDE: 60.0,
    ColumnReason.NAMED_OTHERWISE: -60.0,
    ColumnReason.ONLY_COLUMN: 15.0,
    ColumnReason.LOOKS_LIKE_IDS: 10.0,
    ColumnReason.ALL_DIFFERENT: 5.0,
    ColumnReason.REPEATS: -6.0,
    ColumnReason.LOOKS_LIKE_PHONES: -20.0,
    ColumnReason.LOOKS_LIKE_DATES: -20.0,
    ColumnReason.LOOKS_LIKE_WORDS: -20.0,
    ColumnReason.MOSTLY_BLANK: -30.0,
}


def _by_values(values: Sequence[str], rows: int) -> list[ColumnReason]:
    if not values:
        return [ColumnReason.MOSTLY_BLANK]
    reasons = [ColumnReason.ALL_DIFFERENT if len(set(values)) > 0.9 * len(values) else ColumnReason.REPEATS]
    if len(values) < 0.3 * rows:
        reasons.append(ColumnReason.MOSTLY_BLANK)
    if _are_most(values, 0.8, lambda value: _PHONE.fullmatch(value) is not None):
        reasons.append(ColumnReason.LOOKS_LIKE_PHONES)
    elif _are_most(values, 0.8, is_date):
        reasons.append(ColumnReason.LOOKS_LIKE_DATES)
    elif _are_most(values, 0.49, _is_words):
        reasons.append(ColumnReason.LOOKS_LIKE_WORDS)
    elif _are_most(values, 0.8, lambda value: parse_id(value).problem is None):
        reasons.append(ColumnReason.LOOKS_LIKE_IDS)
    return reasons


def _kind(heading: str, values: Sequence[str], default_kind: IdKind) -> tuple[IdKind, list[ColumnReason]]:
    # Most cells name nothing, which is seen in a fraction of the time.
    naming = (value for value in values if "id" in value.lower() or not value.isascii())
    labels = [label for value in naming if (label := parse_id(value).label)]
    if len(labels) > 0.5 * len(values):
        return max(IdKind, key=labels.count), [ColumnReason.LABELS_INSIDE]
    if (named := names_ids(heading)) is not None:
        return named, []
    # Several numbers in a cell are several ids of the gateway rather than one of somebody's own; asking refuses them then.
    is_text = bool(values) and not _are_most(values, 0.69, _are_plain_numbers)
    return IdKind.USER_MSG_ID if is_text else default_kind, []


def _are_plain_numbers(value: str) -> bool:
    return all(map(_is_plain_number, value.split())) or all(map(_is_plain_number, parse_id(value).text.split()))


def _is_words(value: str) -> bool:
    if value.isdecimal():
        return False
    if not any(c.isdigit() for c in value):
        return True
    return _PROSE.search(value) is not None and _PROSE.search(parse_id(value).text or value) is not None


def _is_plain_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and not text.startswith("0")


def _are_most(values: Sequence[str], share: float, test: Callable[[str], bool]) -> bool:
    """Whether more than that share of the values is so; once too many are not, the others are not looked at."""
    others = 0
    for value in values:
        others += not test(value)
        if others >= (1 - share) * len(values):
            return False
    return bool(values)


def _named(heading: str) -> ColumnReason | None:
    return _NAMED.get(re.sub(r"[\W_]", "", heading.casefold()))


def _has_digits(row: ListRow) -> bool:
    return any(c.isdigit() for cell in row.cells for c in cell)
