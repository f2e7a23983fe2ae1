"""A signed report as a page, its documents to download, and a failed one to make anew."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View

from portal.files.downloads import KEPT_BY_NOBODY, send
from scorecards.copies import queries as copies
from scorecards.publishing import exempt_shown, making, queries, shown
from scorecards.publishing.models import Publication
from scorecards.publishing.services import documents, packs
from scorecards.publishing.telling.attached import letters


class ReportPage(View):
    """The report from its frozen public copy, the same words and numbers as the paper."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        copy = get_object_or_404(queries.visible_copies(request.user), pk=pk)
        request.council = copy.council  # type: ignore[attr-defined]
        content = copies.public_report(copy)
        story = making.story_of_copy(copy, content)
        publication = queries.publication_of(copy)
        later = queries.took_its_place(publication)
        found, staff = queries.documents_of(copy).values(), queries.is_staff(request.user, copy)
        listed = shown.for_staff(found) if staff else shown.for_readers(found)
        listed = shown.superseded(listed) if publication and publication.superseded_at else listed
        lettered = letters(content, story)
        context = {
            "copy": copy,
            "story": story,
            "council": copy.council,
            "publication": publication,
            "state": state_words(publication),
            "later": later,
            "supplements": queries.supplements_of(request.user, copy),
            "supplemented": queries.supplemented(request.user, copy),
            "later_url": self._later(later),
            "caption": f"Report to {story.running}",
            "exempt": exempt_shown.of(copy, request.user, lettered),
            "attached": shown.attached(queries.attached(copy, content), lettered),
            "documents": [*listed, *shown.pack(queries.pack_of(request.user, copy), request.user)],
        }
        page = render(request, "publishing/report.html", context)
        page["Cache-Control"] = KEPT_BY_NOBODY
        return page

    def _later(self, later: Publication | None) -> str:
        """Where the revision is read that stands in this one's place, if it exists for the person."""
        if later is None or not queries.visible_copies(self.request.user).filter(pk=later.copy_id).exists():
            return ""
        return reverse("publishing:report", args=[later.copy_id])


def state_words(publication: Publication | None) -> str:
    if publication is None:
        return "Signed off"
    if publication.withdrawn_at:
        return "Withdrawn"
    return "Superseded" if publication.superseded_at else "Published"


class OfReport(View):
    """Leads from a meeting's report to its signed copy, for whom that exists."""

    def get(self, request: HttpRequest, report: int) -> HttpResponse:
        return redirect("publishing:report", get_object_or_404(queries.visible_copies(request.user), report=report).pk)


class Download(View):
    """A finished document, for whom it exists; its name says where a later one has taken its place."""

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        document = get_object_or_404(queries.visible_documents(request.user), pk=pk)
        if document.file is None:
            raise Http404
        return send(document.file, as_name=shown.file_name(document, queries.publication_of(document.copy)))


class PackDownload(View):
    """The papers of a meeting in one file, while every one of them is published."""

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        pack = get_object_or_404(queries.visible_packs(request.user), pk=pk)
        if pack.file is None or not queries.is_handed_out(pack):
            raise Http404
        return send(pack.file, as_name=pack.file.name)


class MakePack(View):
    """Have the papers of a report's meeting made into one file where nobody has asked for that."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        copy = get_object_or_404(queries.visible_copies(request.user), pk=pk)
        if packs.ask(copy, by=request.user):
            messages.success(request, "It is being made.")
        else:
            messages.success(request, "Somebody else has asked for it, or there are not several reports any more.")
        return redirect("committee:meeting", queries.meeting_of(copy))


class TryPackAgain(View):
    """Make a failed pack anew, and go back to one of its papers."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        pack = get_object_or_404(queries.visible_packs(request.user), pk=pk)
        if packs.try_again(pack, by=request.user):
            messages.success(request, "It is being made again.")
        else:
            messages.success(request, "It is not failed any more: somebody else has asked for it, or it is ready.")
        return redirect("committee:meeting", pack.meeting_id)


class Appendix(View):
    """An open appendix of a signed report, for whom the report exists; one that is exempt has no address."""

    def get(self, request: HttpRequest, pk: int, number: int) -> FileResponse:
        copy = get_object_or_404(queries.visible_copies(request.user), pk=pk)
        found = queries.attached(copy, copies.public_report(copy))
        one = next((each for each in found if each.number == number), None)
        if one is None:
            raise Http404
        return send(one.file, as_name=one.facts.file_name)


class TryAgain(View):
    """Make a failed document anew."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        document = get_object_or_404(queries.documents_to_try(request.user), pk=pk)
        if documents.try_again(document, by=request.user):
            messages.success(request, "It is being made again.")
        else:
            messages.success(request, "It is not failed any more: somebody else has asked for it, or it is ready.")
        return redirect("publishing:report", document.copy_id)
