from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "scorecards.desk"
    label = "desk"
