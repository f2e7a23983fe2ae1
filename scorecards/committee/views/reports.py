"""Reports: listed, begun, and the working page of one with its cover, item, quarters and appendices."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import View
from django_tables2 import RequestConfig

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.figures.lateness import away_words
from portal.web.acts import ActPage, council_asked
from scorecards.committee import queries
from scorecards.committee.forms.reports import COVER, EXEMPT, BeginForm, CoverForm, ReportFilters
from scorecards.committee.models import Committee, Meeting, Report
from scorecards.committee.rules import CLASSIFICATION_WORDS, STATE_WORDS, Classification, State
from scorecards.committee.services import reports
from scorecards.committee.tables import ReportTable
from scorecards.committee.views.meetings import A_PAGE

CLOSED = "Its words can be changed only while it is a draft."


class Reports(View):
    """The newest revision of every report of a council that the person sees."""

    def get(self, request: HttpRequest) -> HttpResponse:
        council = self._council(request)
        seen_by = access.allowed(request.user, Permission.REPORT_PUBLISH, council=council)
        states = queries.SIGNED if seen_by and not self._drafts(council) else [s.value for s in State]
        filters = ReportFilters(request.GET or {}, states=[(s, STATE_WORDS[State(s)]) for s in states])
        table = ReportTable(filters.kept(queries.latest(request.user, council)))
        RequestConfig(request, paginate={"per_page": A_PAGE}).configure(table)
        context = {
            "council": council,
            "filters": filters,
            "table": table,
            "may_begin": self._may_begin(council, bool(len(table.page.object_list))),
        }
        return render(request, "committee/reports.html", context)

    def _council(self, request: HttpRequest) -> Council:
        """Where the person works on reports, publishes them, or as an officer may lead a scorecard."""
        for permission in (Permission.REPORT_VIEW, Permission.REPORT_PUBLISH):
            if access.councils_where(request.user, permission):
                return council_asked(request, permission)
        return council_asked(request, Permission.DRAFT_VIEW)

    def _drafts(self, council: Council) -> bool:
        return access.allowed(self.request.user, Permission.DRAFT_VIEW, council=council)

    def _may_begin(self, council: Council, sees_one: bool) -> bool:
        """Staff who see a report here work on reports or lead a scorecard in it; only an empty list asks further."""
        return (sees_one and self._drafts(council)) or queries.may_begin(self.request.user, council)


class Begin(ActPage):
    """A new report of a meeting."""

    template_name = "committee/begin.html"
    form_class = BeginForm
    done = "The report is begun. Its sections are below."
    council: Council

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.council = council_asked(request, Permission.DRAFT_VIEW)

    def allow(self) -> None:
        if not queries.may_begin(self.request.user, self.council):
            access.require(self.request.user, Permission.REPORT_EDIT, council=self.council)

    def form_kwargs(self) -> dict[str, Any]:
        return {
            "meetings": queries.meetings_to_report_to(self.council, today=timezone.localdate()),
            "templates": queries.templates_of(self.council, self._committee()),
            "quarters": queries.quarters_to_pin(self.request.user, self.council),
        }

    @cached_property
    def meeting(self) -> Meeting | None:
        """The meeting that the page was opened for."""
        asked = self.request.GET.get("meeting", "")
        if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
            return None
        mine = queries.meetings_visible_to(self.request.user).select_related("committee__council")
        return mine.filter(pk=asked, committee__council=self.council).first()

    def _committee(self) -> Committee | None:
        """Of that meeting; layouts of other committees are not offered then."""
        return self.meeting.committee if self.meeting else None

    def initial(self) -> dict[str, Any]:
        user, asked = self.request.user, self.request.GET
        return {
            "meeting": asked.get("meeting"),
            "template": queries.layout_used_last(self.council, self._committee()),
            "quarters": asked.getlist("quarter"),
            "classification": Classification.OPEN.value,
            "officer_name": getattr(user, "name", ""),
            "officer_title": access.job_title(user, council=self.council, needs=Permission.DRAFT_VIEW),
            "officer_email": getattr(user, "email", ""),
        }

    def context(self) -> dict[str, Any]:
        return {
            "council": self.council,
            "outlook": queries.outlook_of(self.meeting) if self.meeting else None,
            "any_meeting": queries.meetings_to_report_to(self.council, today=timezone.localdate()).exists(),
            "any_quarter": bool(queries.quarters_to_pin(self.request.user, self.council)),
        }

    def back(self) -> str:
        return f"{reverse('committee:reports')}?council={self.council.number}"

    def act(self, form: BeginForm) -> str:
        given = form.cleaned_data
        report = reports.begin(
            given["meeting"],
            by=self.request.user,
            template=given["template"],
            cover=form.cover(),
            submissions=form.submissions,
        )
        return reverse("committee:report", args=[report.pk])


class ReportView(View):
    """A page about one report: 404 unless it exists for the person."""

    report: Report

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.report = get_object_or_404(queries.whole(queries.visible_to(request.user)), pk=kwargs["pk"])
        request.council = self.report.council  # type: ignore[attr-defined]

    def back(self) -> str:
        return reverse("committee:report", args=[self.report.pk])

    def allow(self) -> None:
        reports.require(self.report, Permission.REPORT_EDIT, by=self.request.user)

    def may(self, permission: Permission) -> bool:
        return queries.may(self.request.user, permission, self.report)

    @property
    def is_draft(self) -> bool:
        return State(self.report.state) == State.DRAFT

    @property
    def may_edit(self) -> bool:
        return self.is_draft and self.may(Permission.REPORT_EDIT)


class ReportAct(ReportView, ActPage):
    """An act on the words of a draft; a report that is no draft is shown instead, and says so."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.allow()
        if not self.is_draft:
            messages.warning(request, f"This report is no draft. {CLOSED}")
            return redirect(self.back())
        return super().get(request, **kwargs)

    def context(self) -> dict[str, Any]:
        return {"report": self.report, "council": self.report.council}


class WorkingPage(ReportView):
    """How far the report is, and where each part is written."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        report, today = self.report, timezone.localdate()
        state = State(report.state)
        late = state not in (State.PUBLISHED, State.WITHDRAWN)
        may_read = self.may(Permission.REPORT_VIEW)
        context = {
            "report": report,
            "council": report.council,
            "page": queries.report_page(report),
            "revisions": queries.beside(self.request.user, report),
            "state_words": STATE_WORDS[state],
            "left": away_words(report.meeting.publish_by, today) if late else "",
            "classification": CLASSIFICATION_WORDS[Classification(report.classification)],
            "may_edit": self.may_edit,
            "clearances": queries.clearances_of(report) if may_read else [],
            "may_end": self.is_draft and self.may(Permission.REPORT_SIGN_OFF),
            "may_name": state in (State.DRAFT, State.REVIEW) and self.may(Permission.REPORT_EDIT),
            "may_item": self.may(Permission.MEETING_EDIT),
            "is_draft": self.is_draft,
        }
        return render(request, "committee/report.html", context)


class Cover(ReportAct):
    template_name = "committee/cover.html"
    form_class = CoverForm
    done = "The cover was saved."

    def form_kwargs(self) -> dict[str, Any]:
        return {"facts": [fact for fact, _label in self.report.cover_facts]}

    def initial(self) -> dict[str, Any]:
        given = {name: getattr(self.report, name) for name in (*COVER, *EXEMPT)}
        return {**given, "seen_version": self.report.version}

    def newer(self, moved: MovedOn) -> dict[str, Any] | None:
        now = Report.objects.get(pk=self.report.pk)
        if State(now.state) != State.DRAFT:
            return None
        shown = CoverForm(**self.form_kwargs(), initial={name: getattr(now, name) for name in COVER}).visible_fields()
        facts = [(f.label, getattr(now, f.name)) for f in shown if f.name != "classification"]
        return {"version": now.version, "facts": facts}

    def act(self, form: CoverForm) -> None:
        seen = form.cleaned_data["seen_version"] or 0
        reports.change_cover(self.report, by=self.request.user, seen_version=seen, cover=form.cover())
