"""What templates ask for: states, ratings, dates in full, prose, charts, permissions, links that keep filters."""

import datetime
from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString, mark_safe

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.charts.primitives import Chart
from portal.charts.svg import to_svg
from portal.prose import to_html
from portal.web import summary
from portal.web.example import example_words

register = template.Library()

STATES = {"": "los-state", "now": "los-state los-state--now", "late": "los-state los-state--late"}

LOOKS = {
    "primary": "govuk-button",
    "secondary": "govuk-button govuk-button--secondary",
    "warning": "govuk-button govuk-button--warning",
    "link": "los-link-button",
}


@register.simple_tag
def state_tag(word: object, tone: str = "") -> SafeString:
    """The state of some work in an outline. Tone: "now" is yours to do, "late" is late or missing, "" is all else."""
    return format_html('<span class="{}">{}</span>', STATES[tone], word)


@register.inclusion_tag("web/rating.html")
def rating_tag(rating: Any) -> dict[str, Any]:
    """A rating as word, shape and tone; `rating` has `.word`, `.shape` and `.tone`, or is None for no target."""
    return {"word": getattr(rating, "word", "No target set"), **_drawn(rating)}


def _drawn(rating: Any) -> dict[str, str]:
    # str(): the shapes and tones of a rating may be members of an enumeration.
    return {"shape": str(getattr(rating, "shape", "dash")), "tone": str(getattr(rating, "tone", "plain"))}


@register.simple_tag
def typed_before(kept: Any, kind: str, number: int) -> str:
    """What was typed in the page's form of this kind and number, when another's button was pressed; see web.kept."""
    return str(kept.get(f"{kind}-{number}-text", "")) if kept else ""


@register.filter
def example_band(council: Any) -> str:
    """What the band of example mode says of a real council; a council that is invented has its own."""
    return example_words(council.name, invented=council.invented) if council else ""


@register.filter
def day(when: datetime.date | datetime.datetime | None) -> str:
    """A date in full, "30 September 2021", in the time of the house; nothing for no date."""
    if isinstance(when, datetime.datetime) and timezone.is_aware(when):
        when = timezone.localtime(when)
    return date_format(when, "j F Y") if when else ""


@register.filter
def moment(when: datetime.datetime | None) -> str:
    """A date and time in full: "12 November 2021 at 09:14"."""
    if when and timezone.is_aware(when):
        when = timezone.localtime(when)
    return f"{date_format(when, 'j F Y')} at {date_format(when, 'H:i')}" if when else ""


@register.filter
def prose(text: str | None) -> SafeString:
    """Officers' Markdown as paragraphs, lists, bold and links.

    Safe: `portal.prose.to_html` escapes every word and passes the whole through nh3 with a short list of tags.
    """
    return mark_safe(to_html(text or ""))  # noqa: S308


@register.simple_tag
def chart_svg(chart: Chart, css_class: str = "", decorative: bool = False) -> SafeString:
    """A chart drawn at one width, with its sentence as label: `{% chart_svg line.spark "los-spark" %}`.

    `decorative` hides a shape that repeats the word beside it from who listens.

    Safe: `portal.charts.svg.to_svg` escapes every word, and colours are checked where a palette is made.
    """
    return mark_safe(to_svg(chart, css_class=css_class, decorative=decorative))  # noqa: S308


@register.inclusion_tag("web/chart.html")
def chart_figure(wide: Chart, narrow: Chart, title: str, says: str = "") -> dict[str, Any]:
    """A chart at its two widths under a caption in words, and its numbers as a table folded beneath."""
    return {"wide": wide, "narrow": narrow, "title": title, "says": says or wide.sentence}


@register.simple_tag
def allowed(user: Any, permission: str, council: Council | int | None) -> bool:
    """Whether the person may: `{% allowed user "submission.send" council as may_send %}`."""
    return access.allowed(user, Permission(permission), council=council)


@register.simple_tag(takes_context=True)
def query(context: Context, *pairs: object) -> str:
    """The page's own address with some of its query changed: `{% query "sort" "name" "page" "" %}`; "" takes away."""
    request = context.get("request")
    kept = request.GET.copy() if request else None
    if kept is None:
        return "?"
    for name, value in zip(pairs[::2], pairs[1::2], strict=True):
        kept.pop(str(name), None)
        if value not in ("", None):
            kept[str(name)] = str(value)
    return f"?{kept.urlencode()}"


@register.simple_tag(takes_context=True)
def error_summary(context: Context) -> summary.Summary:
    """What is wrong with `form`, `forms`, `formset` or `problems` of the page; false when nothing is."""
    return summary.summarise({name: context.get(name) for name in summary.READ})


@register.simple_tag
def page_numbers(page: Any) -> list[int | None]:
    """The page numbers to show beside a page, None for each gap: 1, None, 4, 5, 6, None, 9."""
    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in shown]


@register.inclusion_tag("web/breadcrumbs.html")
def breadcrumbs(*words_and_addresses: str) -> dict[str, Any]:
    """The way back: `{% breadcrumbs "Scorecard" scorecard_url "Quarter 2" quarter_url %}`."""
    return {"crumbs": list(zip(words_and_addresses[::2], words_and_addresses[1::2], strict=True))}


@register.inclusion_tag("web/post_button.html", takes_context=True)
def post_button(
    context: Context, action: str, words: str, look: str = "secondary", about: object = "", **fields: object
) -> dict[str, Any]:
    """One button that posts to an address with hidden fields: `{% post_button url "Try again" seen_version=3 %}`.

    Look: "primary", "secondary", "warning" or "link". `about` is read out behind the words where a page has several.
    """
    return {
        "about": about,
        "action": action,
        "words": words,
        "classes": LOOKS[look],
        "fields": fields,
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag
def sign_in_example() -> Any:
    """What the example says on the sign-in page, from the function that the setting SIGN_IN_EXAMPLE names."""
    path = getattr(settings, "SIGN_IN_EXAMPLE", "")
    return import_string(path)() if settings.EXAMPLE and path else None
