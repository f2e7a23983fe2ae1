"""The only writers of the risk table; the module is the noun, the function the verb."""
