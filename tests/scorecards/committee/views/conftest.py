"""A council with a meeting, its report, and people of each role."""

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from scorecards.committee.services import sections
from tests.scorecards.committee.builders import a_place, begun, resolved


@pytest.fixture
def place() -> SimpleNamespace:
    place = a_place()
    place.report = begun(place, title="The quarter’s report")
    place.resolution = resolved(place)
    place.appendix = sections.attach(
        place.report,
        by=place.analyst,
        attachment=sections.Attachment("Figures"),
        upload=SimpleUploadedFile("figures.csv", b"a,b\n1,2\n"),
    )
    return place
