from django.urls import path

from portal.crests.views import ShowCrest

app_name = "crests"

urlpatterns = [path("<number>/<slug:sha256>/", ShowCrest.as_view(), name="show")]
