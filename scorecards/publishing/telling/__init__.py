"""What a report says, told once from its public content: for the page and the paper alike. Pure."""

from scorecards.publishing.telling.alone import tell_alone
from scorecards.publishing.telling.cover import Beside
from scorecards.publishing.telling.narratives import narrative_parts
from scorecards.publishing.telling.quarter import tell_quarter
from scorecards.publishing.telling.report import tell

__all__ = ["Beside", "narrative_parts", "tell", "tell_alone", "tell_quarter"]
