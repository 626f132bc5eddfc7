"""Leaks by name: how each is planted, and the rule that finds it without a second rendering."""

from collections.abc import Callable
from functools import cache

from exports.documents.briefing import render
from exports.documents.gate import Finding, inspect
from exports.redaction.matcher_for_gate import LastLook
from tests.exports.documents.gate_samples import IDENTIFIERS, NAME, a_briefing
from tests.exports.documents.planting import Open

TEXT = a_briefing(12)
BASE = render(TEXT)
TERMS = LastLook(IDENTIFIERS)
LATIN, WIDE = NAME.encode(), b"\xfe\xff" + NAME.encode("utf-16-be")
"""A name as the plain and as the wide letters of a PDF."""
Planted = Callable[[Open], bytes | None]


class Leaks(dict[str, tuple[str, Planted]]):
    """Plants by name. One changes the open file, or gives the bytes of another."""

    def plant(self, rule: str) -> Callable[[Planted], None]:
        """Register a leak and the rule that finds it."""

        def register(function: Planted) -> None:
            self[function.__name__.strip("_")] = (rule, function)

        return register


@cache
def planted(function: Planted) -> bytes:
    opened = Open.of(BASE)
    return function(opened) or opened.bytes()


@cache
def found(function: Planted) -> tuple[Finding, ...]:
    """What is found of a plant when drawing the text again gives the clean file."""
    return inspect(planted(function), TEXT, TERMS, render=lambda _: BASE)


def rules(data: bytes) -> set[str]:
    """The rules that find something when drawing the text again gives this very file."""
    return {finding.rule for finding in inspect(data, TEXT, TERMS, render=lambda _: data)}


def words_of_findings(function: Planted) -> str:
    return repr(found(function)).casefold()
