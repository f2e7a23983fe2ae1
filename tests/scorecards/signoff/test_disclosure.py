"""What people decide of a finding: done in the paper, kept in the signed copy, void when the figure moves."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from portal.accounts.models import Council
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn, NotReady
from scorecards.commentary.models import Narrative
from scorecards.committee.models import KeyMessage
from scorecards.copies import queries as copies
from scorecards.copies.disclosure import Choice
from scorecards.publishing import making
from scorecards.signoff import services as signoff
from scorecards.signoff.disclosure import Decided, quarter_check, report_check
from scorecards.signoff.models import DisclosureChoice
from scorecards.signoff.reading import read_quarter, read_report
from scorecards.signoff.services.disclosure import Seen
from scorecards.submissions.models import Figure, Submission
from scorecards.submissions.rules import RevisionKind, State
from tests.scorecards.signoff.builders import House, a_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return a_house()


def found(house: House) -> list[Decided]:
    return list(quarter_check(read_quarter(house.submission)).figures)


def seen(decided: Decided) -> Seen:
    row = decided.row or decided.void
    return Seen(row.version if row else 0, decided.finding.pinned)


def decide(house: House, decided: Decided, choice: Choice, by=None, reason: str = "") -> None:  # type: ignore[no-untyped-def]
    mark = decided.finding.mark
    by = by or house.director
    signoff.decide(house.submission, by=by, mark=mark, choice=choice, reason=reason, seen=seen(decided))


def in_commentary(house: House) -> None:
    Submission.objects.filter(pk=house.submission.pk).update(state=State.COMMENTARY.value)
    house.submission.refresh_from_db()


def counts(house: House, *values: int) -> None:
    """In place of shares, the parts are counts that make the total."""
    first, second = values
    parts = Figure.objects.filter(submission=house.submission).exclude(category=None).order_by("category__order")
    parts[0].category.breakdown.__class__.objects.update(unit="count", kind="exhaustive")
    for part, value in zip(parts, (first, second), strict=True):
        Figure.objects.filter(pk=part.pk).update(value=Decimal(value), decimals=0)
    Figure.objects.filter(submission=house.submission, category=None).update(value=Decimal(first + second))


def printed(house: House) -> dict[str, str]:
    line = read_quarter(house.submission).public.quarter.lines[0]
    parts = {part.label: part.figure.shown for split in line.breakdowns for part in split.parts if part.figure}
    return {"total": line.figure.shown if line.figure else "", **parts}


def test_the_check_finds_the_four_children_of_571_and_suppresses_them_unasked(house: House) -> None:
    (only,) = found(house)
    assert (only.finding.says, only.finding.prints, only.words) == ("0.7%", "c", "Not decided: suppressed")
    assert only.finding.rule == "It would give away a small number of children"
    assert only.finding.place.startswith("Children looked after, Placed for adoption, ")
    assert only.finding.choices == (Choice.SUPPRESS, Choice.KEEP)


def test_a_kept_figure_is_printed_in_every_form_and_says_so_without_a_reason(house: House) -> None:
    decide(house, found(house)[0], Choice.KEEP, reason="The council said so in March.")
    assert printed(house) == {"total": "571", "With foster carers": "72.3%", "Placed for adoption": "0.7%"}
    house.sign_quarter()
    copy = house.sign_report()
    content = copies.public_report(copy)
    (check,) = content.submissions[0].checks
    assert (check.choice, check.said, check.reason, check.by, check.key) == ("keep", "", "", "", "")
    for kind in making.TABLES:
        assert making.make(copy, kind, beside=signoff.beside(house.report)).content
    story = str(making.story_of_copy(copy))
    assert "0.7%" in story
    assert "The council said so" not in story + copy.public_content
    frozen = copies.staff_quarter(copies.of_submission(house.submission)).checks[0]  # type: ignore[arg-type]
    assert (frozen.by, frozen.reason, frozen.said) == ("Dora Director", "The council said so in March.", "0.7%")


def test_only_the_director_keeps_and_only_with_a_reason(house: House) -> None:
    in_commentary(house)
    only = found(house)[0]
    with pytest.raises(PermissionDenied):
        decide(house, only, Choice.KEEP, by=house.analyst, reason="Because.")
    with pytest.raises(ValidationError):
        decide(house, only, Choice.KEEP, reason=" ")
    decide(house, only, Choice.SUPPRESS, by=house.analyst)
    assert DisclosureChoice.objects.get().choice == "suppress"


def test_while_the_director_reads_nobody_else_decides(house: House) -> None:
    with pytest.raises(MovedOn):
        decide(house, found(house)[0], Choice.SUPPRESS, by=house.analyst)
    house.sign_quarter()
    assert not DisclosureChoice.objects.exists()


def test_a_changed_figure_voids_the_decision_and_the_page_says_so(house: House) -> None:
    decide(house, found(house)[0], Choice.KEEP, reason="It was said before.")
    before = found(house)[0]
    Figure.objects.filter(value=Decimal("0.7")).update(value=Decimal("0.5"))
    (only,) = found(house)
    assert (only.row, only.finding.prints) == (None, "c")
    assert only.void is not None
    assert printed(house)["Placed for adoption"] == "c"
    assert read_quarter(house.submission).content.checks == ()
    with pytest.raises(MovedOn):
        decide(house, before, Choice.KEEP, reason="It was said before.")
    decide(house, only, Choice.KEEP, reason="It is said again.")
    assert DisclosureChoice.objects.get().version == 2


def test_who_decided_first_is_not_overwritten_by_a_stale_page(house: House) -> None:
    first = found(house)[0]
    decide(house, first, Choice.KEEP, reason="One.")
    with pytest.raises(MovedOn):
        decide(house, first, Choice.SUPPRESS)
    assert DisclosureChoice.objects.get().reason == "One."


def test_a_page_from_before_a_decision_cannot_sign(house: House) -> None:
    before = signoff.seen(house.submission)
    decide(house, found(house)[0], Choice.KEEP, reason="One.")
    with pytest.raises(MovedOn):
        signoff.sign_off(house.submission, by=house.director, seen=before, confirmation=house.confirmed())


@pytest.mark.parametrize(("base", "shown"), [(5, ("about 145", "about 5", "about 150")), (10, ("150", "0", "150"))])
def test_the_counts_of_a_line_are_rounded_to_the_councils_setting(
    house: House, base: int, shown: tuple[str, str, str]
) -> None:
    Council.objects.update(rounds_to=base)
    counts(house, 147 if base == 5 else 146, 4)
    house.submission = Submission.objects.get(pk=house.submission.pk)
    first = next(each for each in found(house) if each.finding.first)
    decide(house, first, Choice.ROUND)
    said = printed(house)
    assert said == {
        "With foster carers": f"about {shown[0].removeprefix('about ')}",
        "Placed for adoption": f"about {shown[1].removeprefix('about ')}",
        "total": f"about {shown[2].removeprefix('about ')}",
    }
    line = read_quarter(house.submission).public.quarter.lines[0]
    assert line.figure is not None
    assert (line.figure.rounded_to, line.rating.word) == (base, "Not shown")
    assert line.figure.note == f"Rounded to the nearest {base}, so that no child is recognised."


def test_words_of_a_few_children_stop_until_the_director_keeps_them(house: House) -> None:
    KeyMessage.objects.filter(report=house.report).update(text="Four children wait for a family.")
    house.sign_quarter()
    with pytest.raises(NotReady):
        house.sign_report()
    (only,) = report_check(house.report, read_report(house.report)).words
    assert (only.waits, only.finding.choices) == (True, (Choice.REWORD, Choice.KEEP))
    given = {"mark": only.finding.mark, "seen": seen(only)}
    with pytest.raises(PermissionDenied):
        signoff.decide_report(house.report, by=house.analyst, choice=Choice.KEEP, reason="Known.", **given)
    signoff.decide_report(house.report, by=house.director, choice=Choice.KEEP, reason="Known.", **given)
    content = copies.public_report(house.sign_report())
    assert content.key_messages == ("Four children wait for a family.",)
    assert [(c.kind, c.place, c.choice, c.reason) for c in content.checks] == [("words", "a key message", "keep", "")]


@pytest.mark.parametrize("said", ["Four children wait for a family.", "Of these, 0.7% are placed for adoption."])
def test_the_statement_under_the_signature_tells_no_few_children(house: House, said: str) -> None:
    house.sign_quarter()
    with pytest.raises(NotReady, match="Reword your statement"):
        house.sign_report(statement=said)
    assert house.sign_report(statement="571 children are looked after.").public_content


@pytest.mark.parametrize("note", ["Three children left in May.", "Of these, 0.7% are placed for adoption."])
def test_a_note_on_a_figure_is_read_as_all_words_are(house: House, note: str) -> None:
    Figure.objects.filter(value=Decimal(571)).update(note=note)
    (only,) = quarter_check(read_quarter(house.submission)).words
    assert (only.waits, only.finding.says) == (True, note)
    assert only.finding.place.startswith("the note on the figure of at 30 September 2021 of Children looked after")
    with pytest.raises(NotReady):
        house.sign_quarter()


def test_words_that_were_kept_and_then_changed_stop_again(house: House) -> None:
    KeyMessage.objects.filter(report=house.report).update(text="Four children wait for a family.")
    (only,) = report_check(house.report, read_report(house.report)).words
    keep = {"by": house.director, "mark": only.finding.mark, "reason": "Known."}
    signoff.decide_report(house.report, choice=Choice.KEEP, seen=seen(only), **keep)
    assert not report_check(house.report, read_report(house.report)).waiting
    (now,) = report_check(house.report, read_report(house.report)).words
    signoff.decide_report(house.report, choice=Choice.REWORD, seen=seen(now), **keep)
    assert report_check(house.report, read_report(house.report)).waiting == 1
    assert [e.act for e in AuditEvent.objects.order_by("pk")][-2:] == ["disclosure_kept", "disclosure_taken_back"]


def test_what_is_to_be_reworded_stops_until_it_is_and_is_kept_in_the_copy(house: House) -> None:
    KeyMessage.objects.filter(report=house.report).update(text="Four children wait for a family.")
    house.sign_quarter()
    (only,) = report_check(house.report, read_report(house.report)).words
    given = {"mark": only.finding.mark, "reason": "", "seen": seen(only), "choice": Choice.REWORD}
    type(house.report).objects.filter(pk=house.report.pk).update(state="draft")
    house.report.refresh_from_db()
    signoff.decide_report(house.report, by=house.analyst, **given)
    check = report_check(house.report, read_report(house.report))
    assert [(each.words, each.waits) for each in check.words] == [("To be reworded", True)]
    assert (check.waiting, check.reworded) == (1, ())

    KeyMessage.objects.filter(report=house.report).update(text="A few children wait for a family.")
    check = report_check(house.report, read_report(house.report))
    assert ([row.said for row in check.reworded], check.words) == (["Four children wait for a family."], ())
    type(house.report).objects.filter(pk=house.report.pk).update(state="review")
    house.report.refresh_from_db()
    copy = house.sign_report()
    assert [(c.kind, c.place, c.choice, c.said) for c in copies.public_report(copy).checks] == [
        ("words", "a key message", "reword", "")
    ]
    assert "Four children" not in copy.public_content
    assert "Reworded before it was signed" in str(making.story_of_copy(copy))


def revised(house: House) -> None:
    """The signed quarter opened again, and read by the director."""
    fresh = signoff.revise(house.submission, by=house.director, kind=RevisionKind.COMPLETES, reason="A figure came.")
    Submission.objects.filter(pk=fresh.pk).update(state=State.REVIEW.value, sent_by=house.analyst)
    fresh.refresh_from_db()
    house.submission = fresh


def test_a_decision_is_proposed_for_the_next_revision_until_the_director_confirms_it(house: House) -> None:
    decide(house, found(house)[0], Choice.KEEP, reason="It was said in March.")
    house.sign_quarter()
    revised(house)
    (only,) = found(house)
    assert only.row is not None
    assert (only.row.from_revision, only.row.by_name, only.finding.prints) == (1, "Dora Director", "0.7%")
    with pytest.raises(NotReady, match="Confirm what was decided in revision 1"):
        house.sign_quarter()
    with pytest.raises(PermissionDenied):
        signoff.confirm(house.submission, by=house.analyst)
    assert signoff.confirm(house.submission, by=house.director) == 1
    assert AuditEvent.objects.order_by("-pk")[0].act == "disclosure_confirmed"
    assert signoff.confirm(house.submission, by=house.director) == 0
    house.sign_quarter()
    assert printed(house)["Placed for adoption"] == "0.7%"


def test_a_figure_that_changed_since_is_open_again_in_the_next_revision(house: House) -> None:
    decide(house, found(house)[0], Choice.KEEP, reason="It was said in March.")
    house.sign_quarter()
    revised(house)
    Figure.objects.filter(submission=house.submission, value=Decimal("0.7")).update(value=Decimal("0.5"))
    (only,) = found(house)
    assert (only.row, only.finding.prints) == (None, "c")
    assert only.void is not None
    house.sign_quarter()  # nothing that stands waits to be confirmed
    assert printed(house)["Placed for adoption"] == "c"


def test_the_words_of_a_correction_keep_what_was_decided_of_them(house: House) -> None:
    KeyMessage.objects.filter(report=house.report).update(text="Four children wait for a family.")
    house.sign_quarter()
    (only,) = report_check(house.report, read_report(house.report)).words
    given = {"mark": only.finding.mark, "reason": "Known.", "seen": seen(only), "choice": Choice.KEEP}
    signoff.decide_report(house.report, by=house.director, **given)
    house.sign_report()
    house.report.refresh_from_db()
    fresh = signoff.correct(house.report, by=house.director, seen_version=house.report.version, reason="A word.")
    (kept,) = report_check(fresh, read_report(fresh)).words
    assert kept.row is not None
    assert (kept.row.from_revision, kept.waits) == (1, False)
    assert signoff.confirm_report(fresh, by=house.director) == 1


def test_a_sentence_that_tells_a_withheld_figure_is_left_out_or_kept(house: House) -> None:
    said = "Of these, 0.7% are placed for adoption."
    Narrative.objects.create(
        submission=house.submission,
        line=house.line,
        shows=f"More are looked after. {said}",
        ready=True,
        updated_by=house.analyst,
    )
    (only,) = quarter_check(read_quarter(house.submission)).words
    assert (only.finding.says, only.finding.prints, only.waits) == (said, "The sentence is left out", False)
    assert only.finding.choices == (Choice.SUPPRESS, Choice.REWORD, Choice.KEEP)
    assert [(c.place, c.choice) for c in read_quarter(house.submission).public.checks] == [
        ("the narrative of Children looked after", "suppress")
    ]
    decide(house, only, Choice.KEEP, reason="It is in the annual report.")
    (narrative,) = read_quarter(house.submission).public.narratives
    assert narrative.shows == f"More are looked after. {said}"
    (kept,) = quarter_check(read_quarter(house.submission)).words
    assert (kept.finding.prints, kept.words) == ("The words stand as they are", "Kept")


def test_a_count_of_staff_is_no_finding(house: House) -> None:
    assert found(house)
    type(house.line).objects.filter(pk=house.line.pk).update(counts="staff")
    assert found(house) == []
    assert printed(house)["Placed for adoption"] == "0.7%"


def test_the_check_asks_as_little_of_many_decisions_as_of_one(house: House, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    decide(house, found(house)[0], Choice.KEEP, reason="One.")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        quarter_check(read_quarter(house.submission))
    row = DisclosureChoice.objects.get()
    for number in range(5):
        row.pk, row.key = None, f"OTHER{number}"
        row.save(force_insert=True)
    with django_assert_max_num_queries(len(one)):
        quarter_check(read_quarter(house.submission))
