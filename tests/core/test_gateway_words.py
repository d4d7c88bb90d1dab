"""The gateway's own words: what leaves no doubt, and everything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit_desktop.core.gateway_words import Meaning, meaning_of


@pytest.mark.parametrize(
    "text",
    [
        "Record Not Found",
        "record not found.",
        "404 Record Not Found",
        "Error: 404 Record Not Found!",
        "Message not found",
        "The message was not found",
        "SMS does not exist",
        "No such message",
        "Message with MsgID 963 not found",
        "No data found",
        "Сообщение не найдено",
        "Запись с таким идентификатором не найдена",
        "Нет такого сообщения",
        "Ничего не найдено",
        "Хабарлама табылмады",
        "Жазба табылмады.",
    ],
)
def test_no_such_message(text: str) -> None:
    assert meaning_of(text) is Meaning.NOT_FOUND


@pytest.mark.parametrize(
    "text",
    [
        "Invalid login or password",
        "Wrong password",
        "User not found",
        "Login not found",
        "Authentication failed",
        "Unauthorized",
        "Account is blocked",
        "Access denied for user mycompany",
        "Неверный логин или пароль",
        "Ошибка авторизации",
        "Пользователь не найден",
        "Учётная запись заблокирована",
        "Қате құпия сөз",
        "Пайдаланушы табылмады",
    ],
)
def test_a_refused_login(text: str) -> None:
    assert meaning_of(text) is Meaning.AUTH_FAILED


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "   ",
        "OK",
        "Error",
        "Sender not found",
        "Отправитель не найден",
        "Database user login failed",
        "Access denied for user 'sms'@'localhost' to database 'sms'",
        "Invalid UserMsgID",
        "Internal server error",
        "Message found",
        "Record Not Found in table users, SQL state 42",
        "Login accepted",
        "Password",
        "Превышен лимит запросов",
        "x" * 100_000,
    ],
)
def test_everything_else_is_left_open(text: str | None) -> None:
    assert meaning_of(text) is Meaning.OTHER


@given(st.text(max_size=600))
def test_reading_never_raises(text: str) -> None:
    assert meaning_of(text) in Meaning
