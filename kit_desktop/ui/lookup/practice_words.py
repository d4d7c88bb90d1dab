"""What each id of the practice gateway shows, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kit_desktop.ui.theme import Tone

translate = QCoreApplication.translate

_TONES = {
    **dict.fromkeys(("on_the_way", "sending", "waiting", "moving"), Tone.WAITING),
    **dict.fromkeys(("undelivered", "wrong_login", "fault", "maintenance"), Tone.BAD),
    **dict.fromkeys(("not_found", "not_found_http", "wrong_kind"), Tone.MISSING),
    "unknown_status": Tone.WARNING,
    **dict.fromkeys(("slow", "very_slow"), Tone.NEUTRAL),
}


def practice_words(key: str) -> str:
    """The words for a suggestion's key; the key itself where this version has none."""
    return {
        "sample": translate("Practice", "the provider’s own sample"),
        "sample_by_user_id": translate("Practice", "the same message, by your own id"),
        "delivered": translate("Practice", "delivered"),
        "undelivered": translate("Practice", "not delivered"),
        "on_the_way": translate("Practice", "with the operator"),
        "sending": translate("Practice", "being sent"),
        "waiting": translate("Practice", "waiting to be sent"),
        "moving": translate("Practice", "moves on while you watch"),
        "unknown_status": translate("Practice", "a status nobody knows"),
        "russian": translate("Practice", "a Russian sender"),
        "kazakh": translate("Practice", "a Kazakh sender"),
        "parts": translate("Practice", "a long message in several parts"),
        "no_user_id": translate("Practice", "without an id of your own"),
        "not_found": translate("Practice", "no such message"),
        "not_found_http": translate("Practice", "no such message (HTTP 404)"),
        "wrong_kind": translate("Practice", "found only as MsgID"),
        "wrong_login": translate("Practice", "login refused"),
        "fault": translate("Practice", "an error of the gateway"),
        "maintenance": translate("Practice", "a maintenance page"),
        "slow": translate("Practice", "answers after 5 seconds"),
        "very_slow": translate("Practice", "answers after a minute: try Cancel"),
    }.get(key, key)


def practice_tone(key: str) -> Tone:
    """The tone of what a suggestion shows; those that are not named here are delivered."""
    return _TONES.get(key, Tone.GOOD)
