"""A council's scorecards: what is reported on, how often, by whose direction and with which ratings."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction

from portal.accounts import access
from portal.accounts.models import Council, User
from portal.accounts.rules import Permission, Role
from portal.audit.refusals import NotPossible
from portal.audit.services import record
from scorecards.framework.models import Framework, RatingScheme, Scorecard
from scorecards.framework.rules import Cadence
from scorecards.framework.services import guarded

STAFF = (Role.OFFICER, Role.ANALYST, Role.DIRECTOR)
CHANGEABLE = frozenset({"name", "directorate", "director", "lead_officer", "scheme", "framework", "comparator_edition"})


@transaction.atomic
def make(
    council: Council,
    *,
    by: Any,
    name: str,
    scheme: RatingScheme,
    framework: Framework,
    directorate: str = "Children’s services",
    director: User | None = None,
    lead_officer: User | None = None,
    cadence: Cadence = Cadence.QUARTER,
    comparator_edition: str = "2025",
) -> Scorecard:
    """A new scorecard without lines. Raises NotPossible for a name that is taken or people of elsewhere."""
    access.require(by, Permission.FRAMEWORK_EDIT, council=council)
    wanted = {
        "name": name,
        "directorate": directorate,
        "director": director,
        "lead_officer": lead_officer,
        "scheme": scheme,
        "framework": framework,
        "comparator_edition": comparator_edition,
    }
    _check(council, wanted)
    with _one_name(name):
        scorecard = Scorecard.objects.create(council=council, cadence=Cadence(cadence).value, **wanted)
    told = {field: guarded.told(value) for field, value in wanted.items()}
    record("make_scorecard", by=by, subject=scorecard, after={**told, "cadence": scorecard.cadence})
    return scorecard


@transaction.atomic
def change(scorecard: Scorecard, *, by: Any, seen_version: int, **wanted: Any) -> None:
    """Change any of CHANGEABLE. Raises MovedOn for a stale page, NotPossible for what cannot be.

    The cadence stays: quarters cannot become months. The framework stays once there are lines under its themes.
    """
    access.require(by, Permission.FRAMEWORK_EDIT, council=scorecard.council_id)
    if unknown := set(wanted) - CHANGEABLE:
        raise TypeError(f"A scorecard has no {', '.join(sorted(unknown))} to change")
    _check(scorecard.council, {name: value for name, value in wanted.items() if value != getattr(scorecard, name)})
    act = "change_scorecard"
    with _one_name(wanted.get("name", scorecard.name)):
        council = scorecard.council
        changed = guarded.change(scorecard, wanted, by=by, seen_version=seen_version, act=act, council=council)
    if changed and scorecard.lines.exclude(theme__framework=scorecard.framework_id).exists():
        raise NotPossible("The lines stand under the themes of the framework that was chosen before", "framework")


def _check(council: Council, wanted: dict[str, Any]) -> None:
    if "name" in wanted and not str(wanted["name"]).strip():
        raise NotPossible("A scorecard has a name", "name")
    check_person(wanted.get("director"), council, (Role.DIRECTOR,), "director")
    check_person(wanted.get("lead_officer"), council, STAFF, "lead_officer")
    scheme = wanted.get("scheme")
    if scheme is not None and scheme.council_id not in (None, council.pk):
        raise NotPossible("The rating scheme is another council’s", "scheme")


@contextmanager
def _one_name(name: Any) -> Iterator[None]:
    """The database keeps names apart, whoever comes first. Raises NotPossible for a name that is taken."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise NotPossible(f"There is already a scorecard {name}", "name") from None


def check_person(person: User | None, council: Council, roles: tuple[Role, ...], field: str) -> None:
    """Raise NotPossible unless the person holds one of the roles for the council today; nobody is allowed."""
    if person is not None and not any(m.user_id == person.pk for m in access.people_with(council, roles)):
        words = " or ".join(role.value for role in roles)
        raise NotPossible(f"{person} is no {words} of {council} today", field)
