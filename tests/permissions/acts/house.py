"""Acts on people, on other people's numbers, and on what a council reports."""

import datetime
from decimal import Decimal
from io import BytesIO

from django.utils import timezone

from benchmarks.areas.rules import AreaKind, GroupKind
from benchmarks.areas.services import areas, groups, loading, neighbours, places
from benchmarks.importers.mapping import Mapping as Rule
from benchmarks.published import services as published
from benchmarks.published.readings import Reading as Published
from benchmarks.published.services import imports, mappings
from portal.accounts import services as accounts
from portal.accounts.rules import Role
from portal.accounts.services import CouncilSettings
from portal.crests import services as crests
from portal.figures.vocabulary import Basis, Polarity, Unit
from scorecards.framework.rules import THREE_STATES
from scorecards.framework.services import limits, lines, schemes, scorecards, targets
from tests import builders
from tests.permissions.acts.who import ADMINISTRATOR, ANALYST, ANALYSTS, CLERK, Act
from tests.permissions.world import World
from tests.portal.crests.drawings import SHIELD

DAY = datetime.date(2026, 4, 1)
LATER = datetime.date(2026, 12, 15)
QUESTION = {"name": "rate", "column": "", "wanted": "rate", "candidates": ["a", "b"]}


def _settings(world: World) -> CouncilSettings:
    return CouncilSettings(**{name: getattr(world.council, name) for name in CouncilSettings.__dataclass_fields__})


ACTS: dict[str, Act] = {
    # People and the council
    "portal.accounts.services.invite": Act(
        ADMINISTRATOR,
        lambda w, by: accounts.invite(
            w.council, by=by, email="new@example.org", name="New", role=Role.CLERK, job_title="Clerk", starts=DAY
        ),
    ),
    "portal.accounts.services.give": Act(
        ADMINISTRATOR,
        lambda w, by: accounts.give(
            w.council, by=by, user=w.people["nobody"], role=Role.CLERK, job_title="Clerk", starts=DAY
        ),
    ),
    "portal.accounts.services.end": Act(
        ADMINISTRATOR, lambda w, by: accounts.end(w.membership, by=by, on=timezone.localdate())
    ),
    "portal.accounts.services.send_link": Act(
        ADMINISTRATOR, lambda w, by: accounts.send_link(w.people["officer"], w.council, by=by, link="/")
    ),
    "portal.accounts.services.change_council": Act(
        ADMINISTRATOR,
        lambda w, by: accounts.change_council(w.council, by=by, seen_version=w.council.version, settings=_settings(w)),
    ),
    "portal.accounts.services.set_closures": Act(
        CLERK,
        lambda w, by: accounts.set_closures(w.council, by=by, seen_version=w.council.version, closures=[]),
    ),
    "portal.crests.services.set_crest": Act(
        ADMINISTRATOR, lambda w, by: crests.set_crest(w.council, by=by, seen=1, alt="Arms", content=SHIELD)
    ),
    "portal.crests.services.take_away": Act(ADMINISTRATOR, lambda w, by: crests.take_away(w.council, by=by, seen=1)),
    # Other people's numbers belong to nobody: an analyst of any council adds to them
    "benchmarks.areas.services.areas.add": Act(
        ANALYSTS, lambda w, by: areas.add(AreaKind.AUTHORITY, by=by, name="A place")
    ),
    "benchmarks.areas.services.areas.add_code": Act(
        ANALYSTS, lambda w, by: areas.add_code(builders.an_area(), "E99999999", by=by)
    ),
    "benchmarks.areas.services.groups.make": Act(
        ANALYSTS, lambda w, by: groups.make(GroupKind.NEIGHBOURS, by=by, name="Neighbours")
    ),
    "benchmarks.areas.services.groups.give_members": Act(
        ANALYSTS, lambda w, by: groups.give_members(builders.a_group(), [builders.an_area()], by=by)
    ),
    "benchmarks.areas.services.loading.load": Act(ANALYSTS, lambda w, by: loading.load([], by=by)),
    "benchmarks.areas.services.loading.joint": Act(
        ANALYSTS, lambda w, by: loading.joint([builders.an_area(), builders.an_area()], by=by)
    ),
    "benchmarks.areas.services.loading.load_neighbours": Act(
        ANALYSTS, lambda w, by: loading.load_neighbours([], edition="2025", source="A model", by=by)
    ),
    "benchmarks.areas.services.neighbours.check": Act(
        ANALYSTS,
        lambda w, by: neighbours.check(BytesIO(b"a,b\n"), by=by, name="a.csv", edition="2025", source="A model"),
    ),
    "benchmarks.areas.services.neighbours.accept": Act(ANALYSTS, lambda w, by: neighbours.accept(w.model, by=by)),
    "benchmarks.areas.services.neighbours.set_aside": Act(ANALYSTS, lambda w, by: neighbours.set_aside(w.model, by=by)),
    "benchmarks.areas.services.places.check": Act(
        ANALYSTS, lambda w, by: places.check(BytesIO(b"a,b\n"), by=by, name="a.csv")
    ),
    "benchmarks.areas.services.places.accept": Act(ANALYSTS, lambda w, by: places.accept(w.list, by=by)),
    "benchmarks.areas.services.places.set_aside": Act(ANALYSTS, lambda w, by: places.set_aside(w.list, by=by)),
    "benchmarks.published.services.add_measure": Act(
        ANALYSTS,
        lambda w, by: published.add_measure("NEW", by=by, name="New", unit=Unit.PERCENT, polarity=Polarity.HIGH),
    ),
    "benchmarks.published.services.add_measures": Act(ANALYSTS, lambda w, by: published.add_measures([], by=by)),
    "benchmarks.published.services.add_release": Act(
        ANALYSTS, lambda w, by: published.add_release("New", by=by, edition="1", publisher="A", source="A table")
    ),
    "benchmarks.published.services.observe": Act(
        ANALYSTS,
        lambda w, by: published.observe(
            builders.a_release(),
            [
                Published(
                    builders.a_measure(), area=builders.an_area(), value=Decimal(1), period_start=DAY, period_end=LATER
                )
            ],
            by=by,
        ),
    ),
    "benchmarks.published.services.mappings.add_table": Act(
        ANALYSTS, lambda w, by: mappings.add_table("new", by=by, publication="New", publisher="A publisher")
    ),
    "benchmarks.published.services.mappings.add": Act(
        ANALYSTS,
        lambda w, by: mappings.add(
            builders.a_table(),
            Rule(measure=builders.a_measure().code, basis=Basis.YEAR, decimals=1, value="rate"),
            by=by,
        ),
    ),
    "benchmarks.published.services.mappings.add_new": Act(
        ANALYSTS,
        lambda w, by: mappings.add_new(
            builders.a_table(),
            Rule(measure="", basis=Basis.YEAR, decimals=1, value="rate"),
            by=by,
            name="Home visits",
            unit=Unit.PERCENT,
            polarity=Polarity.HIGH,
        ),
    ),
    "benchmarks.published.services.mappings.remove": Act(
        ANALYSTS, lambda w, by: mappings.remove(builders.a_mapping(), by=by)
    ),
    "benchmarks.published.services.imports.begin": Act(
        ANALYSTS, lambda w, by: imports.begin(BytesIO(b"a,b\n1,2\n"), by=by, name="a.csv", edition="2025")
    ),
    "benchmarks.published.services.imports.answer": Act(
        ANALYSTS, lambda w, by: imports.answer(builders.an_import(questions=[QUESTION]), {"rate": "b"}, by=by)
    ),
    "benchmarks.published.services.imports.resume": Act(
        ANALYSTS,
        lambda w, by: imports.resume(builders.an_import(state="failed", reason="A fault."), by=by),
    ),
    "benchmarks.published.services.imports.accept": Act(
        ANALYSTS, lambda w, by: imports.accept(builders.an_import(release=builders.a_release(accepted_at=None)), by=by)
    ),
    "benchmarks.published.services.imports.discard": Act(
        ANALYSTS, lambda w, by: imports.discard(builders.an_import(), by=by)
    ),
    "benchmarks.published.services.imports.cancel": Act(
        ANALYSTS, lambda w, by: imports.cancel(builders.an_import(), by=by)
    ),
    "benchmarks.published.services.quote": Act(
        ANALYSTS,
        lambda w, by: published.quote(
            builders.a_measure(), by=by, value=Decimal(1), source="A paper", basis=Basis.YEAR, area=builders.an_area()
        ),
    ),
    "benchmarks.published.services.quote_neighbours": Act(
        ANALYSTS,
        lambda w, by: published.quote_neighbours(
            builders.a_measure(),
            by=by,
            of=builders.an_area(number="777"),
            edition="2021",
            value=Decimal(1),
            source="A paper",
            basis=Basis.YEAR,
        ),
    ),
    # Scorecards, lines, targets, ratings
    "scorecards.framework.services.scorecards.make": Act(
        ANALYST,
        lambda w, by: scorecards.make(
            w.council, by=by, name="Another", scheme=w.scheme, framework=w.scorecard.framework
        ),
    ),
    "scorecards.framework.services.scorecards.change": Act(
        ANALYST, lambda w, by: scorecards.change(w.scorecard, by=by, seen_version=w.scorecard.version, name="Renamed")
    ),
    "scorecards.framework.services.lines.add": Act(
        ANALYST, lambda w, by: lines.add(w.scorecard, builders.an_indicator(w.theme), by=by)
    ),
    "scorecards.framework.services.lines.change": Act(
        ANALYST, lambda w, by: lines.change(w.line, by=by, seen_version=w.line.version, local_name="Renamed")
    ),
    "scorecards.framework.services.lines.retire": Act(
        ANALYST, lambda w, by: lines.retire(w.line, by=by, seen_version=w.line.version, on=DAY)
    ),
    "scorecards.framework.services.lines.add_break": Act(
        ANALYST, lambda w, by: lines.add_break(w.line, by=by, on=DAY, reason="Counted anew.")
    ),
    "scorecards.framework.services.lines.drop_break": Act(ANALYST, lambda w, by: lines.drop_break(w.broken, by=by)),
    "scorecards.framework.services.limits.rebase": Act(
        ANALYST, lambda w, by: limits.rebase(w.line, by=by, on=DAY, reason="A new team.")
    ),
    "scorecards.framework.services.limits.drop_rebase": Act(
        ANALYST, lambda w, by: limits.drop_rebase(w.rebased, by=by)
    ),
    "scorecards.framework.services.targets.set": Act(
        ANALYST, lambda w, by: targets.set(w.line, by=by, from_period="2026-Q1", value=Decimal(90))
    ),
    "scorecards.framework.services.targets.end": Act(
        ANALYST, lambda w, by: targets.end(w.target, by=by, to_period="2026-Q1", reason="No longer set.")
    ),
    "scorecards.framework.services.schemes.make": Act(
        ANALYST, lambda w, by: schemes.make(w.council, by=by, name="Another", bands=THREE_STATES)
    ),
}
