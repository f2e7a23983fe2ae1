"""A control chart: points over time with their mean and limits, and what is more than chance about them."""

from portal.charts.control.definition import Control
from portal.charts.control.marks import control_chart
from portal.charts.control.points import Annotation, Cause, ControlLimits, ControlPoint, Level

__all__ = ["Annotation", "Cause", "Control", "ControlLimits", "ControlPoint", "Level", "control_chart"]
