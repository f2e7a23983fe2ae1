"""Published files, read line by line: each line becomes one row or one listed problem. Pure."""
