"""The only writers of meetings and reports; the module is the noun, the function the verb."""
