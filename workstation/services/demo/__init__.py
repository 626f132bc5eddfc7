"""Invented cases in every script, for demonstrations and measurements."""
