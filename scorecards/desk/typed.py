"""What a page of the desk holds beside the words whose button was pressed: narrative, comment and answers."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, QueryDict

from portal.web.kept import keep, kept, starting, written
from portal.web.widgets import Parts, as_parts
from scorecards.commentary import queries as commentary
from scorecards.commentary.forms import PARTS, NarrativeForm
from scorecards.commentary.models import Narrative
from scorecards.commentary.queries import Place
from scorecards.submissions.models import Submission

ASK = "ask"
FORECAST = [f"forecast_for_{part}" for part in Parts._fields]
NARRATIVE = [*PARTS, "covers", "forecast_value", *FORECAST, "seen_version"]


def answer_prefix(comment: int) -> str:
    """What the fields of an answer begin with: a page holds one for every comment."""
    return f"answer-{comment}"


def keep_others(request: HttpRequest, page: str, submission: Submission, place: Place | None, own: str) -> None:
    """Keep what was typed in the page's other forms; `own` is "narrative" or the prefix of the form that is sent."""
    posted = request.POST
    names: list[str] = []
    if own != "narrative" and _changed(posted, submission, place):
        names += [name for name in NARRATIVE if name in posted]
    others = {name.rpartition("-")[0] for name in [*starting(posted, "answer-"), *starting(posted, f"{ASK}-")]}
    for prefix in sorted(others - {own}):
        names += written(posted, starting(posted, f"{prefix}-"))
    keep(request, page, names)


def _changed(posted: QueryDict, submission: Submission, place: Place | None) -> bool:
    if place is None or "seen_version" not in posted:
        return False
    return narrative_changed(posted, commentary.narrative_of(submission, place))


def others_typed(request: HttpRequest, page: str) -> list[tuple[str, str]]:
    """What is kept for the page, each with its label, to be given back where the page takes it no longer."""
    labels = {**PARTS, f"{ASK}-text": "Your comment"}
    return [
        (labels.get(name, "Your answer"), str(words))
        for name, words in kept(request, page).items()
        if str(words).strip() and (name in labels or name.startswith("answer-"))
    ]


def narrative_changed(posted: QueryDict, narrative: Narrative | None) -> bool:
    """Whether the form differs from the wording that it was shown with, whatever was saved since."""
    shown = NarrativeForm.initial_of(narrative)
    texts = {name: posted.get(name, "") for name in PARTS}
    if narrative is not None and posted["seen_version"] != str(narrative.version):
        # Somebody saved in between: the person changed nothing if these are the words of any wording before.
        return not any(_same(texts, {n: getattr(one, n) for n in PARTS}) for one in commentary.wordings(narrative))
    return not _same(texts, shown) or _rest_changed(posted, narrative, shown)


def _same(typed: Mapping[str, str], shown: Mapping[str, Any]) -> bool:
    return all(_plain(typed[name]) == _plain(shown.get(name) or "") for name in PARTS)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _rest_changed(posted: QueryDict, narrative: Narrative | None, shown: Mapping[str, Any]) -> bool:
    lines = {str(line.pk) for line in narrative.lines.all()} if narrative else set()
    forecast = (posted.get("forecast_value", "").strip(), *(posted.get(name, "").strip() for name in FORECAST))
    was = (str(shown.get("forecast_value") or ""), *as_parts(shown.get("forecast_for")))
    return set(posted.getlist("covers")) != lines or ("forecast_value" in posted and forecast != was)
