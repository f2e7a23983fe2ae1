"""Members' pages: quarters, lines over time, risks, and what was asked for."""
