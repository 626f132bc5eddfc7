"""The lines of a passport that machines read: P<THAKHAMPHAN<<SURASAK<<<<<<.

Form and separators are those of ICAO Doc 9303, parts 3 and 4.
"""

from collections.abc import Iterable, Iterator

import regex

from exports.redaction.model import Span
from exports.redaction.names.name import PERSONS, Name
from exports.redaction.reading.view import View

_ZONE = regex.compile(r"(?<![A-Z0-9<])[PIAVC][A-Z<][A-Z]{3}(?P<names>[A-Z]+(?:<{1,2}[A-Z]+)+)<*")
_RULE = "machine-readable zone"


class Zones:
    """Search for such lines, and whose of the known people they are."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._people = [name for name in names if name.known.kind in PERSONS]

    def spans(self, view: View) -> Iterator[Span]:
        """Each line: sure if two parts of a known name stand in it, or its only one."""
        if "<" not in view.original:
            return
        for match in _ZONE.finditer(view.original):
            start, end = match.span()
            parts = set(match["names"].lower().split("<"))
            for name in self._people:
                if len(parts & set(name.units)) >= min(2, len(name.units)):
                    known = name.known
                    yield Span(start, end, known.id, known.kind, "auto", _RULE)
            if "<<" in match["names"]:
                yield Span(start, end, None, "person", "amber", _RULE)
