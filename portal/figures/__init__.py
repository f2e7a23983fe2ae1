"""What a figure is, wherever it comes from: unit, basis, symbol, polarity, and how it is rounded and written. Pure."""
