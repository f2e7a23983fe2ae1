"""Actions: the list, one action with what was reported of it, adding, changing and reporting."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views import View

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.web.acts import ActPage
from scorecards.commentary.forms import ActionForm, ReportForm
from scorecards.commentary.models import Action
from scorecards.commentary.queries import Place
from scorecards.commentary.rules import STATUS_WORDS, ActionStatus, action_state
from scorecards.commentary.services import actions
from scorecards.desk import queries
from scorecards.desk.forms import ActionFilter
from scorecards.desk.rules import counted
from scorecards.desk.views.pages import title_of
from scorecards.framework.models import Theme
from scorecards.periods import parse_period
from scorecards.submissions import queries as submissions
from scorecards.submissions.models import Submission
from scorecards.submissions.queries.lines import quarter_lines

PER_PAGE = 25


class Actions(View):
    """The actions of all scorecards that the person sees."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if not access.councils_where(request.user, Permission.DRAFT_VIEW):
            raise Http404
        today = timezone.localdate()
        filters = ActionFilter(request.GET)
        found = Paginator(queries.actions(request.user, filters.wanted(), today=today), PER_PAGE)
        page = found.get_page(request.GET.get("page"))
        shown = {
            "filters": filters,
            "page": page,
            "count": counted(found.count, "action", "actions"),
            "actions": queries.listed(page.object_list, today=today),
            "several": len(access.councils_where(request.user, Permission.DRAFT_VIEW)) > 1,
        }
        return render(request, "desk/actions.html", shown)


class AddAction(ActPage):
    """Promise something for a line, a theme or the whole scorecard."""

    template_name = "desk/action_form.html"
    form_class = ActionForm
    done = "The action was added."
    submission: Submission
    place: Place | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.submission = get_object_or_404(submissions.visible_to(request.user), pk=kwargs["pk"])
        request.council = self.submission.council  # type: ignore[attr-defined]
        self.place = self._place(kwargs.get("line"), kwargs.get("code"))

    def _place(self, line: int | None, code: str | None) -> Place | None:
        if line is None and code is None:
            return None
        lines = quarter_lines(self.submission)
        if line is not None:
            found: Place | None = next((each.line for each in lines if each.line.pk == line), None)
        else:
            found = next((theme for theme in queries.themes_of(lines) if theme.code == code), None)
        if found is None:
            raise Http404
        return found

    def allow(self) -> None:
        access.require(self.request.user, Permission.ACTION_EDIT, council=self.submission.council)

    def form_kwargs(self) -> dict[str, Any]:
        return {"people": queries.owners_for(self.submission.council)}

    def act(self, form: ActionForm) -> None:
        actions.add(self.submission, self.place, by=self.request.user, promise=form.promise)

    def back(self) -> str:
        if self.place is None:
            return reverse("desk:scorecard", args=[self.submission.pk])
        if isinstance(self.place, Theme):
            return reverse("desk:theme", args=[self.submission.pk, self.place.code])
        return reverse("desk:line", args=[self.submission.pk, self.place.pk])

    def context(self) -> dict[str, Any]:
        return {
            "heading": "Add an action",
            "caption": f"{self.place or self.submission.scorecard}, {title_of(self.submission)}",
            "council": self.submission.council,
        }


class ActionPage(ActPage):
    """A page of one action: 404 unless it exists for the person."""

    action: Action

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.action = get_object_or_404(queries.action_page(request.user), pk=kwargs["pk"])
        request.council = self.council  # type: ignore[attr-defined]

    @property
    def council(self) -> Council:
        return self.action.scorecard.council

    def allow(self) -> None:
        access.require(self.request.user, Permission.ACTION_EDIT, council=self.council)

    def back(self) -> str:
        return reverse("desk:action", args=[self.action.pk])

    def newer(self, moved: MovedOn) -> dict[str, Any] | None:
        """What stands now, beside the person's own words."""
        self.action = get_object_or_404(queries.action_page(self.request.user), pk=self.action.pk)
        return {
            "version": self.action.version,
            "facts": [
                ("What will be done", self.action.title),
                ("Owner", str(self.action.owner or self.action.owner_name)),
                ("Due on", self.action.due_on),
                ("Status", STATUS_WORDS[ActionStatus(self.action.status)]),
            ],
        }


class ShowAction(ActionPage):
    """An action with its updates; POST reports on it."""

    template_name = "desk/action.html"
    form_class = ReportForm
    done = "Your update was saved."

    def allow(self) -> None:
        if self.request.method == "POST":
            super().allow()

    def initial(self) -> dict[str, Any]:
        return ReportForm.initial_of(self.action)

    def act(self, form: ReportForm) -> None:
        given = form.cleaned_data
        newest = queries.newest_quarter(self.action.scorecard)
        actions.report(
            self.action,
            by=self.request.user,
            seen_version=given["seen_version"],
            period=newest.period if newest else self.action.opened_in,
            text=given["text"],
            status=ActionStatus(given["status"]),
            due_on=given["due_on"],
        )

    def context(self) -> dict[str, Any]:
        action = self.action
        updates = list(action.updates.select_related("by").order_by("-at", "-pk"))
        updated_on = timezone.localtime(updates[0].at).date() if updates else None
        newest = queries.newest_quarter(action.scorecard)
        return {
            "action": action,
            "updates": [(update, STATUS_WORDS[ActionStatus(update.status)]) for update in updates],
            "state": action_state(
                ActionStatus(action.status),
                action.due_on,
                timezone.localdate(),
                updated_on=updated_on,
                update_since=submissions.period_of(newest).start if newest else None,
                closed_on=action.closed_on,
            ),
            "about": self._about(newest),
            "opened_in": parse_period(action.opened_in).title,
            "may_act": access.allowed(self.request.user, Permission.ACTION_EDIT, council=self.council),
            "council": self.council,
        }

    def _about(self, newest: Submission | None) -> tuple[str, str]:
        """What the action is for, and where that stands now."""
        action = self.action
        if newest is None:
            return str(action.line or action.theme or action.scorecard), ""
        if action.line is not None:
            return str(action.line), reverse("desk:line", args=[newest.pk, action.line.pk])
        if action.theme is not None:
            return str(action.theme), reverse("desk:theme", args=[newest.pk, action.theme.code])
        return str(action.scorecard), reverse("desk:scorecard", args=[newest.pk])


class ChangeAction(ActionPage):
    """Reword an action, give it to someone else, move its date."""

    template_name = "desk/action_form.html"
    form_class = ActionForm
    done = "The action was changed."

    def form_kwargs(self) -> dict[str, Any]:
        people = {person.pk: person for person in queries.owners_for(self.council)}
        if self.action.owner is not None:  # kept although their role may have ended
            people.setdefault(self.action.owner.pk, self.action.owner)
        return {"people": people.values()}

    def initial(self) -> dict[str, Any]:
        return ActionForm.initial_of(self.action)

    def act(self, form: ActionForm) -> None:
        actions.change(
            self.action,
            by=self.request.user,
            seen_version=form.cleaned_data["seen_version"] or 0,
            promise=form.promise,
        )

    def context(self) -> dict[str, Any]:
        return {"heading": "Change an action", "caption": self.action.title, "council": self.council}
