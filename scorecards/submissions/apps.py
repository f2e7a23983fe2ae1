from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    name = "scorecards.submissions"
    label = "submissions"
