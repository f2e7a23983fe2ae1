"""A risk's score, its band and its movement in words. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

LEVELS = range(1, 6)
HIGHEST = 25
LIKELIHOOD_WORDS = {1: "Very unlikely", 2: "Unlikely", 3: "Possible", 4: "Likely", 5: "Almost certain"}
IMPACT_WORDS = {1: "Slight", 2: "Minor", 3: "Moderate", 4: "Major", 5: "Severe"}


class RegisterKind(StrEnum):
    """Whose register a risk stands in."""

    STRATEGIC = "strategic"
    DIRECTORATE = "directorate"
    BOARD = "board"
    COMMITTEE = "committee"


KIND_WORDS: dict[RegisterKind, str] = {
    RegisterKind.STRATEGIC: "Strategic",
    RegisterKind.DIRECTORATE: "Directorate",
    RegisterKind.BOARD: "Board",
    RegisterKind.COMMITTEE: "Committee",
}


class BandTone(StrEnum):
    """How a risk's band is tinted, calmest first."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"


@dataclass(frozen=True)
class RiskBand:
    """A council's word for scores of at least `least` on the 5 by 5 matrix."""

    word: str
    least: int
    tone: BandTone


DEFAULT_BANDS: tuple[RiskBand, ...] = (
    RiskBand("Low", 1, BandTone.LOW),
    RiskBand("Medium", 5, BandTone.MEDIUM),
    RiskBand("High", 10, BandTone.HIGH),
    RiskBand("Very high", 16, BandTone.VERY_HIGH),
)


def bands_from(words: Mapping[int, str]) -> tuple[RiskBand, ...]:
    """A council's own bands, by least score, with the four tones spread over them from calmest on.

    One band is calm; where there are more than four, neighbours share a tone.
    """
    tones, steps = list(BandTone), max(len(words) - 1, 1)
    return tuple(
        RiskBand(words[least], least, tones[place * (len(tones) - 1) // steps])
        for place, least in enumerate(sorted(words))
    )


@dataclass(frozen=True)
class Score:
    """A risk's score: by likelihood and impact, or as a register states it, or none.

    Raises ValueError when only one of likelihood and impact is given, when either lies outside 1 to 5, or when
    a stated score contradicts them.
    """

    likelihood: int | None = None
    impact: int | None = None
    stated: int | None = None
    stated_band: str = ""

    def __post_init__(self) -> None:
        if (self.likelihood is None) != (self.impact is None):
            raise ValueError("Likelihood and impact are given together")
        if any(level is not None and level not in LEVELS for level in (self.likelihood, self.impact)):
            raise ValueError("Likelihood and impact are from 1 to 5")
        if self._worked_out is not None and self.stated not in (None, self._worked_out):
            raise ValueError(f"The stated score is {self.stated}, but likelihood × impact is {self._worked_out}")

    @property
    def _worked_out(self) -> int | None:
        if self.likelihood is None or self.impact is None:
            return None
        return self.likelihood * self.impact

    @property
    def value(self) -> int | None:
        """Likelihood × impact, or the score as stated; None where there is none."""
        return self.stated if self._worked_out is None else self._worked_out

    def band(self, bands: Sequence[RiskBand]) -> str:
        """The band's word: as stated, else by the council's bands; empty without a score."""
        if self.stated_band or self.value is None:
            return self.stated_band
        return band_for(self.value, bands).word

    def words(self, bands: Sequence[RiskBand]) -> str:
        """ "16, high", "High" where only a band is stated, "No score"."""
        band = self.band(bands)
        if self.value is None:
            return band or "No score"
        return f"{self.value}, {band[0].lower()}{band[1:]}"


def band_for(score: int, bands: Sequence[RiskBand]) -> RiskBand:
    """The band that `score` falls in; raises ValueError for a score below every band."""
    holding = [band for band in bands if score >= band.least]
    if not holding:
        raise ValueError(f"No band holds a score of {score}")
    return max(holding, key=lambda band: band.least)


def band_problems(bands: Sequence[RiskBand]) -> list[str]:
    """What keeps a council's bands from covering the matrix, in words; empty when they do."""
    found = []
    least = [band.least for band in bands]
    if not bands or least[0] != 1:
        found.append("The first band starts at 1")
    if any(higher <= lower for lower, higher in pairwise(least)):
        found.append("Each band starts above the one before")
    if least and max(least) > HIGHEST:
        found.append("The highest score is 25")
    if len({band.word.casefold() for band in bands}) < len(bands):
        found.append("Each band has its own word")
    return found


def movement(now: Score | None, before: Score | None, *, stood_before: bool) -> str:
    """How a risk moved since the last quarter: "Up from 16, getting worse", "No change", "New".

    `stood_before` says whether the risk was in the register then. Where only bands are stated they are
    compared by word alone: "Was High".
    """
    if not stood_before:
        return "New"
    if now is None or (now.value is None and not now.stated_band):
        return "No score now"
    if before is None or (before.value is None and not before.stated_band):
        return "No earlier score"
    if now.value is None or before.value is None:
        return _by_band(now, before)
    if now.value == before.value:
        return "No change"
    if now.value > before.value:
        return f"Up from {before.value}, getting worse"
    return f"Down from {before.value}, getting better"


def _by_band(now: Score, before: Score) -> str:
    if now.value is None and before.value is None and now.stated_band.casefold() == before.stated_band.casefold():
        return "No change"
    return f"Was {before.stated_band or before.value}"
