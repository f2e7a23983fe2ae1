"""A reference that would be broken on paper stops review and sign-off, with the place where it is mended."""

from decimal import Decimal

import pytest
from django.urls import reverse

from portal.audit.refusals import NotReady
from scorecards.committee.models import Section
from scorecards.copies import queries as copies
from scorecards.publishing import making
from scorecards.publishing.story import broken, runs
from scorecards.signoff import services as signoff
from scorecards.signoff.readiness import readiness, report_readiness
from scorecards.signoff.references import targets_of_report
from tests import builders
from tests.scorecards.signoff.builders import a_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return a_house()


def write(house, text):
    Section.objects.filter(report=house.report, key="synopsis").update(text=text)


def reference_gaps(house):
    return [gap for gap in report_readiness(house.report) if gap.kind == "reference"]


def test_what_is_there_may_be_referred_to_and_is_frozen_as_typed(house):
    code = house.line.indicator.code
    write(house, f"See [[indicator: {code}]], [[table: scorecard]] and [[appendix: how_to_read]].")
    assert report_readiness(house.report) == []
    copy = house.sign_all()
    frozen = copies.public_report(copy)
    assert f"[[indicator: {code}]]" in frozen.sections[0].text
    story = making.story_of_copy(copy)
    said = " ".join(run.text for run in runs(story.sections[0].parts))
    assert ("Children looked after" in said, "table 2 (The scorecard at a glance" in said) == (True, True)
    assert list(broken(story)) == []


def test_what_is_gone_stops_review_with_a_link_to_the_place(house):
    write(house, "See [[figure: nothing]].")
    [gap] = reference_gaps(house)
    assert gap.href == reverse("committee:section", args=[house.report.pk, "synopsis"])
    assert gap.words == (
        "Mend the section “Synopsis”: [[figure: nothing]] refers to something that is not in the report"
    )
    house.report.state = "draft"
    house.report.save(update_fields=["state"])
    with pytest.raises(NotReady):
        signoff.send_report(house.report, by=house.analyst, seen_version=house.report.version)


def test_what_says_a_few_children_leads_to_its_section_too(house):
    write(house, "Three children moved.")
    [gap] = [gap for gap in report_readiness(house.report) if gap.kind == "words"]
    assert gap.href == reverse("committee:section", args=[house.report.pk, "synopsis"])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("See [[figur: x]].", "refers to no kind of thing"),
        ("- [[name: a]] a point", "names no paragraph"),
        ("[[name: a]] One.\n\n[[name: a]] Two.", "names several paragraphs"),
        ("[[name: a]] One.\n\n[[name: a]] Two.\n\nSee [[paragraph: a]].", "may mean"),
        ("See [[page: table: gone]].", "not in the report"),
    ],
)
def test_each_way_to_be_wrong_is_told(house, text, why):
    write(house, text)
    assert [gap for gap in reference_gaps(house) if why in gap.words] != []


def test_a_quarter_that_has_lost_the_line_stops_the_report(house):
    code = house.line.indicator.code
    write(house, f"See [[indicator: {code}]].")
    assert reference_gaps(house) == []
    house.submission.figures.filter(line=house.line).delete()
    [gap] = reference_gaps(house)
    assert f"[[indicator: {code}]] refers to something that is not in the report" in gap.words


def test_around_two_quarters_a_key_alone_means_two_things(house):
    again = builders.a_submission(house.submission.scorecard, period="2021-Q1", state="review")
    day = again.data_date
    builders.a_figure(again, house.line, basis="snapshot", period_start=day, period_end=day, value=Decimal(560))
    house.report.pinned.create(submission=again, order=2)
    write(house, "See [[table: scorecard]].")
    [gap] = reference_gaps(house)
    assert "may mean [[table: scorecard 2021-q2]] or [[table: scorecard 2021-q1]]" in gap.words
    write(house, "See [[table: scorecard 2021-q1]].")
    assert reference_gaps(house) == []


def test_a_narrative_refers_to_what_its_quarter_brings(house):
    code = house.line.indicator.code
    builders.a_narrative(
        house.submission, line=house.line, shows=f"See [[table: scorecard]], [[paragraph: {code}.shows]].", ready=True
    )
    assert [gap for gap in readiness(house.submission) if gap.kind == "reference"] == []
    house.submission.narratives.update(shows="See [[section: background]].")
    [gap] = [gap for gap in readiness(house.submission) if gap.kind == "reference"]
    assert gap.href == reverse("desk:line", args=[house.submission.pk, house.line.pk])


def test_the_picker_lists_every_kind_with_what_to_type(house):
    found = {kind: [target.markup for target in targets] for kind, targets in targets_of_report(house.report)}
    assert "[[section: synopsis]]" in found["Sections"]
    assert "[[appendix: how_to_read]]" in found["Appendices"]
    assert f"[[indicator: {house.line.indicator.code}]]" in found["Indicators"]
    assert "[[table: scorecard]]" in found["Tables"]


def test_words_without_references_cost_the_gate_no_telling(house, django_assert_max_num_queries):
    with django_assert_max_num_queries(200) as plain:
        report_readiness(house.report)
    write(house, "See [[table: scorecard]].")
    with django_assert_max_num_queries(200) as referring:
        report_readiness(house.report)
    assert len(referring.captured_queries) == len(plain.captured_queries)
