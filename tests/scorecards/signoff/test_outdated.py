"""A narrative that is older than the restated figure is remarked on, before signing and beside the words."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.accounts.rules import Role
from scorecards.commentary.models import Narrative
from scorecards.signoff.readiness import remarks
from scorecards.signoff.reading import read_quarter
from scorecards.submissions.models import Figure
from scorecards.submissions.rules import State
from tests import builders

pytestmark = pytest.mark.django_db
NOON = datetime(2021, 11, 12, 12, tzinfo=UTC)


class Restated:
    """A revision whose figure says 82% where 80% were signed; its narrative was carried over before that."""

    def __init__(self, **narrative) -> None:
        signed = builders.a_submission(state=State.SIGNED_OFF)
        self.line = builders.a_line(signed.scorecard, local_name="Visits")
        builders.a_figure(signed, self.line, value=Decimal(80))
        self.revision = builders.a_submission(
            signed.scorecard,
            period=signed.period,
            revision=2,
            revises=signed,
            revision_kind="corrects",
            revision_reason="A fault.",
            state=State.COMMENTARY,
        )
        self.figure = builders.a_figure(self.revision, self.line, value=Decimal(82), updated_at=NOON)
        self.narrative = builders.a_narrative(
            self.revision, **{"line": self.line, "updated_at": NOON - timedelta(days=3), **narrative}
        )

    def words(self) -> list[str]:
        return [remark.words for remark in remarks(read_quarter(self.revision))]


SAID = "the figure was restated on 12 November 2021, after the narrative was written: it was 80.0%, now 82.0%"


def test_an_older_narrative_is_remarked_on_with_both_figures_and_the_day():
    quarter = Restated()
    (remark,) = remarks(read_quarter(quarter.revision))
    assert (remark.words, remark.note) == (f"Visits: {SAID}", "Read whether the narrative still holds.")
    assert remark.href == reverse("desk:line", args=[quarter.revision.pk, quarter.line.pk])


def test_a_narrative_saved_since_says_nothing():
    quarter = Restated()
    Narrative.objects.update(updated_at=NOON + timedelta(minutes=1))
    assert quarter.words() == []


def test_a_figure_as_it_was_signed_says_nothing():
    quarter = Restated()
    Figure.objects.filter(pk=quarter.figure.pk).update(value=Decimal(80))
    assert quarter.words() == []


def test_a_line_without_a_narrative_says_nothing():
    quarter = Restated()
    Narrative.objects.update(line=builders.a_line(quarter.revision.scorecard))
    assert quarter.words() == []


def test_a_themes_narrative_speaks_for_its_lines():
    quarter = Restated()
    Narrative.objects.update(line=None, theme=quarter.line.theme)
    assert quarter.words() == []
    quarter.narrative.lines.add(quarter.line)
    assert quarter.words() == [f"Visits: {SAID}"]


def test_the_page_of_the_line_says_so_beside_the_words(client):
    quarter = Restated()
    client.force_login(builders.a_person(Role.ANALYST, council=quarter.revision.council))
    page = reverse("desk:line", args=[quarter.revision.pk, quarter.line.pk])
    assert f"T{SAID[1:]}." in client.get(page).content.decode()
    assert "restated on 12 November 2021" in " ".join(client.get(page).content.decode().split())
    Narrative.objects.update(updated_at=timezone.now())
    assert "after the narrative was written" not in client.get(page).content.decode()
