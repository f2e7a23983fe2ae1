"""What the example says of a council that exists: its figures are real, the rest is not."""

from django.conf import settings


def example_words(council: str, *, invented: bool) -> str:
    """The sentence for every page and paper of a real council in example mode; else nothing."""
    if invented or not settings.EXAMPLE or not council:
        return ""
    return f"Figures are from published reports of {council}; words and people are invented."
