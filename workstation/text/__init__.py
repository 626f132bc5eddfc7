"""Folding of text in every script, with offsets back into the original."""

from workstation.text.fold import (
    NORMALISER_VERSION,
    Folded,
    fold,
    fold_for_search,
    fold_query,
    squash,
    word_flags,
)
from workstation.text.zawgyi import fold_zawgyi

__all__ = [
    "NORMALISER_VERSION",
    "Folded",
    "fold",
    "fold_for_search",
    "fold_query",
    "fold_zawgyi",
    "squash",
    "word_flags",
]
