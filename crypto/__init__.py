"""Passphrases, key slots, identities, age, minisign and certificates; knows nothing of cases."""
