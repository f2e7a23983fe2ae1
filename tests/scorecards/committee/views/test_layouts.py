"""Layouts on their pages: copied, changed by two at once, previewed as page and as paper."""

import re
from types import SimpleNamespace

import page
import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from portal.web.templatetags.los import moment
from scorecards.committee.layouts import HEREFORDSHIRE, SHIPPED, SHROPSHIRE
from scorecards.committee.models import Committee, Report, Template
from scorecards.committee.services import reports, templates
from tests.builders import a_council
from tests.scorecards.committee.builders import signed_in
from tests.scorecards.committee.views.pages import words_of
from tests.scorecards.publishing.paper.papers import FONTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def layout(place: SimpleNamespace) -> Template:
    shipped = Template.objects.get(council=None, name=HEREFORDSHIRE)
    return templates.copy(shipped, by=place.clerk, council=place.council, name="Ours")


def address(name: str, *things: object) -> str:
    return reverse(f"committee:{name}", args=[getattr(thing, "pk", thing) for thing in things])


def frame(layout: Template, **given: object) -> dict[str, object]:
    return {
        "name": layout.name,
        "numbering": "sections",
        "place_date": 2,
        "label_date": "Day",
        "place_committee": 1,
        "label_committee": "",
        "seen_version": 1,
        **given,
    }


def test_a_shipped_layout_is_copied_for_the_council_that_asks(place: SimpleNamespace) -> None:
    client = signed_in(place.clerk)
    listed = words_of(client.get(address("layouts")))
    assert [name for name in SHIPPED if name not in listed] == []
    shipped = Template.objects.get(council=None, name=SHROPSHIRE)
    read = words_of(client.get(address("layout", shipped)))
    assert ("It comes with the program" in read, "Take it out" in read) == (True, False)
    answer = client.post(address("copy-layout", shipped), {"name": "Ours", "committee": ""})
    copy = Template.objects.get(council=place.council)
    assert (answer["Location"], copy.name) == (address("layout", copy), "Ours")
    assert "Take it out" in words_of(client.get(answer["Location"]))
    again = client.post(address("copy-layout", shipped), {"name": "Ours"})
    assert (again.status_code, "of that name already" in words_of(again)) == (200, True)


def test_cover_and_numbers_are_put_in_order(place: SimpleNamespace, layout: Template) -> None:
    client = signed_in(place.administrator)
    assert client.post(address("change-layout", layout), frame(layout)).status_code == 302
    layout.refresh_from_db()
    assert layout.cover == [["committee", "Committee"], ["date", "Day"]]
    assert (layout.numbering, layout.version) == ("sections", 2)


def test_of_two_who_change_a_layout_the_second_sees_both_and_loses_nothing(
    place: SimpleNamespace, layout: Template
) -> None:
    client = signed_in(place.administrator)
    templates.change(layout, by=place.clerk, seen_version=1, frame=templates.Frame("Theirs"))
    stale = client.post(address("change-layout", layout), frame(layout, name="Mine"))
    assert (stale.status_code, "Theirs" in words_of(stale), 'value="Mine"' in words_of(stale)) == (409, True, True)
    assert Template.objects.get(pk=layout.pk).name == "Theirs"
    seen = stale.context["form"]["seen_version"].value()
    client.post(address("change-layout", layout), frame(layout, name="Mine", seen_version=seen))
    assert Template.objects.get(pk=layout.pk).name == "Mine"


def test_of_two_who_write_a_section_the_second_sees_both_and_loses_nothing(
    place: SimpleNamespace, layout: Template
) -> None:
    client, duty = signed_in(place.clerk), layout.sections.get(key="equality_duty")
    url = address("layout-section", layout, duty)
    templates.change_section(
        duty, by=place.administrator, seen_version=1, words=templates.Words("Duty", boilerplate="Their words.")
    )
    given = {"heading": "Equality", "boilerplate": "My words.", "seen_version": 1}
    stale = client.post(url, given)
    assert (stale.status_code, "Their words." in words_of(stale), "My words." in words_of(stale)) == (409, True, True)
    seen = stale.context["form"]["seen_version"].value()
    assert client.post(url, {**given, "seen_version": seen}).status_code == 302
    shown = words_of(client.get(url))
    assert [words in shown for words in ("Their words.", "My words.", "Under section 149")] == [True, True, True]
    assert "Every wording (3)" in words_of(client.get(address("layout", layout)))


def test_words_that_cannot_be_saved_are_kept_in_the_form(place: SimpleNamespace, layout: Template) -> None:
    client, duty = signed_in(place.clerk), layout.sections.get(key="equality_duty")
    answer = client.post(
        address("layout-section", layout, duty), {"heading": "", "boilerplate": "My words.", "seen_version": 1}
    )
    shown = words_of(answer)
    assert (answer.status_code, "Enter heading" in shown, "My words." in shown) == (200, True, True)


def test_a_section_is_added_and_buttons_of_a_stale_page_do_nothing(place: SimpleNamespace, layout: Template) -> None:
    client = signed_in(place.clerk)
    given = {"heading": "Data protection", "source": "written", "numbered": "on", "seen_version": 1}
    assert client.post(address("add-layout-section", layout), given).status_code == 302
    section = layout.sections.get(key="data_protection")
    assert (section.numbered, section.required) == (True, False)
    stale = client.post(address("raise-section", layout, section), {"seen_version": 1})
    assert (stale.status_code, "has changed since you opened it" in words_of(stale)) == (409, True)
    assert client.post(address("raise-section", layout, section), {"seen_version": 2}).status_code == 302
    assert [s.key for s in layout.sections.all()][-2:] == ["data_protection", "appendix_figures"]
    client.post(address("remove-section", layout, section), {"seen_version": 3})
    assert "data_protection" not in [s.key for s in layout.sections.filter(removed_at=None)]


def test_a_layout_that_is_offered_no_longer_is_not_in_the_list_of_a_new_report(
    place: SimpleNamespace, layout: Template
) -> None:
    begin = reverse("committee:begin")

    def offered(client: Client) -> list[str]:
        groups = client.get(begin).context["form"].fields["template"].choices
        return [words for _group, choices in groups for _key, words in choices]

    client = signed_in(place.analyst)
    assert offered(client)[0] == "Ours"
    signed_in(place.clerk).post(address("retire-layout", layout), {"seen_version": 1})
    assert "Ours" not in offered(client)
    signed_in(place.clerk).post(address("offer-layout", layout), {"seen_version": 2})
    assert offered(client)[0] == "Ours"


@pytest.mark.parametrize("name", list(SHIPPED))
def test_a_preview_shows_guidance_and_brought_words_on_page_and_paper(
    place: SimpleNamespace, name: str, settings: object
) -> None:
    settings.FONTS_DIR = FONTS  # type: ignore[attr-defined]
    client, template = signed_in(place.analyst), Template.objects.get(council=None, name=name)
    shown = words_of(client.get(reverse("signoff:layout-preview", args=[template.pk])))
    for section in SHIPPED[name].sections:
        assert section.heading in shown
    paper = client.get(reverse("signoff:layout-proof", args=[template.pk]))
    content = b"".join(paper.streaming_content)
    report = page.validate_pdf_bytes(content)
    assert [str(failure) for failure in report.failures] == []
    import io

    text = " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(content)).pages).split())
    assert [line.label for line in SHIPPED[name].cover if line.label not in text] == ([])
    assert ("no-store" in paper["Cache-Control"], "Not signed off" in text or "not signed off" in text) == (True, True)


def test_the_page_of_a_layout_asks_the_same_few_questions_however_long_it_is(
    place: SimpleNamespace, layout: Template, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(place.clerk)
    client.get(address("layout", layout))
    with django_assert_num_queries(6):
        client.get(address("layout", layout))
    for number in range(4):
        templates.add_section(
            layout,
            by=place.clerk,
            seen_version=1 + number,
            source=templates.SectionSource.WRITTEN,
            words=templates.Words(f"More {number}", boilerplate="Words."),
        )
    with django_assert_num_queries(6):
        client.get(address("layout", layout))


def standing(client: Client, report: Report) -> tuple[str, list[str]]:
    """What the working page and each section's own page say of a report."""
    pages = [reverse("committee:section", args=[report.pk, key]) for key in ("purpose", "equality_duty")]
    shown = words_of(client.get(reverse("committee:report", args=[report.pk])))
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", shown), [
        " ".join(re.sub(r"<[^>]+>", " ", words_of(client.get(page))).split()) for page in pages
    ]


def test_no_change_on_these_pages_reaches_a_report_that_is_begun(place: SimpleNamespace, layout: Template) -> None:
    report = reports.begin(
        place.meeting,
        by=place.analyst,
        template=layout,
        cover=reports.Cover("Begun before", officer_name="Tom Ellery"),
        submissions=[place.submission],
    )
    clerk, analyst = signed_in(place.clerk), signed_in(place.analyst)
    before = standing(analyst, report)
    assert ("Equality duty" in before[0], "Under section 149" in before[1][1]) == (True, True)

    duty = layout.sections.get(key="equality_duty")
    words = {"heading": "Fairness", "guidance": "New.", "boilerplate": "New words.", "seen_version": 1}
    changes = [
        (address("layout-section", layout, duty), {**words, "clearances": ["Legal"]}),
        (address("change-layout", layout), frame(layout, name="Renamed")),
        (address("lower-section", layout, layout.sections.get(key="purpose")), {"seen_version": 2}),
        (address("remove-section", layout, duty), {"seen_version": 3}),
        (address("retire-layout", layout), {"seen_version": 4}),
    ]
    assert [clerk.post(page, given).status_code for page, given in changes] == [302] * 5
    layout.refresh_from_db()
    assert (layout.name, layout.retired_at is None, layout.version) == ("Renamed", False, 5)
    assert standing(analyst, report) == before
    assert report.sections.filter(clearances__isnull=False).count() == 0


def test_a_layout_of_one_committee_is_copied_for_another(place: SimpleNamespace, layout: Template) -> None:
    client, cabinet = signed_in(place.clerk), Committee.objects.create(council=place.council, name="Cabinet")
    Template.objects.filter(pk=layout.pk).update(committee=place.meeting.committee)
    given = {"name": "Ours, for Cabinet", "committee": cabinet.pk}
    answer = client.post(address("copy-layout", layout), given)
    copy = Template.objects.get(name="Ours, for Cabinet")
    assert (answer["Location"], copy.committee, copy.copied_from) == (address("layout", copy), cabinet, "Ours")
    assert [s.key for s in copy.sections.all()] == [s.key for s in layout.sections.all()]
    begin = signed_in(place.analyst).get(reverse("committee:begin"), {"meeting": place.meeting.pk})
    offered = [words for _group, found in begin.context["form"].fields["template"].choices for _key, words in found]
    assert offered[0] == f"Ours (for {place.meeting.committee} only)"
    assert "Ours, for Cabinet (for Cabinet only)" not in offered
    theirs = Committee.objects.exclude(council=place.council).first() or Committee.objects.create(
        council=a_council(), name="Elsewhere"
    )
    refused = client.post(address("copy-layout", layout), {"name": "Stolen", "committee": theirs.pk})
    assert (refused.status_code, Template.objects.filter(name="Stolen").exists()) == (200, False)


def test_the_history_of_words_says_who_and_when(place: SimpleNamespace, layout: Template) -> None:
    client, duty = signed_in(place.administrator), layout.sections.get(key="equality_duty")
    given = {"heading": "Equality duty", "required": "on", "numbered": "on", "boilerplate": "Newer.", "seen_version": 1}
    client.post(address("layout-section", layout, duty), given)
    shown = re.sub(r"<[^>]+>", " ", words_of(client.get(address("layout-section", layout, duty))))
    for wording in duty.revisions.all():
        assert f"{moment(wording.saved_at)}, {wording.saved_by}" in " ".join(shown.split())
    assert [wording.saved_by for wording in duty.revisions.all()] == [place.administrator, place.clerk]
