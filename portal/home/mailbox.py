"""The folder that mail is written to where no mail server is set: what the example sends can be read there."""

import email
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings

FILES = "django.core.mail.backends.filebased.EmailBackend"
BETWEEN = b"-" * 79


@dataclass(frozen=True)
class Mail:
    """One mail as it was written; `name` is where it stands in the folder."""

    name: str
    to: str
    subject: str
    sent: datetime | None
    text: str


def is_here() -> bool:
    """Whether mail goes to a folder, in the example: elsewhere its links would open other people's accounts."""
    return bool(settings.EXAMPLE) and settings.EMAIL_BACKEND == FILES


def mails() -> list[Mail]:
    """All that was written, the newest first."""
    folder = Path(settings.EMAIL_FILE_PATH)
    files = sorted(folder.glob("*.log"), key=lambda path: path.name, reverse=True)
    return [mail for path in files for mail in reversed(list(_in_file(path)))]


def mail_named(name: str) -> Mail | None:
    return next((mail for mail in mails() if mail.name == name), None)


def _in_file(path: Path) -> Iterator[Mail]:
    """A file holds what one connection sent, mail after mail."""
    parts = path.read_bytes().split(b"\n" + BETWEEN)
    for number, part in enumerate(parts, 1):
        if content := part.strip():
            yield _read(f"{path.stem}-{number}", content)


def _read(name: str, content: bytes) -> Mail:
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - what this policy makes
    body = message.get_body(("plain",))
    return Mail(
        name=name,
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        sent=parsedate_to_datetime(str(message["Date"])) if message["Date"] else None,
        text=str(body.get_content()) if body is not None else "",
    )
