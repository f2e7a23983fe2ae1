"""What a council shares with the other councils of the installation."""

from django.urls import path

from scorecards.peers import views

app_name = "peers"

urlpatterns = [path("<number>/", views.Sharing.as_view(), name="sharing")]
