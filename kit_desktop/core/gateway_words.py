"""What the gateway's own words mean, where they leave no doubt.

The provider documents only `Record Not Found`; which words stand for a wrong login is unknown. So a text counts as "not
found" only where it says that about a message, as "login refused" only where it names login, password or account together
with a refusal, and as neither otherwise: "Sender not found" is a fault, not a missing message.
"""

from __future__ import annotations

import re
from enum import Enum, auto


class Meaning(Enum):
    """What a text of the gateway says."""

    NOT_FOUND = auto()
    AUTH_FAILED = auto()
    OTHER = auto()


_THING = (
    r"(?:(?:the|such|this|a) )?(?:record|message|sms|id|msgid|usermsgid|message id"
    r"|запись|сообщение|смс|идентификатор|жазба|хабарлама|хабар)s?"
)
_NAMED = r"(?: (?:with|by|for|с|по|для) [\w .=-]{1,80}?)?"
_NOT_FOUND = re.compile(
    rf"(?:error |ошибка |қате )?(?:404 )?(?:"
    rf"{_THING}{_NAMED} (?:(?:was|is|were) )?(?:not found|does not exist|doesn t exist|not exists?)(?: in database)?"
    rf"|(?:no|not) (?:such )?{_THING}{_NAMED}(?: found)?"
    rf"|not found|nothing found|no data found|no data"
    rf"|{_THING}{_NAMED} не (?:найден|найдена|найдено|найдены|существует)"
    rf"|не (?:найден|найдена|найдено) {_THING}"
    rf"|нет такого (?:сообщения|идентификатора)|нет такой записи|не найдено|ничего не найдено"
    rf"|{_THING} табылмады|табылмады)"
)
_ACCOUNT = re.compile(
    r"\b(?:log ?ins?|passwords?|user ?names?|users?|credentials?|accounts?|authenticat\w*|authori[sz]\w*|auth|unauthori[sz]ed"
    r"|логин\w*|парол\w*|пользовател\w*|уч[её]тн\w*|аккаунт\w*|авториз\w*|аутентиф\w*"
    r"|құпия ?сөз\w*|құпиясөз\w*|пайдаланушы\w*|тіркелгі\w*)"
)
_REFUSED = re.compile(
    r"\b(?:wrong|invalid|incorrect|bad|not valid|fail\w*|denied|den(?:y|ies)|refused|rejected|unknown|not found"
    r"|does not exist|blocked|disabled|expired|mismatch|no such|unauthori[sz]ed|required|error"
    r"|not (?:authori[sz]ed|allowed|permitted|logged in)"
    r"|неверн\w*|неправильн\w*|некорректн\w*|ошибк\w*|отказ\w*|запрещ\w*|не найден\w*|заблокирован\w*|не совпада\w*"
    r"|не авторизован\w*|не существует|недействител\w*|қате|дұрыс емес|табылмады|бұғатталған|тыйым салынған)"
)
_NOT_ABOUT_LOGIN = re.compile(r"\b(?:usermsgid|user ?msg|userid|sender|отправител\w*|database|sql|host|server|timeout)")


def meaning_of(text: str | None) -> Meaning:
    """Read the gateway's words (`resultS` or a fault's text). Letters' case and punctuation do not matter."""
    words = " ".join(re.findall(r"\w+(?:[.=-]\w+)*", (text or "")[:500].casefold()))
    if not words:
        return Meaning.OTHER
    if _NOT_FOUND.fullmatch(words):
        return Meaning.NOT_FOUND
    if _ACCOUNT.search(words) and _REFUSED.search(words) and not _NOT_ABOUT_LOGIN.search(words):
        return Meaning.AUTH_FAILED
    return Meaning.OTHER
