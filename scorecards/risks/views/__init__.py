"""Pages of the live risk table: for those who see drafts, never for members."""
