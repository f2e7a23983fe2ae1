"""Published statistics, and the files that bring them."""

from benchmarks.published.models.imports import Alias, Import, ImportProblem, Mapping, Table
from benchmarks.published.models.statistics import Measure, Observation, Release

__all__ = ["Alias", "Import", "ImportProblem", "Mapping", "Measure", "Observation", "Release", "Table"]
