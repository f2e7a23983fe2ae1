"""The only writers of quarters, figures and uploads; the module is the noun, the function the verb."""
