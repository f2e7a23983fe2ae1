"""The page on which anybody checks a paper, without signing in."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from portal.files.downloads import KEPT_BY_NOBODY
from portal.web.throttle import too_many
from scorecards.publishing.queries import visible_copies
from scorecards.publishing.verify import queries
from scorecards.publishing.verify.answers import Answer, answer
from scorecards.publishing.verify.forms import VerifyForm, too_large
from scorecards.publishing.verify.found import Found

BESIDE_THE_FILE = 16 * 1024  # what a form sends around its file
TOO_MANY = "Too many checks came from your computer. Wait a minute, then check again."


@method_decorator(csrf_exempt, name="dispatch")  # so that nothing is read before it is known to be short; see `post`
class Verify(View):
    """Asked by its form, or by an address that names a hash: `?hash=3505db7388a1c2d4`."""

    open_to_all = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asks = request.method == "POST" or bool(request.GET.get("hash"))
        if asks and too_many(request, of="verify", most=settings.CHECKS_A_MINUTE):
            return self.page(VerifyForm(), status=429, problems=[TOO_MANY], refusal=VerifyForm.refusal)
        if _length(request) > settings.UPLOAD_LIMIT_BYTES + BESIDE_THE_FILE:
            return self.page(VerifyForm(), status=413, problems=[too_large()], refusal=VerifyForm.refusal)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        if not request.GET.get("hash"):
            return self.page(VerifyForm())
        return self.checked(VerifyForm(request.GET))

    @method_decorator(csrf_protect)
    def post(self, request: HttpRequest) -> HttpResponse:
        return self.checked(VerifyForm(request.POST, request.FILES))

    def checked(self, form: VerifyForm) -> HttpResponse:
        if not form.is_valid():
            return self.page(form)
        file = form.cleaned_data["file"]
        content = file.read() if file else None
        found = queries.by_file(content) if content is not None else queries.by_hash(form.cleaned_data["hash"])
        return self.told(found, answer(found, content), file.name if file else "")

    def told(self, found: Found, said: Answer, name: str) -> HttpResponse:
        """The answer above an empty form; the colours and the warning of the council that the paper is of."""
        context: dict[str, Any] = {"answer": said, "name": name}
        if found.council is not None:
            context["council"] = found.council
            context["report_url"] = self._report_url(found.copy_id)
        return self.page(VerifyForm(), **context)

    def _report_url(self, copy_id: int | None) -> str:
        """Where who is signed in reads the report, if it exists for them."""
        user = self.request.user
        if copy_id is None or not user.is_authenticated or not visible_copies(user).filter(pk=copy_id).exists():
            return ""
        return reverse("publishing:report", args=[copy_id])

    def page(self, form: VerifyForm, status: int = 200, **context: Any) -> HttpResponse:
        page = render(self.request, "publishing/verify.html", {"form": form, **context}, status=status)
        page["Cache-Control"] = KEPT_BY_NOBODY
        return page


def _length(request: HttpRequest) -> int:
    """How long the sender says that it is; a server reads no further."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdigit() else 0
