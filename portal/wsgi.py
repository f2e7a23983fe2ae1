"""The door for the web server."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
application = get_wsgi_application()

# Every page is loaded before the web processes part: they share it, and none keeps its first reader waiting.
get_resolver().url_patterns  # noqa: B018
