"""What the published tables that we know say of which measure: three CSV files and their reader. Pure."""
