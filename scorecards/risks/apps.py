from django.apps import AppConfig


class RisksConfig(AppConfig):
    name = "scorecards.risks"
    label = "risks"
