"""One comparator group of a council: who is in it, and what papers quote of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django_tables2 import RequestConfig

from benchmarks.areas import queries as areas
from benchmarks.areas.pages import CouncilPage
from benchmarks.published import queries
from benchmarks.published.tables.quoted import QuotedTable

PER_PAGE = 25


class GroupPage(CouncilPage):
    """404 for a group that this council is not set beside."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        group = get_object_or_404(areas.groups_beside(self.area), pk=kwargs["pk"])
        table = QuotedTable(queries.quoted_for(self.area).filter(group=group), empty_text="Nothing is quoted of it.")
        RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
        shown = {
            "council": self.council,
            "group": group,
            "members": areas.members(group).select_related("region"),
            "table": table,
            "may_load": self.may_load,
        }
        return render(request, "published/group.html", shown)
