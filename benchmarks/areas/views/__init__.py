"""Pages of areas, editions of the neighbour model, and the groups that a council is set beside."""
