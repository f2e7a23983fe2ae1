"""What may enter arithmetic: a Decimal that is there. A missing value is None; a symbol is refused."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Context, Decimal, localcontext

DIGITS = 34


def figure(value: object) -> Decimal:
    """`value` itself if it can be calculated with.

    Raises TypeError for what is no Decimal (a symbol, a float, a text), ValueError for NaN and infinity.
    """
    if not isinstance(value, Decimal):
        raise TypeError(f"{value!r} is no figure and cannot be calculated with")
    if not value.is_finite():
        raise ValueError(f"{value} is not a figure")
    return value


def present(values: Iterable[Decimal | None]) -> list[Decimal]:
    """The values that are there, in their order. Raises as `figure` does."""
    return [figure(value) for value in values if value is not None]


@contextmanager
def exact() -> Iterator[None]:
    """Calculates with 34 digits whatever the caller's own precision is; as a decorator for a whole function."""
    with localcontext(Context(prec=DIGITS)):
        yield
