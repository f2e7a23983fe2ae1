"""What members read: signed and published content, and nothing else."""
