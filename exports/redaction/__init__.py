"""Finding and replacing identifying detail in text."""

from exports.redaction.model import Known, Span
from exports.redaction.scanner import Scanner, scan

__all__ = ["Known", "Scanner", "Span", "scan"]
