"""Digits that are the end of a longer number: the 500 in 21,500."""

import re

_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d{3})*[.,]\Z")
_GROUP = re.compile(r"\d{3}(?!\d|[ .,\-]\d)")
_FAR = 20


def ends_a_sum(text: str, at: int) -> bool:
    """Whether three digits stand there behind thousands, and so are no number of their own."""
    led = _THOUSANDS.search(text, max(0, at - _FAR), at)
    return led is not None and _GROUP.match(text, at) is not None
