"""Finding and replacing identifying detail in text."""
