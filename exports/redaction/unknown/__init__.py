"""People and details that no record holds."""
