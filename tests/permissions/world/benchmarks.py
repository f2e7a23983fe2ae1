"""Published statistics that all may read, and some that wait or are for staff only."""

from portal.jobs.rules import State as JobState
from tests import builders
from tests.permissions.world.nouns import DRAFT, OURS, World

QUESTION = {"name": "rate", "column": "", "wanted": "rate", "candidates": ["a", "b"]}


def add_benchmarks(world: World) -> None:
    """A measure with a number of the council that all may read, and one that is for staff only.

    The names of authorities are everybody's: the area is not called as the council is.
    """
    area = builders.an_area(number=world.council.number)
    measure = builders.a_measure(code="PUBLISHED", name=f"{OURS} measure")
    builders.an_observation(measure, area=area)
    near = builders.an_area()
    builders.an_observation(measure, area=near)
    hidden = builders.a_release(status="staff_only", source=f"{OURS} {DRAFT} release")
    builders.an_observation(measure, area=area, release=hidden)
    analyst = world.people["analyst"]
    content = b"rate\n1\n"
    world.things |= {
        "release": builders.a_release(loaded_by=analyst, accepted_by=analyst),
        "read_file": builders.an_import(asked_by=analyst, release=builders.a_release(accepted_at=None)),
        "asked_file": builders.an_import(
            asked_by=analyst,
            state=JobState.FAILED.value,
            reason="?",
            questions=[QUESTION],
            file=builders.a_file(content),
        ),
        "failed_file": builders.an_import(asked_by=analyst, state=JobState.FAILED.value, reason="A fault."),
        "queued_file": builders.an_import(asked_by=analyst, state=JobState.QUEUED.value, finished_at=None),
        "mapping": builders.a_mapping(builders.a_table(code="a_table")),
        "model": builders.a_neighbour_file(sent_by=analyst),
        "list": builders.an_area_file(sent_by=analyst),
        "group": builders.a_group(near, of=area),
    }
