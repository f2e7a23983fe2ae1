"""What each role sees first, and the pages of administrators."""
