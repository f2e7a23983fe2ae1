"""Addresses of published statistics, under benchmarks/."""

from django.urls import path

from benchmarks.published.views import decisions, groups, imports, mapping, quoted, releases

app_name = "published"

urlpatterns = [
    path("releases/", imports.Imports.as_view(), name="imports"),
    path("releases/<int:pk>/", releases.ReleasePage.as_view(), name="release"),
    path("imports/new/", imports.Load.as_view(), name="load"),
    path("imports/<int:pk>/", imports.ImportPage.as_view(), name="import"),
    path("imports/<int:pk>/questions/", decisions.Answer.as_view(), name="answer"),
    path("imports/<int:pk>/mapping/", mapping.Map.as_view(), name="map"),
    path("imports/<int:pk>/read/", decisions.Resume.as_view(), name="resume"),
    path("imports/<int:pk>/cancel/", decisions.Cancel.as_view(), name="cancel"),
    path("imports/<int:pk>/accept/", decisions.Accept.as_view(), name="accept"),
    path("imports/<int:pk>/discard/", decisions.Discard.as_view(), name="discard"),
    path("imports/<int:pk>/problems.csv", imports.Problems.as_view(), name="problems"),
    path("imports/<int:pk>/file/", imports.SentFile.as_view(), name="file"),
    path("tables/", mapping.Tables.as_view(), name="tables"),
    path("new-table/", mapping.AddTable.as_view(), name="add-table"),
    path("tables/<slug:code>/", mapping.TablePage.as_view(), name="table"),
    path("tables/<slug:code>/<int:pk>/remove/", mapping.Unmap.as_view(), name="unmap"),
    path("councils/<str:number>/quoted/", quoted.Quoted.as_view(), name="quoted"),
    path("councils/<str:number>/quoted/new/", quoted.Quote.as_view(), name="quote"),
    path("councils/<str:number>/groups/<int:pk>/", groups.GroupPage.as_view(), name="group"),
]
