"""Northshire does not exist: arithmetic alone invents it, so that every load gives the same figures."""
