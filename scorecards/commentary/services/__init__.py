"""The only writers of narrative, comments and actions; the module is the noun, the function the verb."""
