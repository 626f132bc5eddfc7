"""Encrypted, signed bundles."""
