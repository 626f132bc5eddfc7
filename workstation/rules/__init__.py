"""What may happen: pure functions over records."""
