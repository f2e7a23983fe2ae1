"""Loads the example once: councils, people, and their quarters on the days on which they happened."""

from portal.home.loading.everything import is_loaded, load, load_papers

__all__ = ["is_loaded", "load", "load_papers"]
