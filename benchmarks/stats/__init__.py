"""Arithmetic over many authorities: places, groups, quartile bands. Pure."""
