"""Names in scripts that write no spaces between words, or where spacing is lost."""
