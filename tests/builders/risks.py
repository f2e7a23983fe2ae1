"""Registers, risks and their scores."""

import datetime
from typing import Any

from portal.accounts.models import Council
from scorecards.risks.models import Register, Risk, RiskScore
from scorecards.risks.rules import RegisterKind
from tests.builders.people import a_council, number


def a_register(council: Council | None = None, **fields: Any) -> Register:
    given = {"kind": RegisterKind.DIRECTORATE.value, "name": f"Register {number()}", **fields}
    return Register.objects.create(council=council or a_council(), **given)


def a_risk(register: Register | None = None, **fields: Any) -> Risk:
    given: dict[str, Any] = {"title": f"Risk {number()}", "opened_on": datetime.date(2021, 4, 1), **fields}
    return Risk.objects.create(register=register or a_register(), **given)


def a_score(risk: Risk | None = None, **fields: Any) -> RiskScore:
    """4 by 4 on 30 September 2021, unless told otherwise."""
    likelihood, impact = fields.setdefault("likelihood", 4), fields.setdefault("impact", 4)
    if likelihood is not None:
        fields.setdefault("score", likelihood * impact)
    given: dict[str, Any] = {"band": "High", "scored_on": datetime.date(2021, 9, 30), "reason": "Reviewed."}
    return RiskScore.objects.create(risk=risk or a_risk(), **{**given, **fields})
