"""What is known of words before any text is read."""
