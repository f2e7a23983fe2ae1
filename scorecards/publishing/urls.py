"""Signed reports and their papers."""

from django.urls import path

from scorecards.publishing import exempt_views, views

app_name = "publishing"

urlpatterns = [
    path("<int:pk>/", views.ReportPage.as_view(), name="report"),
    path("of/<int:report>/", views.OfReport.as_view(), name="of-report"),
    path("<int:pk>/appendices/<int:number>/", views.Appendix.as_view(), name="appendix"),
    path("<int:pk>/exempt/<int:number>/", exempt_views.AskForCopy.as_view(), name="ask-for-copy"),
    path("<int:pk>/pack/", views.MakePack.as_view(), name="make-pack"),
    path("documents/<int:pk>/exempt/", exempt_views.Take.as_view(), name="take"),
    path("documents/<int:pk>/", views.Download.as_view(), name="download"),
    path("packs/<int:pk>/", views.PackDownload.as_view(), name="pack"),
    path("packs/<int:pk>/again/", views.TryPackAgain.as_view(), name="try-pack-again"),
    path("documents/<int:pk>/again/", views.TryAgain.as_view(), name="try-again"),
]
