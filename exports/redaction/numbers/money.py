"""Sums of money: exact fees, debts and pay tell who paid them, so a person looks at each."""

from collections.abc import Iterator

import regex

from exports.redaction.model import Span
from exports.redaction.reading.view import View

_CURRENCY = (
    "baht|thb|kyats?|mmk|lakhs?|ringgit|rm|myr|rupees?|rs|npr|inr|taka|tk|bdt|riels?|khr|kip|lak|"
    "dongs?|vnd|rupiah|rp|idr|dinars?|jd|jod|dollars?|usd|euros?|eur|"
    "บาท|ကျပ်|រៀល|ກີບ|रुपैयाँ|रुपये|टका|টাকা|đồng|دينار|ديناراً|دنانير"
)
_SUM = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}])(?:(?:{_CURRENCY}|[$€฿₫₹৳])\.?[ ]?\d[\d,.]{{0,24}}"
    rf"|\d[\d,.]{{0,24}}[ ]?(?:{_CURRENCY}|[$€฿₫₹৳])(?![\p{{L}}]))"
)


def sums(view: View) -> Iterator[Span]:
    """Every sum with its currency, as amber: what it is said of decides (domain.md 4)."""
    for match in view.matches(_SUM):
        start, end = view.folded.span(*match.span())
        yield Span(start, end, None, "money", "amber", "sum of money")
