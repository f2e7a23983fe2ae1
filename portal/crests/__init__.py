"""A council's crest: checked when it comes in, kept for ever, printed and shown wherever a paper has its cover."""
