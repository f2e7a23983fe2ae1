"""Pages of the quarter's figures: opening it, its figures, files and their review."""
