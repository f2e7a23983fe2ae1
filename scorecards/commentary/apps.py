from django.apps import AppConfig


class CommentaryConfig(AppConfig):
    name = "scorecards.commentary"
    label = "commentary"
