"""Places with their numbers and codes, shared by every council of the installation."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from benchmarks.areas.loading import require_loader
from benchmarks.areas.models import Area, AreaCode
from benchmarks.areas.rules import AreaKind
from portal.audit.refusals import NotPossible
from portal.audit.services import record


@transaction.atomic
def add(
    kind: AreaKind,
    *,
    by: Any,
    name: str,
    number: str | None = None,
    codes: Iterable[str] = (),
    region: Area | None = None,
    parts: Iterable[Area] = (),
    exists_from: datetime.date | None = None,
    exists_to: datetime.date | None = None,
    invented: bool = False,
) -> Area:
    """A new area. Raises NotPossible where its number or one of its codes is another's: areas are matched by them."""
    require_loader(by)
    codes = list(codes)
    _refuse_taken(number, codes)
    area = Area.objects.create(
        kind=AreaKind(kind).value,
        name=name,
        number=number,
        region=region,
        exists_from=exists_from,
        exists_to=exists_to,
        invented=invented,
    )
    area.parts.set(parts)
    AreaCode.objects.bulk_create(AreaCode(area=area, code=code) for code in codes)
    record("add_area", by=by, subject=area, after={"kind": area.kind, "number": number, "codes": codes})
    return area


@transaction.atomic
def add_code(area: Area, code: str, *, by: Any) -> AreaCode:
    """A further GSS code of an area: authorities are re-organised, and keep their number. Raises NotPossible."""
    require_loader(by)
    _refuse_taken(None, [code])
    added = AreaCode.objects.create(area=area, code=code)
    record("add_area_code", by=by, subject=area, after={"code": code})
    return added


def _refuse_taken(number: str | None, codes: list[str]) -> None:
    if number and Area.objects.filter(number=number).exists():
        raise NotPossible(f"There is already an area with the number {number}", "number")
    if taken := list(AreaCode.objects.filter(code__in=codes).values_list("code", flat=True)):
        raise NotPossible(f"The code {taken[0]} belongs to another area", "codes")
