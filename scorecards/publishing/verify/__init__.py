"""Check a paper: anybody sends a file or a hash, and is told whether it is what was signed and published."""
