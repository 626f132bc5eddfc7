"""Sheets of paper that open a vault: recovery words, and the organisation's key."""
