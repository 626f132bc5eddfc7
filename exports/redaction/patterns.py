"""Numbers that no record holds, told by their form: cards, plates, accounts, places on the map."""

from collections.abc import Callable, Iterator

import regex
from stdnum import iban, luhn
from stdnum.id import nik
from stdnum.in_ import aadhaar
from stdnum.th import pin

from exports.redaction.digits import digit_runs, excluded
from exports.redaction.model import Span
from exports.redaction.view import View

_Proof = Callable[[str], bool]
_ANGLE = r"\d{1,3}° ?\d{1,2}'? ?(?:\d{1,2}(?:\.\d+)?\"?)?"
_DEGREES = r"-?\d{1,3}\.\d{3,}°?"
_PROVINCE = r"(?: ?(?:กรุงเทพมหานคร|กรุงเทพ|กทม|[ก-ฮเแโใไ][ก-์]{3,14}(?= |$|[,.])))?"
_NAGARI, _BENGALI = r"[\u0900-\u097f]", r"[\u0980-\u09ff]"


def _nik_or_card(digits: str) -> bool:
    return bool(nik.is_valid(digits) or luhn.is_valid(digits))


# Over folded text (lower case, ASCII digits): kind, rule, form, and the check sum if there is one.
_NUMBERS: tuple[tuple[str, str, "regex.Pattern[str]", _Proof | None], ...] = tuple(
    (kind, rule, regex.compile(form), proof)
    for kind, rule, form, proof in (
        ("other", "network address", r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]\d)", None),
        ("other", "network address", r"(?<!\w)(?:[0-9a-f]{2}[:\-]){5}[0-9a-f]{2}(?!\w)", None),
        ("other", "place on the map",
         rf"(?<![\d.]){_DEGREES} ?[ns]?[,; ] ?{_DEGREES} ?[ew]?(?!\d|\.\d)", None),
        ("other", "place on the map", rf"{_ANGLE} ?[ns],? ?{_ANGLE} ?[ew]", None),
        ("id_number", "registration card",
         r"(?<!\d)\d{1,2} */ *[\p{L}\p{M} ]{2,20}? *\( *[\p{L}\p{M}]{1,8} *\) *\d{6}(?!\d)", None),
        ("id_number", "refugee file", r"(?<!\w)[a-z]{3}-\d{3}-?\d{2}c\d{2,5}(?!\w)", None),
        ("id_number", "tax card", r"(?<!\w)[a-z]{3}[abcfghljpt][a-z]\d{4}[a-z](?!\w)", None),
        ("id_number", "13-digit card",
         r"(?<!\d)[1-8][ \-]\d{4}[ \-]\d{5}[ \-]\d{2}[ \-]\d(?!\d)", None),
        ("id_number", "13-digit card", r"(?<![\d.,])[1-8]\d{12}(?!\d)", pin.is_valid),
        ("id_number", "12-digit card",
         r"(?<![\d.,])\d{4}[ \-]\d{4}[ \-]\d{4}(?![ \-]?\d)", None),
        ("id_number", "12-digit card", r"(?<![\d.,])\d{12}(?!\d)", aadhaar.is_valid),
        ("id_number", "16-digit card",
         r"(?<![\d.,])\d{16}(?!\d)|(?<!\d)\d{4}(?:[ \-]\d{4}){3}(?!\d)", _nik_or_card),
        ("account", "bank account", r"(?<![\d\-])\d{3}-\d-\d{5}-\d(?![\d\-])", None),
        ("account", "bank account",
         r"(?<!\w)[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?(?!\w)", iban.is_valid),
        ("plate", "plate",
         rf"(?<![\d\p{{L}}\p{{M}}])\d?[ก-ฮ]{{2}}[ \-]?\d{{1,4}}(?!\d|[.,]\d){_PROVINCE}", None),
        ("plate", "plate", r"(?<!\w)[a-z]{2} ?\d{1,2}[a-z]? ?[a-z]{1,3} ?\d{4}(?!\w)", None),
        ("plate", "plate", r"(?<!\w)\d{2}[a-z]\d?-\d{3}\.?\d{2}(?!\w)", None),
        ("plate", "plate", r"(?<!\w)(?:[a-z]{2} )?\d?[a-z]{1,3}-\d{4}(?!\w|-\d)", None),
        ("plate", "plate after a cue",
         r"(?:plates?|registration|nopol|plat|bien so)(?: no\.?| number|:)? "
         r"\K(?:[a-z]{1,3}[ \-]?){0,2}\d{1,4}(?:[ \-]?[a-z]{1,3}(?![a-z]))?", None),
        ("plate", "plate", r"(?<!\w)[a-z]{1,2} \d{3,4} [a-z]{1,3}(?!\w)", None),
        ("plate", "plate", r"(?<!\w)[a-z]{1,2}\d{4}[a-z]{2,3}(?!\w)", None),
        ("plate", "plate",
         rf"(?<!\p{{L}}){_NAGARI}{{2}} ?\d{{1,2}} ?{_NAGARI}{{1,2}} ?\d{{4}}(?!\d)", None),
        ("plate", "plate",
         rf"{_BENGALI}+ (?:মেট্রো|metro)[ \-]{_BENGALI}{{1,2}}[ \-]\d{{2}}-\d{{4}}", None),
        ("plate", "plate", r"dhaka metro[ \-]\w{1,3}[ \-]\d{2}-\d{4}", None),
        ("plate", "plate", r"(?<![ກ-ຮ])[ກ-ຮ]{2} ?\d{4}(?!\d)", None),
    )
)  # fmt: skip
_UPPER = frozenset({"tax card", "plate"})
_PASSPORT = regex.compile(r"(?<![a-z0-9\-/])([a-z]{1,2}) ?\d{6,8}(?![0-9a-z]|-\w)")
_NO_PASSPORT = {"rp", "rs", "tk", "kg", "no", "id", "us", "rm", "jd", "b", "k", "ks", "po"}


def patterns(view: View) -> Iterator[Span]:
    """What looks like an identifying number, whoever it belongs to."""
    for kind, rule, form, proof in _NUMBERS:
        for match in view.matches(form):
            start, end = view.folded.span(*match.span())
            if _counts(view, kind, rule, match, view.original[start:end], proof):
                yield Span(start, end, None, kind, "auto", rule)
    yield from _passports(view)
    yield from digit_runs(view)


def _counts(
    view: View, kind: str, rule: str, match: "regex.Match[str]", found: str, proof: _Proof | None
) -> bool:
    if proof and not proof(regex.sub(r"[ \-]", "", match[0])):
        return False
    if rule in _UPPER and found != found.upper():
        return False
    return kind == "account" or not excluded(view.text, *match.span())


def _passports(view: View) -> Iterator[Span]:
    for match in view.matches(_PASSPORT):
        start, end = view.folded.span(*match.span())
        letters = view.original[start : start + len(match[1])]
        if letters.isupper() and match[1] not in _NO_PASSPORT:
            yield Span(start, end, None, "id_number", "auto", "passport")
