"""How often one computer may ask for something that is open to strangers; counted in the cache, minute by minute."""

import hashlib
import logging
import time

from django.core.cache import cache
from django.http import HttpRequest

from portal.accounts.lockout import computer

log = logging.getLogger(__name__)

A_MINUTE = 60


def too_many(request: HttpRequest, *, of: str, most: int) -> bool:
    """Count one more asking; True once there were more than `most` in this minute from where the person sits.

    A cache that is away stops nobody: the page must answer while Redis is restarted.
    """
    place = hashlib.sha256((computer(request) or "").encode()).hexdigest()
    key = f"asked:{of}:{int(time.time()) // A_MINUTE}:{place}"
    try:
        cache.add(key, 0, timeout=2 * A_MINUTE)
        return int(cache.incr(key)) > most
    except Exception as trouble:  # whatever a cache's client raises
        log.warning("Askings of %s are not counted: %s", of, trouble)
        return False
