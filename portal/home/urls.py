"""People, the council's settings, the trail, and the pages at the foot. Home itself is at the root, as `home`."""

from django.urls import path

from portal.home.views import council, crest, home, mail, pages, people, trail

app_name = "home"

urlpatterns = [
    path("choose/", home.Choose.as_view(), name="choose"),
    path("people/", people.People.as_view(), name="people"),
    path("people/<number>/", people.People.as_view(), name="people-of"),
    path("people/<number>/invite/", people.Invite.as_view(), name="invite"),
    path("people/<number>/<int:pk>/", people.Person.as_view(), name="person"),
    path("people/<number>/<int:pk>/role/", people.Give.as_view(), name="give-role"),
    path("people/<number>/<int:pk>/link/", people.SendLink.as_view(), name="send-link"),
    path("people/<number>/roles/<int:pk>/end/", people.End.as_view(), name="end-role"),
    path("council/", council.Settings.as_view(), name="council"),
    path("council/<number>/", council.Settings.as_view(), name="council-of"),
    path("council/<number>/crest/", crest.SetCrest.as_view(), name="crest"),
    path("council/<number>/crest/away/", crest.TakeCrestAway.as_view(), name="crest-away"),
    path("trail/", trail.Trail.as_view(), name="trail"),
    path("trail/<number>/", trail.Trail.as_view(), name="trail-of"),
    path("trail/<number>/<int:pk>/", trail.Event.as_view(), name="event"),
    path("mail/", mail.Letters.as_view(), name="mail"),
    path("mail/<name>/", mail.Letter.as_view(), name="letter"),
    path("help/", pages.Help.as_view(), name="help"),
    path("figures/", pages.Figures.as_view(), name="figures"),
]
