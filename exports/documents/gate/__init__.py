"""The leak gate: reads the finished PDF and lets it pass only if nothing identifying is in it."""

from exports.documents.gate.check import Terms, inspect, require_clean
from exports.documents.gate.clean import CleanPdf, Finding, SealedPdf
from exports.documents.gate.sealed import inspect_sealed, require_sealed

__all__ = [
    "CleanPdf",
    "Finding",
    "SealedPdf",
    "Terms",
    "inspect",
    "inspect_sealed",
    "require_clean",
    "require_sealed",
]
