"""The pages about other councils' numbers, each linked from each, as far as the reader may open them."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.web.navigation import Item, placed

register = template.Library()


@register.inclusion_tag("areas/beside.html", takes_context=True)
def beside_pages(context: Context) -> dict[str, Any]:
    """The row of pages in the place of breadcrumbs, for the council of the page."""
    request = context["request"]
    return {"places": placed(_items(request.user, context.get("council")), request.path)}


def _items(user: Any, council: Council | None) -> Iterator[Item]:
    if council and access.allowed(user, Permission.PUBLISHED_VIEW, council=council):
        yield Item("How we stand", reverse("comparison:standing", args=[council.number]))
        yield Item("Neighbours", reverse("areas:changes", args=[council.number]))
    if council and access.allowed(user, Permission.DRAFT_VIEW, council=council):
        yield Item("Comparator groups", reverse("areas:groups", args=[council.number]))
        yield Item("Quoted numbers", reverse("published:quoted", args=[council.number]))
    if access.councils_where(user, Permission.DRAFT_VIEW):
        yield Item("Published statistics", reverse("published:imports"))
        yield Item("Neighbour models", reverse("areas:models"))
        yield Item("Areas", reverse("areas:places"))
