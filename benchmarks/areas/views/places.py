"""The areas that are loaded."""

from django.http import HttpRequest, HttpResponse
from django_tables2 import RequestConfig

from benchmarks.areas import queries
from benchmarks.areas.forms import PlaceFilter
from benchmarks.areas.pages import StaffPage
from benchmarks.areas.tables import PlaceTable

PER_PAGE = 50


class Places(StaffPage):
    """The areas that are loaded, with their codes and days."""

    room = "areas"

    def get(self, request: HttpRequest) -> HttpResponse:
        filters = PlaceFilter(request.GET)
        found = queries.places(**filters.wanted())
        table = PlaceTable(found)
        RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
        return self.show("places", filters=filters, table=table, count=counted(table.paginator.count))


def counted(areas: int) -> str:
    return "1 area" if areas == 1 else f"{areas} areas"
