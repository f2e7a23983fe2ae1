"""Which signed quarters a person may read: published and not withdrawn; earlier only where the council says so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from scorecards.copies.models import SignedCopy
from scorecards.copies.queries import kept_back, told_of
from scorecards.periods import Period, parse_period, year_words
from scorecards.publishing.models import Publication, PublishedQuarter
from scorecards.scrutiny.rules.wording import capital

# The texts of a copy are long: no list reads them.
TEXTS = ("content", "public_content")


@dataclass(frozen=True)
class ReadableQuarter:
    """One signed quarter as a person may open it: in a publication, or signed and not published yet.

    `replaced_by` is the later one that took its place, as far as the person may read that.
    """

    copy_id: int
    council: Council
    scorecard_id: int
    submission_id: int
    scorecard: str
    period: Period
    revision: int
    signed_at: datetime
    signed_by: str
    slug: str
    publication: Publication | None = None
    replaced: bool = False
    replaced_by: "ReadableQuarter | None" = None

    @property
    def title(self) -> str:
        """Quarter 2, 2021/22."""
        return capital(self.period.title)

    @property
    def year(self) -> int:
        """The year in which the financial year of the quarter began."""
        return self.period.year_start.year

    @property
    def year_words(self) -> str:
        return year_words(self.year)

    @property
    def order(self) -> tuple[date, bool, float, int]:
        """Sorts oldest first: by the quarter's end, then as published, then as signed."""
        moment = self.publication.published_at if self.publication else self.signed_at
        return self.period.end, not self.replaced, moment.timestamp(), self.copy_id

    @property
    def href(self) -> str:
        return self._address("quarter", "signed")

    @property
    def lines_href(self) -> str:
        return self._address("lines", "signed-lines")

    @property
    def risks_href(self) -> str:
        return self._address("risks", "signed-risks")

    def _address(self, published: str, signed: str) -> str:
        if self.publication is None:
            return reverse(f"scrutiny:{signed}", args=[self.copy_id])
        return reverse(f"scrutiny:{published}", args=[self.publication.pk, self.slug])

    @property
    def report_href(self) -> str:
        """The whole report as a page; only what is published has one."""
        return reverse("publishing:report", args=[self.publication.copy_id]) if self.publication else ""

    @property
    def ask_href(self) -> str:
        return f"{reverse('scrutiny:ask')}?copy={self.copy_id}"


def visible_to(user: Any) -> QuerySet[Publication]:
    """Publications of the person's councils that are not withdrawn; superseded ones stay readable and say so.

    One that is wholly exempt is there for who works on it and who is entitled, and so are the quarters in it.
    """
    councils = access.councils_where(user, Permission.PUBLISHED_VIEW)
    return (
        Publication.objects.filter(told_of(user, "copy__"), copy__council__in=councils, withdrawn_at=None)
        .select_related("copy__council")
        .defer(*(f"copy__{text}" for text in TEXTS))
    )


def readable_copies(user: Any) -> QuerySet[SignedCopy]:
    """Every signed copy that a person may read in some publication, or early where the council lets members."""
    councils = access.councils_where(user, Permission.PUBLISHED_VIEW)
    carried = PublishedQuarter.objects.filter(copy=OuterRef("pk"))
    told = Publication.objects.filter(told_of(user, "copy__"), withdrawn_at=None)
    seen = (
        Q(publication__in=told.values("pk"))
        | Exists(carried.filter(publication__in=told.values("pk")))
        | Q(submission__isnull=False, council__members_see_signed_off=True) & ~Exists(carried) & ~kept_back(user)
    )
    return SignedCopy.objects.filter(seen, council__in=councils).defer(*TEXTS)


def readable_quarters(user: Any, *, council: Council | None = None) -> list[ReadableQuarter]:
    """All that the person may open, the newest quarter first. Two queries, whatever their number."""
    publications = visible_to(user)
    early = readable_copies(user).filter(submission__isnull=False, published_in=None)
    if council is not None:
        publications, early = publications.filter(copy__council=council), early.filter(council=council)
    found = [*_published(publications), *_early(early)]
    return sorted(_marked(found, _withdrawn(user, found)), key=lambda quarter: quarter.order, reverse=True)


def _published(publications: QuerySet[Publication]) -> list[ReadableQuarter]:
    carried = (
        PublishedQuarter.objects.filter(publication__in=publications.values("pk"))
        .select_related("publication__copy__council", "copy__submission")
        .defer(*(f"{path}__{text}" for path in ("copy", "publication__copy") for text in TEXTS))
        .order_by("publication", "id")
    )
    found: list[ReadableQuarter] = []
    said: set[tuple[int, str]] = set()
    for row in carried:
        slug = parse_period(row.copy.period).slug
        if (row.publication_id, slug) in said:  # a report may carry two scorecards of one quarter
            slug = f"{slug}-{row.copy.submission_id}"
        said.add((row.publication_id, slug))
        found.append(_quarter(row.copy, row.publication.copy.council, slug, row.publication))
    return found


def _early(copies: QuerySet[SignedCopy]) -> list[ReadableQuarter]:
    return [_quarter(copy, copy.council, "", None) for copy in copies.select_related("council", "submission")]


def _quarter(copy: SignedCopy, council: Council, slug: str, publication: Publication | None) -> ReadableQuarter:
    if copy.submission is None:
        raise ValueError(f"{copy} is no quarter.")
    period = parse_period(copy.period)
    return ReadableQuarter(
        copy_id=copy.pk,
        council=council,
        scorecard_id=copy.submission.scorecard_id,
        submission_id=copy.submission.pk,
        scorecard=copy.title.removesuffix(f", {period.title}"),
        period=period,
        revision=copy.revision,
        signed_at=copy.signed_at,
        signed_by=copy.signed_by_name,
        slug=slug,
        publication=publication,
    )


def _withdrawn(user: Any, found: Iterable[ReadableQuarter]) -> dict[int, int | None]:
    """Publications that replaced one of these and were withdrawn: by key, what replaced them in turn."""
    known = {each.publication.pk: each.publication.superseded_by_id for each in found if each.publication}
    if not {by for by in known.values() if by} - set(known):
        return {}
    councils = access.councils_where(user, Permission.PUBLISHED_VIEW)
    gone = Publication.objects.filter(copy__council__in=councils, withdrawn_at__isnull=False)
    return dict(gone.values_list("pk", "superseded_by_id"))


def _marked(found: Sequence[ReadableQuarter], withdrawn: Mapping[int, int | None]) -> list[ReadableQuarter]:
    """The same with those marked that were replaced: by a later publication, or by a later signed revision."""
    return [
        replace(each, replaced=_is_replaced(each, found, withdrawn), replaced_by=_later(each, found, withdrawn))
        for each in found
    ]


def _is_replaced(
    quarter: ReadableQuarter, found: Iterable[ReadableQuarter], withdrawn: Mapping[int, int | None]
) -> bool:
    if quarter.publication is not None:
        return quarter.publication.superseded_at is not None
    return _later(quarter, found, withdrawn) is not None


def _later(
    quarter: ReadableQuarter, found: Iterable[ReadableQuarter], withdrawn: Mapping[int, int | None]
) -> ReadableQuarter | None:
    """What took its place, past what was withdrawn since; nothing when that is not readable."""
    same = [one for one in found if _of_one_quarter(one, quarter)]
    if quarter.publication is not None:
        by = quarter.publication.superseded_by_id
        while by is not None and by in withdrawn:
            by = withdrawn[by]
        return next((one for one in same if by and one.publication and one.publication.pk == by), None)
    newer = [one for one in same if one.revision > quarter.revision]
    return max(newer, key=lambda one: one.revision, default=None)


def _of_one_quarter(one: ReadableQuarter, other: ReadableQuarter) -> bool:
    return (one.council.pk, one.scorecard_id, one.period) == (other.council.pk, other.scorecard_id, other.period)


def standing(found: Iterable[ReadableQuarter]) -> list[ReadableQuarter]:
    """Of each scorecard's quarter the newest revision, once, the newest quarter first.

    One that stands is taken before one that was replaced; what was replaced serves only where nothing else is left.
    """
    best: dict[tuple[int, int, str], ReadableQuarter] = {}
    for quarter in found:
        place = (quarter.council.pk, quarter.scorecard_id, quarter.period.code)
        kept = best.get(place)
        if kept is None or _preferred(quarter) > _preferred(kept):
            best[place] = quarter
    return sorted(best.values(), key=lambda quarter: quarter.order, reverse=True)


def _preferred(quarter: ReadableQuarter) -> tuple[int, bool, bool, float]:
    published = quarter.publication.published_at.timestamp() if quarter.publication else 0.0
    return quarter.revision, not quarter.replaced, quarter.publication is not None, published
