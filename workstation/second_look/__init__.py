"""What the second person's process runs: their keys, the scanner, the press, and nothing else."""
