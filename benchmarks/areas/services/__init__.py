"""The only writers of areas and comparator groups; the module is the noun, the function the verb."""
