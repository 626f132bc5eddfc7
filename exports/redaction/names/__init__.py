"""Names in scripts that write words apart."""
