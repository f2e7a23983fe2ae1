"""A funnel: all authorities by the size of what their figures rest on, and who lies outside what chance explains."""

from portal.charts.funnel.definition import Funnel, FunnelLimits, FunnelPoint, Standing
from portal.charts.funnel.marks import funnel_chart

__all__ = ["Funnel", "FunnelLimits", "FunnelPoint", "Standing", "funnel_chart"]
