"""Home, people, councils, the trail."""

from django.urls import path

from portal.home import views

urlpatterns = [path("", views.Home.as_view(), name="home")]
