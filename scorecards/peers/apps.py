from django.apps import AppConfig


class PeersConfig(AppConfig):
    name = "scorecards.peers"
    label = "peers"
