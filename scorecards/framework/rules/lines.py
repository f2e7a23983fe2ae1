"""What a line may be: its basis, its life-cycle, its threshold, its people."""

from collections.abc import Collection
from datetime import date

from portal.figures.vocabulary import Similarity
from scorecards.framework.rules.vocabulary import LifeCycle

USUAL_THRESHOLD = 5
HIGHEST_THRESHOLD = 99


def line_problems(
    *,
    basis: str,
    bases: Collection[str],
    life_cycle: str,
    expected_on: date | None,
    retired_on: date | None,
    threshold: int,
    threshold_reason: str,
    owner: int | None,
    deputy: int | None,
    similarity: str = "",
    similarity_note: str = "",
) -> list[tuple[str, str]]:
    """What keeps a line from being one, as (field, words); empty when nothing does."""
    found = []
    if basis not in bases:
        found.append(("headline_basis", "The indicator is not measured on this basis"))
    if life_cycle == LifeCycle.IN_DEVELOPMENT and expected_on is None:
        found.append(("expected_on", "Say when the line is expected"))
    if life_cycle == LifeCycle.RETIRED and retired_on is None:
        found.append(("retired_on", "Say from which day the line is retired"))
    if not 0 <= threshold <= HIGHEST_THRESHOLD:
        found.append(("threshold", f"The threshold is a count from 0 to {HIGHEST_THRESHOLD}"))
    if threshold != USUAL_THRESHOLD and not threshold_reason.strip():
        found.append(("threshold_reason", f"Give a reason for a threshold other than {USUAL_THRESHOLD}"))
    if deputy is not None and deputy == owner:
        found.append(("deputy", "The deputy is somebody else than the owner"))
    if similarity in (Similarity.SIMILAR, Similarity.DIFFERENT) and not similarity_note.strip():
        found.append(("similarity_note", "Say how the two definitions differ"))
    if not similarity and similarity_note.strip():
        found.append(("similarity", "Choose what the note is about: a similar or a different definition"))
    return found
