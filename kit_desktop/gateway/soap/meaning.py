"""What the gateway's own words mean, where they leave no doubt.

The provider documents only `Record Not Found`; which words stand for a wrong login is unknown. So a text counts as "not
found" only where a message, a record or an id is what was not found ("Sender not found" is a fault), and as "login refused"
only where it says that the login or the password is wrong: merely naming them ("for user mycompany") says nothing. Words that
say both, or neither, are left open.
"""

from __future__ import annotations

import re
import unicodedata

from kit_desktop.core.outcome import Outcome

_LONGEST = 500
_ID = "\ue000"
_NAME = "\ue001"
"""Stand for the asked id, and for the login and the password: private characters, which no gateway's words contain."""

_KEPT_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’`ʼ](?=[^\W\d_])")
_CAMEL = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")
_WORD = re.compile(rf"[^\W_]+|[{_ID}{_NAME}]")

# What is looked for. English, Russian and Kazakh, as words parted by single blanks.
_OWNER = rf"(?:user|login|account|customer|client|пользователя|клиента|абонента|логина|учетной|{_NAME})"
_ID_WORD = (
    rf"(?:(?:user )?(?:msg|message|sms) ?id|usermsgid|msgid|(?:идентификатор|номер|код|ид) сообщения"
    rf"|(?:id|ид|идентификатор|айди)(?! {_OWNER}))"
)
_GENITIVE = rf"(?!(?: {_ID}| \d+)? не (?:был[аои]? )?(?:найдена?|обнаружена?)\b)"
"""A message or a record whose something was not found: "Шаблон сообщения не найден"."""
_THING = (
    rf"(?:{_ID_WORD}|(?:records?|rows?|запись|записи{_GENITIVE})(?! {_OWNER})|messages?|msg|sms|смс"
    rf"|сообщение|сообщения{_GENITIVE}|жазба(?:лар)?|хабарлама(?:лар|сы|ңыз)?|хабар)"
)
_GIVEN = r"(?:given|specified|requested|supplied|such|this|that|your|the|a|an|any|with|by|for|in|of|you|are|have|asked|looking)"
_NUMBER = rf"(?:{_ID}|\d+|no|n|nr|number|номер|нөмірі)"
_WHICH = (
    rf"(?: (?:{_NUMBER}|{_NAME}|{_ID_WORD}|{_GIVEN}|user|login|account|customer"
    r"|с|со|по|для|под|у|номером|указанн\w*|данн\w*|так\w*|эт\w*|ваш\w*|запрошенн\w*|заданн\w*|вашему|запросу"
    r"|идентификатор(?:ом|у)|логина|пользователя|клиента|учетной|записи|осы|бұл|пайдаланушы|логин|үшін|бойынша)){0,8}"
)
_EN_NOT_FOUND = (
    r"(?:(?:was|is|were|are|has been|have been) )?"
    r"(?:not (?:been )?found|unknown(?! (?:error|exception|fault|client|customer|sender)))"
)
_EN_NO_EXIST = r"(?:does not|doesnt|do not|dont) exists?|not exists?|(?:can ?not|cant|could not|couldnt) be (?:found|located)"
_RU_NOT_FOUND = (
    r"(?:(?:была?|было|были) )?не (?:была? |было )?(?:найден[аоы]?|обнаружен[аоы]?|существу[ею]т|находится)|отсутству[ею]т"
)
_KK_NOT_FOUND = r"(?:табылмады|табылған жоқ|жоқ|табылмаған)"

_DATA = r"(?:data|info(?:rmation)?|данны[ех]|информаци[яи]|дерек(?:тер)?|ақпарат)"
_ABOUT = (
    rf"(?:(?: (?:about|for|on|of|with|by|this|the|о|об|по|этом|данному|указанному|вашему|бойынша|message|sms|сообщени[июя]|смс"
    rf"|запросу|{_ID_WORD}|{_ID}))*)"
)
_MISSING = rf" {_ID_WORD}(?! (?:{_ID}|found|найдено))"
"""What follows on "no" where the request lacked an id."""
_PART = (
    r"(?! (?:left|credits?|balance|quota|limits?|permissions?|rights?|access|allowed|given|specified|supplied|provided|texts?"
    r"|body|content|types?|senders?|recipients?|templates?|routes?|gateways?|services?|providers?|channels?|packages?|parts?"
    r"|на (?:балансе|счет[уе])|в (?:пакете|тарифе)|об? (?!(?:этом |данном |указанном )?(?:сообщени|смс|sms))))"
)
"""What makes of "no message" the lack of something else: "No message text", "Нет SMS на балансе"."""

_NOT_FOUND = re.compile(
    rf"\b(?:{_THING}{_WHICH} (?:{_EN_NOT_FOUND}|{_EN_NO_EXIST}|{_RU_NOT_FOUND}|{_KK_NOT_FOUND})"
    rf"|(?:no(?!{_MISSING})|not found|(?:can ?not|cant|could not|couldnt|unable to|did not) (?:find|locate))"
    rf"(?: (?:such|any|a|an|the|this|your|matching))* {_THING}{_PART}"
    rf"|(?:нет(?!{_MISSING})|не найден[аоы]?|не обнаружен[аоы]?|(?:не удалось|не могу|невозможно) найти|отсутствует)"
    rf"(?: так(?:ого|ой|их)| указанн\w+| эт\w+| ни одно(?:го|й))? (?:{_THING}|сообщени[яй]|записей|идентификатора){_PART}"
    rf"|(?:unknown|неизвестн(?:ый|ое)|белгісіз) (?:{_ID_WORD}|(?:message|sms|сообщение|хабарлама)(?= {_ID}|$))"
    rf"|так(?:ого|ой) (?:сообщения|записи|идентификатора|id) нет"
    rf"|{_THING} (?:{_ID} )?нет в базе"
    rf"|сообщений(?: с таким {_ID_WORD})? не найдено|записей не найдено"
    rf"|(?:бұл|мұндай|осы) (?:{_ID_WORD} |{_ID} )*(?:{_THING}) {_KK_NOT_FOUND})\b"
)
_NOTHING_FOUND = re.compile(
    rf"(?:(?:error|err|ошибка|қате|404|{_ID}|по (?:вашему |данному |указанному )?(?:запросу|идентификатору|{_ID_WORD})"
    rf"|(?:сұраныс|{_ID_WORD}) бойынша|{_DATA}{_ABOUT}) )*"
    rf"(?:(?:(?:was|is) )?not found|nothing(?: was)? found|no (?:results?|{_DATA})(?: found)?|не найден[аоы]?|ничего не найдено"
    rf"|нет {_DATA}|табылмады|(?:ештеңе|{_DATA}) табылмады)"
    rf"{_ABOUT}(?: 404)?"
)
"""The whole text, and nothing about what was not found: then it is what was asked for."""

_EN_ACCOUNT = r"(?:log ?in|logon|user ?names?|passwords?|passwd|pwd|credentials?|account|user)"
_EN_ACCOUNTS = rf"{_EN_ACCOUNT}(?:(?: (?:or|and|name|{_EN_ACCOUNT}))*)"
_RU_ACCOUNT = r"(?:логин|пароль|имя пользователя|пользователь|учетная запись|учетные данные|аккаунт)"
_RU_ACCOUNTS = rf"{_RU_ACCOUNT}(?: (?:или|и|либо|{_RU_ACCOUNT}))*"
_KK_ACCOUNT = r"(?:логин\w*|пароль|құпия ?сөз\w*|пайдаланушы(?:сы)?(?: аты)?|тіркелгі(?:сі)?)"
_KK_ACCOUNTS = rf"{_KK_ACCOUNT}(?: (?:немесе|мен|және|пен|бен|{_KK_ACCOUNT}))*"
_AUTHENTICATION = r"(?:auth|authentication|authori[sz]ation|log ?in|logon|sign ?in|sign ?on)"
_FAILED = r"(?:failed|failure|fails|denied|rejected|refused|error|fault|required|unsuccessful)"

_SUBJECT_REFUSED = re.compile(
    rf"\b(?:{_EN_ACCOUNTS}(?: (?:{_NAME}|attempt|you|have|entered|supplied|provided))*"
    r" (?:(?:is|are|was|were|has|have|been|does|do) )*"
    r"(?:wrong|invalid|incorrect|bad|unknown|mismatch|failed|denied|refused|rejected|blocked|locked|disabled|suspended|expired"
    r"|not (?:valid|correct|found|exists?|match|recogni[sz]ed|registered|accepted|active)|(?:doesnt|dont) (?:exist|match))"
    rf"|(?:passwords?|credentials) error"
    rf"|{_RU_ACCOUNTS}(?: (?:{_NAME}|с|так(?:им|ими)|указанн\w+|эт(?:им|ими)|данн(?:ым|ыми)|логином|именем|паролем))*"
    r" (?:(?:был[аои]?|введ[её]н\w*|указан\w*|временно) )*"
    r"(?:невере?н\w*|неправил\w+|некоррект\w+|недействит\w*|ошибоч\w*|заблокирован\w*|отключен\w*|просрочен\w*|отклонен\w*"
    r"|неизвест\w*|ист[её]к\w*|неактив\w*|устарел\w*"
    r"|не (?:вер[енв]\w*|правильн\w*|найден\w*|существу\w*|совпада\w*|подход\w*|принят\w*|зарегистрир\w*|актив\w*|действит\w*))"
    rf"|{_KK_ACCOUNTS}(?: {_NAME})*"
    r" (?:қате|дұрыс емес|жарамсыз|табылмады|бұғатталған|жоқ|сәйкес (?:емес|келмейді)|тіркелмеген))\b"
)
"""Login or password is what the sentence is about. "Message for user x not found" is not: see `_ATTACHED`."""

_REFUSED = re.compile(
    rf"\b(?:(?:wrong|invalid|incorrect|bad|unknown|expired|illegal)(?: (?:or|the|your|supplied|given|either|combination|of))*"
    rf" {_EN_ACCOUNT}(?! (?:msg|message|sms) ?id)"
    rf"|no (?:such (?:user|login|account)|(?:user|account)(?: {_NAME})? (?:found|exists?|with|named))"
    rf"|(?:check|verify)(?: (?:the|your|log ?in|user ?name|and|or))* (?:passwords?|credentials)"
    rf"|(?:not|does not|doesnt) (?:a )?(?:valid|correct|known) {_EN_ACCOUNT}"
    rf"|{_AUTHENTICATION} {_FAILED}|(?:authentication|authori[sz]ation) is required"
    rf"|(?:failed|error|err|denied|failure)(?: of| in| at)? {_AUTHENTICATION}"
    r"|(?:failed|unable|cannot|could not) (?:to )?(?:authenticate|authori[sz]e|log ?in|sign in)"
    r"|unauthori[sz]ed|unauthenticated|not (?:authenticated|logged in|authori[sz]ed(?! to| for))"
    rf"|(?:access|permission) (?:is )?denied (?:for|to) (?:the )?(?:user|login|account)"
    rf"|(?:неверн\w*|неправильн\w*|некорректн\w*|недействит\w*|ошибочн\w*|не верн\w*|не правильн\w*|неизвестн\w*)"
    r"(?: (?:указан\w*|введ[её]н\w*|пара|имя|комбинация|или|и|ваш\w*))*"
    r" (?:логин\w*|парол\w*|пользовател\w*|аккаунт\w*|учетн\w+ (?:запис\w+|данн\w+)|авторизаци\w+"
    r"|данные (?:для )?(?:входа|авторизации|аутентификации|доступа))"
    r"|проверьте(?: (?:правильность|ваш\w*|введ[её]нн\w*|логин\w*|и|или))* парол\w+"
    r"|(?:ошибк\w+|сбой|отказ\w*)(?: при| в| во)? (?:авториз\w+|аутентиф\w+|входа|входе|логина|пароля|логине|пароле)"
    r"|(?:авторизац|аутентификац)\w+ (?:не (?:пройден\w*|удал\w+|выполнен\w*|прош\w+)|отклонен\w*|неуспешн\w*|запрещен\w*)"
    r"|не (?:удалось|удается) (?:пройти |выполнить )?(?:авториз|аутентиф|войти|вход)\w*"
    r"|не ?(?:авторизован\w*|аутентифицирован\w*)"
    r"|(?:требуется|необходима) (?:авторизация|аутентификация)|нет так(?:ого|ой) (?:логина|пользователя|учетной записи)"
    r"|(?:такого (?:логина|пользователя)|(?:логина|пользователя) с таким (?:логином|именем)) (?:нет|не (?:существует|найдено))"
    r"|срок(?: действия)? (?:пароля|учетной записи|аккаунта) ист[её]к"
    r"|доступ (?:запрещен\w*|закрыт) (?:для )?(?:пользовател[яю]|логина)"
    rf"|(?:қате|дұрыс емес|жарамсыз|бұрыс) {_KK_ACCOUNT}|(?:құпия ?сөздің|парольдің) (?:қолданылу )?мерзімі (?:өт|біт)\w+"
    r"|(?:авторизация|аутентификация|авторлау|кіру)\w* (?:қате\w*|сәтсіз\w*|өтпеді|қажет|мүмкін болмады|өту сәтсіз\w*))\b"
)
_ATTACHED = re.compile(
    r"\b(?:for|of|from|to|by|in|with|on|для|у|от|из|по|с|об?) (?:(?:the|this|a|your|our|given|этого|данного|вашего) )*$"
    r"|\b(?:fields?|param(?:eter)?s?|elements?|attributes?|tags?|arguments?|headers?|параметр|поле|элемент|атрибут|тег) $"
    r"|\b(?:user|login|account|client|пользователь|логин|аккаунт|клиент) (?:or|and|или|и) $"
)
"""What ends a text before words that only say whose, or from where, the thing is that the sentence is about, or name it as the
second of two things."""

_RECORD = re.compile(r"(?:id|records?|ид|идентификатор|запис[ьи])\b")
_OF_OTHERS = re.compile(
    r"\b(?:sender|originator|recipient|client|customer|user|account|login|session|operator|provider|partner|campaign|service"
    r"|template|tariff|price|route|contract|company|group|contact|channel|subscriber|учетн\w+|тарифн\w+|клиентск\w+) $"
    r"|\b(?:пользовател\w+|клиент\w*|абонент\w*|отправител\w+|аккаунт\w*) со? (?:\w+ )?$"
)
"""Whose id or record it is that was not found: not the message's."""

_ELSEWHERE = re.compile(
    r"\b(?:database|sql(?:state)?|mysql|oracle|postgres\w*|odbc|tables?|localhost|smtp|ldap|proxy|баз[аеы]|бд|таблиц\w*)\b"
)
"""A fault inside the service talks of logins, users and records of its own."""
_IN_DATABASE = re.compile(r"\b(?:(?:in|from) (?:the |our )?database|(?:в|из) (?:нашей )?базе?(?: данных)?|базада|дерекқорда)\b")
_NO_MESSAGE = re.compile(r"\b(?:file|page|url|uri|path|route|method|function|procedure|class|operation|wsdl|column)\b")


def meaning_of(text: str | None, *, asked_id: str = "", account: tuple[str, ...] = ()) -> Outcome:
    """Read the gateway's words (`resultS`, a fault's text, a plain body): "not found", "login refused", or SERVER_FAULT for
    any others. Letters' case and punctuation do not matter.

    `asked_id` is the id that the gateway was asked for, `account` the login and the password: what they happen to be called
    is taken out before anything is read into the words.
    """
    words = _words(text, asked_id, account)
    found = _says_not_found(words)
    refused = not _ELSEWHERE.search(words) and (bool(_REFUSED.search(words)) or _subject(_SUBJECT_REFUSED, words))
    if found is refused:
        return Outcome.SERVER_FAULT
    return Outcome.NOT_FOUND if found else Outcome.AUTH_FAILED


def _says_not_found(words: str) -> bool:
    if _NOTHING_FOUND.fullmatch(words):
        return True
    words = " ".join(_IN_DATABASE.sub("", words).split())
    if _ELSEWHERE.search(words) or _NO_MESSAGE.search(words):
        return False
    return _subject(_NOT_FOUND, words)


def _subject(pattern: re.Pattern[str], words: str) -> bool:
    """Whether the pattern stands somewhere as what the sentence is about."""
    return any(
        not (_ATTACHED.search(before := words[: match.start()]) or (_RECORD.match(match[0]) and _OF_OTHERS.search(before)))
        for match in pattern.finditer(words)
    )


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
