"""Redacted, signed PDF documents."""
