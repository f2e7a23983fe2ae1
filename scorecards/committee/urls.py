"""Addresses of meetings and their reports, under meetings/."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from scorecards.committee.views import (
    appendices,
    clearances,
    clearers,
    dates,
    entitled,
    feeds,
    layouts,
    meetings,
    parts,
    reports,
    resolutions,
    sections,
    supplements,
)

app_name = "committee"


def addresses(
    *,
    move_meeting: Callable[..., Any],
    allot_item: Callable[..., Any],
    resolve: Callable[..., Any],
    answer: Callable[..., Any],
    story: Callable[..., Any],
    drafted: Callable[..., Any],
    targets: Callable[..., Any],
    files: Callable[..., Any],
) -> list[URLPattern]:
    """What the room answers.

    What is given only a room above can do: the acts print signed papers again or ask signed copies, the story of a
    resolution leads to papers, and what words may refer to and how they read is told as the paper tells it.
    """
    section = sections.Page.as_view(targets=targets, drafted=drafted)
    return [
        path("", meetings.Calendar.as_view(), name="calendar"),
        path("held/", meetings.Held.as_view(), name="held"),
        path("year/", dates.Year.as_view(), name="year"),
        path("feed/", feeds.Page.as_view(), name="feed"),
        path("feed/end/", feeds.End.as_view(), name="end-feed"),
        path("feed/<token>/dates.ics", feeds.Dates.as_view(), name="feed-dates"),
        path("entitled/", entitled.Entitled.as_view(), name="entitled"),
        path("entitled/<int:pk>/end/", entitled.End.as_view(), name="end-entitlement"),
        path("closed/", dates.Closed.as_view(), name="closed"),
        path("closed/reopen/", dates.Reopen.as_view(), name="reopen"),
        path("committees/", meetings.Committees.as_view(), name="committees"),
        path("committees/<int:pk>/days/", dates.OwnDays.as_view(), name="days"),
        path("new/", meetings.Arrange.as_view(), name="arrange"),
        path("<int:pk>/", meetings.MeetingPage.as_view(files=files), name="meeting"),
        path("<int:pk>/move/", meetings.Move.as_view(act_by=move_meeting), name="move"),
        path("<int:pk>/resolutions/new/", resolutions.Resolve.as_view(act_by=resolve), name="resolve"),
        path("resolutions/", resolutions.Resolutions.as_view(), name="resolutions"),
        path("resolutions/<int:pk>/", story, name="resolution"),
        path("resolutions/<int:pk>/answer/", resolutions.Answer.as_view(act_by=answer), name="answer"),
        path("resolutions/<int:pk>/actions/", resolutions.LinkAction.as_view(), name="link-action"),
        path(
            "resolutions/<int:pk>/actions/<int:action>/unlink/",
            resolutions.UnlinkAction.as_view(),
            name="unlink-action",
        ),
        path("layouts/", layouts.Layouts.as_view(), name="layouts"),
        path("clearers/", clearers.Clearers.as_view(), name="clearers"),
        path("clearers/<int:pk>/end/", clearers.Dismiss.as_view(), name="dismiss-clearer"),
        path("layouts/<int:pk>/", layouts.LayoutPage.as_view(), name="layout"),
        path("layouts/<int:pk>/copy/", layouts.Copy.as_view(), name="copy-layout"),
        path("layouts/<int:pk>/change/", layouts.Change.as_view(), name="change-layout"),
        path("layouts/<int:pk>/offer/", layouts.Offer.as_view(), name="offer-layout"),
        path("layouts/<int:pk>/retire/", layouts.Offer.as_view(offered=False), name="retire-layout"),
        path("layouts/<int:pk>/sections/new/", layouts.AddSection.as_view(), name="add-layout-section"),
        path("layouts/<int:pk>/sections/<int:section>/", layouts.ChangeSection.as_view(), name="layout-section"),
        path("layouts/<int:pk>/sections/<int:section>/up/", layouts.MoveSection.as_view(), name="raise-section"),
        path(
            "layouts/<int:pk>/sections/<int:section>/down/",
            layouts.MoveSection.as_view(up=False),
            name="lower-section",
        ),
        path(
            "layouts/<int:pk>/sections/<int:section>/remove/",
            layouts.RemoveSection.as_view(),
            name="remove-section",
        ),
        path("reports/", reports.Reports.as_view(), name="reports"),
        path("reports/new/", reports.Begin.as_view(), name="begin"),
        path("reports/<int:pk>/", reports.WorkingPage.as_view(), name="report"),
        path("reports/<int:pk>/cover/", reports.Cover.as_view(), name="cover"),
        path("reports/<int:pk>/supplement/", supplements.Begin.as_view(), name="supplement"),
        path("reports/<int:pk>/reader/", clearances.Reader.as_view(), name="reader"),
        path("reports/<int:pk>/clearances/<int:clearance>/end/", clearances.End.as_view(), name="end-clearance"),
        path("clearances/<int:pk>/", clearances.Clear.as_view(drafted=drafted), name="clear"),
        path("reports/<int:pk>/item/", parts.Item.as_view(act_by=allot_item), name="item"),
        path("reports/<int:pk>/quarters/<int:quarter>/pin/", parts.Pin.as_view(), name="pin"),
        path("reports/<int:pk>/sections/<slug:key>/clearance/", clearances.Ask.as_view(), name="ask-clearance"),
        path(
            "reports/<int:pk>/sections/<slug:key>/",
            section,
            name="section",
        ),
        path("reports/<int:pk>/appendices/new/", parts.Attach.as_view(), name="attach"),
        path("reports/<int:pk>/appendices/figures/", appendices.AttachFigures.as_view(), name="attach-figures"),
        path(
            "reports/<int:pk>/appendices/<int:appendix>/replace/", appendices.Replace.as_view(), name="replace-appendix"
        ),
        path(
            "reports/<int:pk>/appendices/<int:appendix>/confirm/", appendices.Confirm.as_view(), name="confirm-appendix"
        ),
        path("reports/<int:pk>/appendices/<int:appendix>/detach/", parts.Detach.as_view(), name="detach"),
        path("reports/<int:pk>/appendices/<int:appendix>/file/", parts.Download.as_view(), name="appendix"),
    ]
