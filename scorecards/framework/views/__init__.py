"""Pages on which analysts keep the framework, and others of the council read it."""
