"""The pages on which a quarter and a report are read, sent back, signed, published and revised."""
