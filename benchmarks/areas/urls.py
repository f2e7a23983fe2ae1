"""Addresses of areas, neighbour models and comparator groups, under benchmarks/."""

from django.urls import path

from benchmarks.areas.views import groups, models, places

app_name = "areas"

urlpatterns = [
    path("areas/", places.Places.as_view(), name="places"),
    path("areas/new/", places.LoadPlaces.as_view(), name="load-list"),
    path("areas/lists/<int:pk>/", places.ListPage.as_view(), name="list"),
    path("areas/lists/<int:pk>/accept/", places.AcceptList.as_view(), name="accept-list"),
    path("areas/lists/<int:pk>/set-aside/", places.SetListAside.as_view(), name="set-list-aside"),
    path("neighbours/", models.Models.as_view(), name="models"),
    path("neighbours/new/", models.LoadModel.as_view(), name="load"),
    path("neighbours/<int:pk>/", models.ModelPage.as_view(), name="model"),
    path("neighbours/<int:pk>/accept/", models.AcceptModel.as_view(), name="accept"),
    path("neighbours/<int:pk>/set-aside/", models.SetModelAside.as_view(), name="set-aside"),
    path("councils/<str:number>/neighbours/", groups.ChangesPage.as_view(), name="changes"),
    path("councils/<str:number>/groups/", groups.Groups.as_view(), name="groups"),
    path("councils/<str:number>/groups/new/", groups.MakeGroup.as_view(), name="make-group"),
    path("councils/<str:number>/groups/<int:pk>/members/", groups.GiveMembers.as_view(), name="give-members"),
]
