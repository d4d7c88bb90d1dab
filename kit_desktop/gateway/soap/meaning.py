"""What the gateway's own words mean, where they leave no doubt.

The provider documents only `Record Not Found`; which words stand for a wrong login is unknown. So a text counts as "not
found" only where a message, a record or an id is what was not found ("Sender not found" is a fault), and as "login refused"
only where it says that the login or the password is wrong: merely naming them ("for user mycompany") says nothing. Words that
say both, or neither, are left open.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto


class Meaning(Enum):
    """What a text of the gateway says."""

    NOT_FOUND = auto()
    AUTH_FAILED = auto()
    OTHER = auto()


_LONGEST = 500
_ID = "\ue000"
_NAME = "\ue001"
"""Stand for the asked id, and for the login and the password: private characters, which no gateway's words contain."""

_KEPT_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’`ʼ](?=[^\W\d_])")
_CAMEL = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")
_WORD = re.compile(rf"[^\W_]+|[{_ID}{_NAME}]")

# What is looked for. English, Russian and Kazakh, as words parted by single blanks.
_ID_WORD = r"(?:(?:user )?(?:msg|message|sms) ?id|usermsgid|msgid|id|ид|идентификатор|айди)"
_THING = (
    rf"(?:{_ID_WORD}|records?|messages?|sms|смс|запис[ьи]|сообщени[ея]|идентификатор"
    r"|жазба(?:лар)?|хабарлама(?:лар|сы|ңыз)?|хабар)"
)
_GIVEN = r"(?:given|specified|requested|supplied|such|this|that|your|the|a|an|any|with|by|for|in|of)"
_NUMBER = rf"(?:{_ID}|\d+|no|n|nr|number|номер|нөмірі)"
_WHICH = (
    rf"(?: (?:{_NUMBER}|{_NAME}|{_ID_WORD}|{_GIVEN}|user|login|account|customer"
    r"|с|со|по|для|под|у|номером|указанн\w*|данн\w*|так\w*|эт\w*|ваш\w*|запрошенн\w*|заданн\w*|вашему|запросу"
    r"|идентификатор(?:ом|у)|логина|пользователя|клиента|учетной|записи)){0,8}"
)
_EN_NOT_FOUND = r"(?:(?:was|is|were|are|has been|have been) )?(?:not (?:been )?found|unknown)"
_EN_NO_EXIST = r"(?:does not|doesnt|do not|dont) exists?|not exists?|(?:can ?not|cant|could not|couldnt) be found"
_RU_NOT_FOUND = (
    r"(?:(?:была?|было|были) )?не (?:была? |было )?(?:найден[аоы]?|обнаружен[аоы]?|существу[ею]т|находится)|отсутству[ею]т"
)
_KK_NOT_FOUND = r"(?:табылмады|табылған жоқ|жоқ|табылмаған)"

_NOT_FOUND = re.compile(
    rf"\b(?:{_THING}{_WHICH} (?:{_EN_NOT_FOUND}|{_EN_NO_EXIST}|{_RU_NOT_FOUND}|{_KK_NOT_FOUND})"
    rf"|(?:no|not found|cannot find|can not find|cant find|could not find|couldnt find|unable to find|did not find)"
    rf"(?: (?:such|any|a|an|the|this|your|matching))* {_THING}"
    rf"|(?:нет|не найден[аоы]?|не обнаружен[аоы]?|не удалось найти|отсутствует)(?: так(?:ого|ой|их)| указанн\w+| эт\w+)?"
    rf" (?:{_THING}|сообщени[яй]|записей|идентификатора)"
    rf"|так(?:ого|ой) (?:сообщения|записи|идентификатора|id) нет"
    rf"|{_THING} (?:{_ID} )?нет в базе"
    rf"|сообщений(?: с таким {_ID_WORD})? не найдено|записей не найдено"
    rf"|(?:бұл|мұндай|осы) (?:{_ID_WORD} |{_ID} )*(?:{_THING}) {_KK_NOT_FOUND})\b"
)
_NOTHING_FOUND = re.compile(
    rf"(?:(?:error|ошибка|қате|404|{_ID}) )*"
    r"(?:not found|nothing(?: was)? found|no data(?: found)?|no results?(?: found)?|не найден[аоы]?|ничего не найдено"
    rf"|нет данных|по вашему запросу ничего не найдено|данные не найдены|табылмады|ештеңе табылмады|деректер табылмады)"
    rf"(?: (?:for |by |with |по |для )?(?:{_ID_WORD} )?{_ID})?(?: 404)?"
)
"""The whole text, and nothing about what was not found: then it is what was asked for."""

_EN_ACCOUNT = r"(?:log ?in|logon|user ?names?|password|passwd|pwd|credentials?|account|user)"
_EN_ACCOUNTS = rf"{_EN_ACCOUNT}(?:(?: (?:or|and|name|{_EN_ACCOUNT}))*)"
_RU_ACCOUNT = r"(?:логин|пароль|имя пользователя|пользователь|учетная запись|учетные данные|аккаунт)"
_RU_ACCOUNTS = rf"{_RU_ACCOUNT}(?: (?:или|и|либо|{_RU_ACCOUNT}))*"
_KK_ACCOUNT = r"(?:логин\w*|пароль|құпия ?сөз\w*|пайдаланушы(?:сы)?(?: аты)?|тіркелгі(?:сі)?)"
_KK_ACCOUNTS = rf"{_KK_ACCOUNT}(?: (?:немесе|мен|және|пен|бен|{_KK_ACCOUNT}))*"
_AUTHENTICATION = r"(?:auth|authentication|authori[sz]ation|log ?in|logon|sign ?in|sign ?on)"
_FAILED = r"(?:failed|failure|fails|denied|rejected|refused|error|fault|required|unsuccessful)"

_SUBJECT_REFUSED = re.compile(
    rf"\b(?:{_EN_ACCOUNTS}(?: {_NAME})* (?:(?:is|are|was|were|has|have|been|does|do) )*"
    r"(?:wrong|invalid|incorrect|bad|unknown|mismatch|failed|denied|refused|rejected|blocked|locked|disabled|suspended|expired"
    r"|not (?:valid|correct|found|exists?|match|recogni[sz]ed|registered|accepted|active)|(?:doesnt|dont) (?:exist|match))"
    rf"|{_RU_ACCOUNTS}(?: {_NAME})* (?:(?:был[аои]?|введ[её]н\w*|указан\w*|временно) )*"
    r"(?:невере?н\w*|неправил\w+|некоррект\w+|недействит\w*|ошибоч\w*|заблокирован\w*|отключен\w*|просрочен\w*|отклонен\w*"
    r"|неизвест\w*|ист[её]к\w*"
    r"|не (?:вер[енв]\w*|правильн\w*|найден\w*|существу\w*|совпада\w*|подход\w*|принят\w*|зарегистрир\w*|актив\w*|действит\w*))"
    rf"|{_KK_ACCOUNTS}(?: {_NAME})*"
    r" (?:қате|дұрыс емес|жарамсыз|табылмады|бұғатталған|жоқ|сәйкес (?:емес|келмейді)|тіркелмеген))\b"
)
"""Login or password is what the sentence is about. "Message for user x not found" is not: see `_ATTACHED`."""

_REFUSED = re.compile(
    rf"\b(?:(?:wrong|invalid|incorrect|bad|unknown|expired|illegal)(?: (?:or|the|your|supplied|given|either|combination|of))*"
    rf" {_EN_ACCOUNT}(?! (?:msg|message|sms) ?id)"
    rf"|no such (?:user|login|account)"
    rf"|(?:not|does not|doesnt) (?:a )?(?:valid|correct|known) {_EN_ACCOUNT}"
    rf"|{_AUTHENTICATION} {_FAILED}|(?:failed|error|denied|failure)(?: of| in| at)? {_AUTHENTICATION}"
    r"|(?:failed|unable|cannot|could not) (?:to )?(?:authenticate|authori[sz]e|log ?in|sign in)"
    r"|unauthori[sz]ed|unauthenticated|not (?:authenticated|logged in|authori[sz]ed(?! to| for))"
    rf"|(?:access|permission) (?:is )?denied (?:for|to) (?:the )?(?:user|login|account)"
    rf"|(?:неверн\w*|неправильн\w*|некорректн\w*|недействит\w*|ошибочн\w*|не верн\w*|не правильн\w*|неизвестн\w*)"
    r"(?: (?:указан\w*|введ[её]н\w*|пара|имя|комбинация|или|и|ваш\w*))*"
    r" (?:логин\w*|парол\w*|пользовател\w*|аккаунт\w*|учетн\w+ (?:запис\w+|данн\w+)|данные для (?:входа|авторизации))"
    r"|(?:ошибк\w+|сбой|отказ\w*)(?: при| в| во)? (?:авториз\w+|аутентиф\w+|входа|входе|логина|пароля|логине|пароле)"
    r"|(?:авторизац|аутентификац)\w+ (?:не (?:пройден\w*|удал\w+|выполнен\w*|прош\w+)|отклонен\w*|неуспешн\w*|запрещен\w*)"
    r"|не (?:удалось|удается) (?:пройти )?(?:авториз|аутентиф|войти)\w*|не (?:авторизован\w*|аутентифицирован\w*)"
    r"|(?:требуется|необходима) (?:авторизация|аутентификация)|нет так(?:ого|ой) (?:логина|пользователя|учетной записи)"
    r"|доступ (?:запрещен\w*|закрыт) (?:для )?(?:пользовател[яю]|логина)"
    rf"|(?:қате|дұрыс емес|жарамсыз|бұрыс) {_KK_ACCOUNT}"
    r"|(?:авторизация|аутентификация|авторлау|кіру)\w* (?:қате\w*|сәтсіз\w*|өтпеді|қажет|мүмкін болмады|өту сәтсіз\w*))\b"
)
_ATTACHED = re.compile(
    r"\b(?:for|of|from|to|by|in|with|on|для|у|от|из|по|с|об?) (?:(?:the|this|a|your|our|given|этого|данного|вашего) )*$"
)
"""What ends a text before words that only say whose, or from where, the thing is that the sentence is about."""

_ELSEWHERE = re.compile(
    r"\b(?:database|sql(?:state)?|mysql|oracle|postgres\w*|odbc|tables?|localhost|smtp|ldap|proxy|баз[аеы]|бд|таблиц\w*)\b"
)
"""A fault inside the service talks of logins, users and records of its own."""
_IN_DATABASE = re.compile(
    r" (?:in|from) (?:the |our )?database\b| (?:в|из) (?:нашей )?базе?(?: данных)?\b| (?:базада|дерекқорда)\b"
)
_NO_MESSAGE = re.compile(r"\b(?:file|page|url|uri|path|route|method|function|procedure|class|operation|wsdl|column)\b")


def meaning_of(text: str | None, *, asked_id: str = "", account: tuple[str, ...] = ()) -> Meaning:
    """Read the gateway's words (`resultS`, a fault's text, a plain body). Letters' case and punctuation do not matter.

    `asked_id` is the id that the gateway was asked for, `account` the login and the password: what they happen to be called
    is taken out before anything is read into the words.
    """
    words = _words(text, asked_id, account)
    found = _says_not_found(words)
    refused = not _ELSEWHERE.search(words) and (bool(_REFUSED.search(words)) or _subject(_SUBJECT_REFUSED, words))
    if found is refused:
        return Meaning.OTHER
    return Meaning.NOT_FOUND if found else Meaning.AUTH_FAILED


def _says_not_found(words: str) -> bool:
    if _NOTHING_FOUND.fullmatch(words):
        return True
    words = _IN_DATABASE.sub("", words)
    if _ELSEWHERE.search(words) or _NO_MESSAGE.search(words):
        return False
    return _subject(_NOT_FOUND, words)


def _subject(pattern: re.Pattern[str], words: str) -> bool:
    """Whether the pattern stands somewhere as what the sentence is about."""
    return any(not _ATTACHED.search(words[: match.start()]) for match in pattern.finditer(words))


def _words(text: str | None, asked_id: str, account: tuple[str, ...]) -> str:
    plain = unicodedata.normalize("NFC", (text or "")[:_LONGEST]).replace(_ID, " ").replace(_NAME, " ")
    plain = plain.translate({0x301: None})
    # The longest first: a password may begin with the login.
    for name in sorted({*account, asked_id} - {""}, key=len, reverse=True):
        plain = _without(plain, unicodedata.normalize("NFC", name), _ID if name == asked_id else _NAME)
    plain = _CAMEL.sub(" ", _KEPT_APOSTROPHE.sub("", plain)).casefold().replace("ё", "е")
    return " ".join(_WORD.findall(plain))


def _without(text: str, name: str, sign: str) -> str:
    """`text` with every whole `name` replaced. One that is a word of the language (a login `user`) stays: it may be meant."""
    if _VOCABULARY.fullmatch(name.casefold()):
        return text
    glued = any(c.isalpha() for c in name) and len(name) >= _GLUED_FROM and sign == _NAME
    before, after = ("", "") if glued else (r"(?<![^\W_])", r"(?![^\W_])")
    return re.sub(rf"{before}{re.escape(name)}{after}", f" {sign} ", text, flags=re.IGNORECASE)


_GLUED_FROM = 4
_VOCABULARY = re.compile(
    rf"{_THING}|{_EN_ACCOUNT}|{_RU_ACCOUNT}|{_KK_ACCOUNT}|{_AUTHENTICATION}|{_FAILED}|not|found|no|нет|не|жоқ|или|и|or|and|error|ошибка|қате"
)
