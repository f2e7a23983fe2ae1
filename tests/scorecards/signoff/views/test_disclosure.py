"""The disclosure check is read and decided on from its pages, by those who may."""

import pytest
from django.urls import reverse

from scorecards.committee.models import KeyMessage
from scorecards.signoff.models import DisclosureChoice
from scorecards.submissions.models import Figure
from tests.scorecards.signoff.views.pages import address, words

pytestmark = pytest.mark.django_db


def check_of(house):
    return reverse("signoff:disclosure", args=[house.submission.pk])


def decide_link(client, where):
    pieces = client.get(where).content.decode().split('href="')
    return next(p.split('"')[0] for p in pieces if p.startswith(where) and not p.startswith(f'{where}"'))


def posted(client, link, **given):
    page = client.get(link)
    shown = {name: page.context["form"][name].value() for name in ("seen_version", "seen_pinned")}
    return client.post(link, {**shown, "reason": "", **given})


def test_a_finding_stands_at_its_place_with_its_rule_and_what_is_printed(director, house):
    said = words(director.get(check_of(house)))
    assert "Children looked after, Placed for adoption" in said
    assert "0.7%; in tables and files of figures" in said
    assert "It would give away a small number of children. 0.7% of 571 is 4 children." in said
    assert "What is printed c Decision Not decided: suppressed Decide" in said
    assert "Disclosure check" in words(director.get(address("submission", house.submission)))


def test_the_director_keeps_a_figure_with_a_reason_and_no_other_way(director, house):
    link = decide_link(director, check_of(house))
    answer = posted(director, link, choice="keep")
    assert "Give the reason why it is kept" in words(answer)
    assert not DisclosureChoice.objects.exists()
    answer = posted(director, link, choice="keep", reason="It was said in March.")
    assert answer.status_code == 302
    said = words(director.get(check_of(house)))
    assert "Kept By Dora Director" in said
    assert "It was said in March." in said


def test_a_stale_page_gives_the_words_back(director, house):
    link = decide_link(director, check_of(house))
    posted(director, link, choice="keep", reason="First.")
    page = director.get(link).context["form"]
    stale = {"seen_version": 0, "seen_pinned": page["seen_pinned"].value(), "choice": "keep", "reason": "Second."}
    answer = director.post(link, stale)
    assert answer.status_code == 409
    assert "Second." in answer.content.decode()
    assert DisclosureChoice.objects.get().reason == "First."


def test_a_moved_figure_makes_the_decision_void_in_words(director, house):
    posted(director, decide_link(director, check_of(house)), choice="keep", reason="First.")
    Figure.objects.filter(value="0.7").update(value="0.5")
    assert "is void: what stood there has changed" in words(director.get(check_of(house)))


def test_an_analyst_reads_the_check_and_decides_nothing_while_it_is_reviewed(client, house):
    client.force_login(house.analyst)
    page = client.get(check_of(house))
    assert "0.7%" in words(page)
    assert "Decide" not in words(page)


def test_the_signed_quarter_tells_who_kept_what_and_why(director, house):
    posted(director, decide_link(director, check_of(house)), choice="keep", reason="First.")
    house.submission.refresh_from_db()
    house.sign_quarter()
    said = words(director.get(check_of(house)))
    assert "As the signed copy holds it." in said
    assert "0.7%. Reason: First." in said


def test_the_reports_own_words_have_a_check_that_leads_to_its_quarters(director, house):
    KeyMessage.objects.filter(report=house.report).update(text="Four children wait for a family.")
    where = reverse("signoff:report-disclosure", args=[house.report.pk])
    page = director.get(where)
    assert "1 of 1 stops review" in words(page)
    assert check_of(house) in page.content.decode()
    assert posted(director, decide_link(director, where), choice="keep", reason="Known.").status_code == 302
    assert "Nothing here stops review." in words(director.get(where))


def test_what_goes_with_each_choice_stands_beside_the_form(director, house):
    said = words(director.get(decide_link(director, check_of(house))))
    assert "What goes with each choice Suppress Nothing else has to go with it." in said
    assert "Keep It is for everybody to read." in said
    assert "How somebody could work it out 0.7% of 571 is 4 children." in said


def test_an_officers_page_says_what_the_director_has_to_decide(client, house):
    KeyMessage.objects.filter(report=house.report).update(text="Four children wait for a family.")
    where = reverse("signoff:report-disclosure", args=[house.report.pk])
    client.force_login(house.analyst)
    said = words(client.get(where))
    assert "What the director has to decide 1 text that stops review: to be reworded, or kept by the director" in said
    assert "1 figure and 0 texts found" in said
    said = words(client.get(check_of(house)))
    assert "What the director has to decide Nothing: figures that nobody decides on" in said
    client.force_login(house.director)
    assert "What you have to decide" in words(client.get(where))


def test_a_decision_of_an_earlier_revision_is_confirmed_on_the_page(director, house):
    posted(director, decide_link(director, check_of(house)), choice="keep", reason="First.")
    DisclosureChoice.objects.update(from_revision=1)
    said = words(director.get(check_of(house)))
    assert "1 decision of an earlier revision, to be confirmed or changed before this one is signed." in said
    assert "Decided in revision 1 by Dora Director" in said
    answer = director.post(reverse("signoff:confirm", args=[house.submission.pk]), follow=True)
    assert "1 decision is confirmed." in words(answer)
    assert "Decided in revision 1" not in words(answer)


def test_a_clerk_reads_of_a_signed_report_what_was_decided_and_nothing_that_it_said(client, director, house):
    KeyMessage.objects.filter(report=house.report).update(text="Four children wait for a family.")
    where = reverse("signoff:report-disclosure", args=[house.report.pk])
    posted(director, decide_link(director, where), choice="keep", reason="All three families know.")
    house.sign_quarter()
    house.report.refresh_from_db()
    house.sign_report()
    client.force_login(house.clerk)
    said = words(client.get(where))
    assert "A key message Dora Director" in said
    assert "All three families know" not in said
    client.force_login(house.director)
    assert "All three families know" in words(client.get(where))
