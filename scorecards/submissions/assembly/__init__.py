"""How a line's standing is put together from its figures, target and benchmarks. Pure."""
