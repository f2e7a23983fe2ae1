"""What a page and a paper cost, as ratios against a floor measured in the same run: `make bench`."""
