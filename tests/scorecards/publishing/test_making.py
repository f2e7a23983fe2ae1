"""What is said of the example on a paper."""

import pytest

from scorecards.publishing import making
from tests.scorecards.publishing.contents import a_report


@pytest.mark.parametrize(("example", "said"), [(True, 1), (False, 0)])
def test_in_example_mode_the_paper_of_a_real_council_says_what_is_invented(settings, example, said):
    settings.EXAMPLE = example
    content = a_report()
    notices = making.story_of(content, beside={}, sha256="").notices
    about = f"Figures are from published reports of {content.council.name}; words and people are invented."
    assert notices.count(f"Example. {about}") == said
