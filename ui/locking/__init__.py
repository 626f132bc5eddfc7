"""What locks the window: idleness, sleep, the computer's own lock, screen saver and lid."""
