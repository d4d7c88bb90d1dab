"""An e-mail as a file, not sent yet, with files attached: Outlook and Apple Mail open it ready to be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit_desktop.core.storage.files import replacing

if TYPE_CHECKING:
    from pathlib import Path


def write_email(target: Path, to: str, subject: str, text: str, files: dict[str, bytes]) -> None:
    """Write the e-mail whole or not at all. Raises OSError.

    `X-Unsent` is what Outlook knows a draft by, the other header is Apple Mail's.
    """
    from email.message import EmailMessage  # noqa: PLC0415  # slow to import, and seldom needed
    from email.policy import SMTP  # noqa: PLC0415  # as above

    message = EmailMessage(policy=SMTP)
    message["To"] = to
    message["Subject"] = " ".join(subject.split())
    message["X-Unsent"] = "1"
    message["X-Uniform-Type-Identifier"] = "com.apple.mail-draft"
    message.set_content(text.encode("utf-8", "replace").decode("utf-8"))
    for name, octets in files.items():
        message.add_attachment(octets, maintype="application", subtype="octet-stream", filename=name)
    with replacing(target, private=False) as file:
        file.write(message.as_bytes())
