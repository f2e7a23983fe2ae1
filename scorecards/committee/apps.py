from django.apps import AppConfig


class CommitteeConfig(AppConfig):
    name = "scorecards.committee"
    label = "committee"
