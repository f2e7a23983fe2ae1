"""What may not be said to members beside what is signed: a few children, and figures that signed copies withhold."""

from functools import lru_cache

from portal.accounts.models import Council
from portal.prose.children import refusal
from scorecards.copies import queries, withhold
from scorecards.copies.disclosure import surely_says
from scorecards.copies.models import SignedCopy


def answer_refusal(council: Council | int, text: str) -> str:
    """What to tell whoever answers with such words; empty where they may stand.

    Every signed quarter of the council is asked, published yet or not. A number that the same quarter prints as well
    may be that one, and is let pass.
    """
    if refused := refusal(text):
        return refused
    key = council.pk if isinstance(council, Council) else council
    signed = SignedCopy.objects.filter(council=key, submission__isnull=False).order_by("-position")
    for pk, sha256 in signed.values_list("pk", "sha256"):
        for line, figure in _withheld(pk, sha256):
            if surely_says(text, figure):
                return f"Reword it: it says a figure that is withheld for {line}, so that no child can be recognised."
    return ""


@lru_cache(maxsize=64)
def _withheld(pk: int, _sha256: str) -> tuple[withhold.Named, ...]:
    """Read once: a copy never changes, and no other has its hash."""
    copy = SignedCopy.objects.get(pk=pk)
    sure, _unsure = withhold.sorted_out(queries.staff_quarter(copy), queries.public_quarter(copy))
    return tuple(sure)
