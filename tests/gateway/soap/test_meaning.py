"""The gateway's own words: one table of sentences in English, Russian and Kazakh, each with the one thing it means."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit_desktop.core.outcome import Outcome
from kit_desktop.gateway.soap.meaning import meaning_of

ASKED = "963"
ACCOUNT = ("mycompany", "Secret77")

NO_SUCH_MESSAGE = [
    # en
    "Record Not Found",
    "record not found.",
    "404 Record Not Found",
    "Error: 404 Record Not Found!",
    "Record Not Found (963)",
    "RecordNotFound",
    "MESSAGE_NOT_FOUND",
    "Not found",
    "Not found: 963",
    "Message not found",
    "Message: not found",
    "The message was not found",
    "Your message was not found",
    "SMS does not exist",
    "No such message",
    "No message with id 963",
    "No record found",
    "No data found",
    "Could not find message with id 963",
    "MsgID 963 not found",
    "MsgID=963: not found",
    "Message ID '963' was not found.",
    "Message with MsgID 963 not found",
    "Message 963 doesn't exist",
    "UserMsgID 963 does not exist",
    "Record not found in database",
    "Message not found in your account",
    "Message not found for this user",
    "Message not found for login mycompany",
    "Message for user mycompany not found",
    "Record not found: invalid id",
    "No rows found",
    "The message you requested was not found",
    "Message could not be located",
    "Unable to locate message",
    "Unknown MsgID",
    "Unknown message 963",
    "Data for 963 not found",
    "No information about message 963",
    "ERR_NOT_FOUND",
    "'963' was not found",
    # ru
    "Не найдено",
    "Ничего не найдено",
    "Сообщение не найдено",
    "Сообще\u0301ние не на\u0301йдено",
    "Сообщений не найдено",
    "Сообщение 963 не найдено",
    "Сообщение с ID 963 для пользователя mycompany не найдено",
    "Сообщение с указанным ID не найдено в базе данных",
    "Сообщения с таким ID не существует",
    "Не найдено сообщение для пользователя mycompany",
    "Нет такого сообщения",
    "Такого сообщения нет",
    "Запись с таким идентификатором не найдена",
    "Запись не найдена для логина mycompany",
    "Запись №963 не найдена",
    "Запись отсутствует",
    "ID не найден",
    "Идентификатор сообщения не найден",
    "Неизвестный идентификатор сообщения",
    "Нет данных по сообщению 963",
    "Данные с таким ID не найдены",
    "Не найдена запись о сообщении 963",
    "Не найдена запись об этом сообщении",
    "Информация о сообщении 963 не найдена",
    "Данные по запросу не найдены",
    "По указанному идентификатору ничего не найдено",
    "Не найдено ни одного сообщения",
    "Не могу найти сообщение",
    "В базе нет сообщения с таким ID",
    "У данного пользователя нет такого сообщения",
    "Сообщение у пользователя не найдено",
    # kk
    "Табылмады",
    "Хабарлама табылмады",
    "Жазба табылмады.",
    "Мұндай хабарлама жоқ",
    "963 хабарламасы табылмады",
    "Хабарлама табылған жоқ",
    "Ақпарат табылмады",
    "963 ID бойынша ештеңе табылмады",
    "Хабарлама осы пайдаланушы үшін табылмады",
    "mycompany пайдаланушысы үшін хабарлама табылмады",
]
LOGIN_REFUSED = [
    # en
    "Invalid login or password",
    "Wrong password",
    "Incorrect password for user mycompany",
    "Bad credentials",
    "Login incorrect",
    "Login or password is incorrect",
    "Username or password is wrong",
    "User not found",
    "User mycompany not found",
    "Login not found",
    "Login failed for user mycompany",
    "Authentication failed",
    "AUTH_ERROR",
    "Unauthorized",
    "Account is blocked",
    "Access denied for user mycompany",
    "User doesn't exist",
    "No user found",
    "The password you have entered is wrong",
    "Passwords do not match",
    "Password error",
    "ERR_AUTH",
    "Authentication is required",
    "Login attempt failed",
    "Access denied. Check your login and password",
    # ru
    "Неверный логин или пароль",
    "Неверное имя пользователя или пароль",
    "Неверная пара логин/пароль",
    "Неверные учетные данные",
    "Логин или пароль неверны",
    "Неправильный пароль",
    "Пароль указан неверно",
    "парольSecret77 неверен",
    "Ошибка авторизации",
    "Авторизация не пройдена",
    "Пользователь не найден",
    "Учётная запись заблокирована",
    "Учётная запись не найдена",
    "Пользователь с таким логином не найден",
    "Пользователя с таким логином не существует",
    "Такого пользователя нет",
    "Неверные данные авторизации",
    "Срок действия пароля истёк",
    "Не удалось выполнить вход",
    "Доступ запрещён: проверьте логин и пароль",
    # kk
    "Қате құпия сөз",
    "Логин немесе құпиясөз дұрыс емес",
    "Пайдаланушы табылмады",
    "Авторизация қатесі",
    "Құпия сөздің мерзімі өтті",
]
LEFT_OPEN = [
    # en
    "OK",
    "Error",
    "Fault for mycompany: error 17",
    "mycompany",
    "Error processing request of user mycompany",
    "Internal server error",
    "Insufficient funds on account: error",
    "Account balance error",
    "Too many requests for user mycompany",
    "Client IP not allowed",
    "Access denied for mycompanySecret77",
    "Sender not found",
    "Sender of message not found",
    "Message sender not found",
    "Message template not found",
    "Template for message not found",
    "Recipient not found",
    "Method not found",
    "File not found.",
    "404 page not found",
    "Message found",
    "Sender id not found",
    "Client record not found",
    "User data not found",
    "Field MsgID not found",
    "No MsgID in request",
    "Required field login not found",
    "Invalid UserMsgID",
    "Invalid message id for user mycompany",
    "Login accepted",
    "Password",
    "Database user login failed",
    "Access denied for user 'sms'@'localhost' to database 'sms'",
    "Error message: unknown error",
    "SMS: unknown client",
    "Record mycompany not found",
    "ID mycompany not found",
    "Login or message not found",
    "No message text",
    "No SMS left",
    "No such message type",
    "Cannot find message template",
    "Record Not Found in table users, SQL state 42",
    "User mycompany: message not found, wrong password",
    # ru
    "Отправитель не найден",
    "Номер абонента не найден",
    "Превышен лимит запросов",
    "Шаблон сообщения не найден",
    "Статус сообщения 963 не найден",
    "Отчёт о доставке сообщения 963 не найден",
    "Идентификатор пользователя не найден",
    "Запись клиента не найдена",
    "Данные учётной записи не найдены",
    "Параметр MsgID не найден",
    "Пользователь с таким ID не найден",
    "Клиент с указанным идентификатором не найден",
    "Пользователь или сообщение не найдены",
    "Логин или запись не найдены",
    "Нет SMS на балансе",
    "Не найдена запись о тарифе",
    "Недостаточно средств на счёте пользователя mycompany",
    "Сообщение не найдено, неверный пароль",
    # kk
    "Жіберуші табылмады",
    "Қаражат жеткіліксіз",
]

TABLE = [
    *((text, Outcome.NOT_FOUND) for text in NO_SUCH_MESSAGE),
    *((text, Outcome.AUTH_FAILED) for text in LOGIN_REFUSED),
    *((text, Outcome.SERVER_FAULT) for text in LEFT_OPEN),
]


@pytest.mark.parametrize(("text", "meaning"), TABLE)
def test_a_sentence_means_what_it_says(text: str, meaning: Outcome) -> None:
    assert meaning_of(text, asked_id=ASKED, account=ACCOUNT) is meaning
    assert meaning_of(f"  {text.upper()}  ", asked_id=ASKED, account=ACCOUNT) is meaning or "NotFound" in text


@pytest.mark.parametrize("text", [None, "", "   ", "x" * 100_000, "!?"])
def test_no_words_mean_nothing(text: str | None) -> None:
    assert meaning_of(text) is Outcome.SERVER_FAULT


def test_what_stands_far_behind_is_not_read() -> None:
    assert meaning_of("message not found".rjust(500)) is Outcome.NOT_FOUND
    assert meaning_of("message not found".rjust(501)) is Outcome.SERVER_FAULT


@pytest.mark.parametrize("login", ["invalid-user", "wrong password", "not found", "Message.not.found", "блокирован логин"])
def test_a_login_that_sounds_like_a_refusal_is_only_a_name(login: str) -> None:
    assert meaning_of(f"Error 17 at {login}", account=(login, "x")) is Outcome.SERVER_FAULT
    assert meaning_of(f"Error 17 at {login.upper()}.", account=(login, "x")) is Outcome.SERVER_FAULT


def test_an_id_that_sounds_like_a_refusal_is_only_a_name() -> None:
    assert meaning_of("Order wrong password 5: error", asked_id="wrong password 5") is Outcome.SERVER_FAULT
    assert meaning_of("Message wrong password 5 not found", asked_id="wrong password 5") is Outcome.NOT_FOUND


def test_a_login_that_is_a_word_of_the_language_does_not_hide_the_words() -> None:
    assert meaning_of("SMS not found", account=("sms", "x")) is Outcome.NOT_FOUND
    assert meaning_of("Wrong password", account=("user", "password")) is Outcome.AUTH_FAILED


def test_a_short_password_is_taken_out_where_it_stands_alone() -> None:
    assert meaning_of("Message not found", account=("x", "not")) is Outcome.NOT_FOUND
    assert meaning_of("Message not found", account=("x", "oun")) is Outcome.NOT_FOUND


@pytest.mark.parametrize(("password", "meaning"), [("Qz77", Outcome.AUTH_FAILED), ("Qz7", Outcome.SERVER_FAULT)])
def test_a_password_of_four_characters_is_taken_out_of_a_word_too(password: str, meaning: Outcome) -> None:
    assert meaning_of(f"пароль{password} неверен", account=("mycompany", password)) is meaning


def test_a_password_that_begins_with_the_login_is_taken_out_whole() -> None:
    account = ("mycompany", "mycompany wrong password")
    assert meaning_of("Denied: mycompany wrong password", account=account) is Outcome.SERVER_FAULT


@given(st.text(max_size=600), st.text(max_size=20), st.text(max_size=20))
def test_reading_never_raises(text: str, asked: str, login: str) -> None:
    assert meaning_of(text, asked_id=asked, account=(login, asked)) in {
        Outcome.NOT_FOUND,
        Outcome.AUTH_FAILED,
        Outcome.SERVER_FAULT,
    }


@pytest.mark.parametrize(
    "unit", ["message ", "user ", "id 1 ", "логин или ", "for the ", "not found ", "message for user ", "не найдено "]
)
def test_no_sentence_takes_long(unit: str) -> None:
    started = time.process_time()
    meaning_of(unit * 5_000, asked_id=ASKED, account=ACCOUNT)
    assert time.process_time() - started < 2
