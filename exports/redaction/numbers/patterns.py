"""Numbers that no record holds, told by their form: cards, plates, accounts, places on the map."""

from collections.abc import Iterable, Iterator

import regex

from exports.redaction.model import Confidence, Span
from exports.redaction.numbers.cards import CARDS
from exports.redaction.numbers.digits import digit_runs, excluded
from exports.redaction.numbers.places import PLACES
from exports.redaction.numbers.plates import PLATES
from exports.redaction.reading.forms import Form
from exports.redaction.reading.reach import reach
from exports.redaction.reading.view import View

_FORMS = (*PLACES, *CARDS, *PLATES)
_BLOCK = 128
_PASSPORT = regex.compile(r"(?<![a-z0-9\-/])([a-z]{1,2}) ?\d{6,8}(?![0-9a-z]|-\w)")
_NO_PASSPORT = {"rp", "rs", "tk", "kg", "no", "id", "us", "rm", "jd", "b", "k", "ks", "po"}
_DAY = regex.compile(r"(?<!\d)(?:19|20|25)\d\d(?:0\d|1[0-2])[0-3]\d\Z")
_SIGNS = regex.compile(r"[ \-]")


def patterns(view: View) -> Iterator[Span]:
    """What looks like an identifying number, whoever it belongs to."""
    blocks = {ord(char) // _BLOCK for char in set(view.text)}
    forms = [f for f in _FORMS if not f.block or ord(f.block) // _BLOCK in blocks]
    yield from _formed(view, forms)
    yield from _passports(view)
    yield from digit_runs(view)


def _formed(view: View, forms: Iterable[Form]) -> Iterator[Span]:
    for form in forms:
        for match in view.matches(form.find, _signs(form)):
            start, end = view.folded.span(*match.span())
            if _stands(view, form, match, view.original[start:end]):
                confidence = _confidence(view, form, match.start())
                if confidence:
                    yield Span(start, end, None, form.kind, confidence, form.rule)


def _signs(form: Form) -> Iterable[str]:
    """Strings of which one is near the form, as its cue has to be."""
    need = reach(form.cue).need if form.cue and not form.uncued else None
    return need.signs if need else ()


def _confidence(view: View, form: Form, begin: int) -> Confidence | None:
    if form.cue is None or form.cue.search(view.text, max(0, begin - form.within), begin):
        return "auto"
    return form.uncued


def _stands(view: View, form: Form, match: "regex.Match[str]", found: str) -> bool:
    if form.capitals and found != found.upper():
        return False
    if form.proof and not form.proof(_SIGNS.sub("", match[0])):
        return False
    return form.sure or form.kind == "account" or not excluded(view.text, *match.span())


def _passports(view: View) -> Iterator[Span]:
    for match in view.matches(_PASSPORT):
        start, end = view.folded.span(*match.span())
        letters = view.original[start : start + len(match[1])]
        plain = match[1] in _NO_PASSPORT or excluded(view.text, *match.span())
        if letters.isupper() and not plain:
            day = _DAY.search(match[0]) is not None
            yield Span(start, end, None, "id_number", "amber" if day else "auto", "passport")
