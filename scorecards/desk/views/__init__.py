"""The desk's pages, by what they show: quarters, lines, themes, comments, actions."""
