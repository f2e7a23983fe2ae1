"""What is read of published numbers: beside a council's own figures, of one measure, of all measures."""

from benchmarks.comparison.queries.beside import comparators
from benchmarks.comparison.queries.board import board
from benchmarks.comparison.queries.standing import standing

__all__ = ["board", "comparators", "standing"]
