"""Who did something: the foreign key that a row of any room above keeps of a person, who can then not be deleted."""

from typing import Any

from django.conf import settings
from django.db import models

PERSON: dict[str, Any] = {
    "to": settings.AUTH_USER_MODEL,
    "on_delete": models.PROTECT,
    "null": True,
    "related_name": "+",
}
