"""Lists of published statistics: formatting only, no query."""
