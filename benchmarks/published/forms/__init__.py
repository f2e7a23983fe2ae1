"""What an analyst fills in: a file and its edition, answers, what columns mean, numbers copied from papers."""
