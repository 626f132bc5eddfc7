"""Numbers of the record with one slip: two digits changed over, one wrong, left out or doubled."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import regex
from rapidfuzz.distance import OSA

from exports.redaction.model import Confidence, Span
from exports.redaction.numbers.digits import excluded, number_is_named
from exports.redaction.numbers.keys import Key
from exports.redaction.reading.view import View

_LEAST = 7
_RUN = regex.compile(
    r"(?<![\p{L}\d])(?:[a-z]{1,3}[ \-]?)?[+(]{0,2}\d(?:[ \-.()/]{0,3}\d){5,15}"
    r"(?:[a-z](?!\p{L}))?(?!\d)"
)
_SIGN = regex.compile(r"\W")


class WrongDigits:
    """An index of the record's numbers by what is left when one sign is left out."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._cuts: dict[str, list[tuple[str, Key]]] = defaultdict(list)
        for key in keys:
            if len(key.digits) >= _LEAST - 1 and len(key.text) >= _LEAST and key.known.linked:
                for form in key.written():
                    for cut in _cuts(form):
                        self._cuts[cut].append((form, key))

    def spans(self, view: View) -> Iterator[Span]:
        """Sure behind a word for phones, cards or accounts; amber elsewhere."""
        for match in view.matches(_RUN) if self._cuts else ():
            written = _SIGN.sub("", match[0])
            for key in self.near(written):
                if excluded(view.text, *match.span()):
                    continue
                named = number_is_named(view.text, match.start())
                confidence: Confidence = "auto" if named else "amber"
                start, end = view.folded.span(*match.span())
                known = key.known
                yield Span(start, end, known.id, known.kind, confidence, "number with a slip")

    def near(self, written: str) -> Iterator[Key]:
        """Numbers of the record that differ from this one by one slip."""
        seen = set()
        for cut in _cuts(written):
            for form, key in self._cuts.get(cut, ()):
                if key not in seen and OSA.distance(form, written) == 1:
                    seen.add(key)
                    yield key


def _cuts(text: str) -> set[str]:
    return {text} | {text[:at] + text[at + 1 :] for at in range(len(text))}
