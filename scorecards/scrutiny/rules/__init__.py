"""What members are told of a quarter, a line over time and a risk over time, worked out from signed content. Pure."""
