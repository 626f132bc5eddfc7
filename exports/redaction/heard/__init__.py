"""Names as they sound, within a script and across scripts."""
