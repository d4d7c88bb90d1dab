"""The provider's sample: the fields of a reply as its page shows them."""

from __future__ import annotations

SAMPLE: dict[str, str] = {
    "resultCode": "0",
    "resultS": "OK",
    "recepient": "77011234567",
    "status": "delivered",
    "senderId": "KiT_Notify",
    "senttime": "2022-09-21 16: 00: 21",
    "receivedtime": "2023-09-21 15: 59: 24",
    "segments": "1",
    "lang": "0",
    "userMsgID": "1YT",
    "msgID": "963",
}

FIELDS = SAMPLE | {"senttime": "2022-09-21 16:00:21", "receivedtime": "2022-09-21 16:00:24"}
"""With two times that make sense together."""
