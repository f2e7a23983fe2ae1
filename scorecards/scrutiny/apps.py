from django.apps import AppConfig


class ScrutinyConfig(AppConfig):
    name = "scorecards.scrutiny"
    label = "scrutiny"
