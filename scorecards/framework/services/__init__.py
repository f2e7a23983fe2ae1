"""The only writers of the catalogue and of scorecards; the module is the noun, the function the verb."""
