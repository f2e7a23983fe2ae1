from django.apps import AppConfig


class FrameworkConfig(AppConfig):
    name = "scorecards.framework"
    label = "framework"
