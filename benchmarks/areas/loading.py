"""Who may add to what every council of the installation shares."""

from typing import Any

from django.core.exceptions import PermissionDenied

from portal.accounts import access
from portal.accounts.rules import Permission


def require_loader(by: Any) -> None:
    """Raise PermissionDenied unless the person may load benchmarks for one of their councils.

    None is the program itself: management commands that load official statistics act for nobody.
    """
    if by is not None and not access.councils_where(by, Permission.BENCHMARK_LOAD):
        raise PermissionDenied(f"{Permission.BENCHMARK_LOAD.value} is not yours anywhere.")
