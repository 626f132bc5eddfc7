"""Web addresses, e-mail addresses and handles, plain or written to escape notice."""

from collections.abc import Iterator

import regex

from exports.redaction.model import Confidence, Span
from exports.redaction.view import View

_AT = r"(?:\(at\)|\[at\]|\{at\}|<at>|@)"
_DOT = r"(?:\.|\(dot\)|\[dot\]|\{dot\}| dot )"
_NAME = r"[\w.+\-]+"
# Each with the signs without which it cannot be there, so that a long text is read fast.
_FORMS = tuple(
    (kind, rule, tuple(signs.split("|")), regex.compile(form))
    for kind, rule, signs, form in (
        ("url", "web address", "://|www.", r"(?:https?://|www\.)[^\s<>\"']+[^\s<>\"'.,;:!?)]"),
        ("url", "web address", ".me/|.com/|.org/|.net/|.example/",
         r"(?<![\w@./])(?:[\w\-]+\.)+(?:me|com|org|net|example)/[\w./\-?=&%@]*\w"),
        ("email", "e-mail", "@", _NAME + r"@[\w\-]+(?:\.[\w\-]+)*\.\p{L}{2,}"),
        ("email", "e-mail", "at)|at]|at}|at>| @|@ ",
         rf"{_NAME} ?{_AT} ?[\w\-]+(?: ?{_DOT} ?[\w\-]+)+"),
        ("email", "e-mail", " dot |(dot)|[dot]",
         rf"{_NAME}(?: ?{_DOT} ?[\w\-]+)?(?: at | ?{_AT} ?)[\w\-]+"
         rf"(?: ?{_DOT} ?[\w\-]+)*(?: dot |\(dot\)|\[dot\]) ?[\w\-]+"),
        ("handle", "handle", "@", r"(?<![\w@./])@[\w.]{3,30}"),
        ("handle", "handle", "line|telegram|facebook|fb|viber|tiktok|instagram",
         r"\b(?:line|telegram|facebook|fb|viber|tiktok|instagram) ?(?:id|name|account|user)?"
         r"(?: is| as|:)+ *@?(?<id>[\w.\-]{3,30}\w)"),
    )
)  # fmt: skip


def addresses(view: View) -> Iterator[Span]:
    """Every address in the text, whoever it belongs to; handles as amber."""
    for kind, rule, signs, form in _FORMS:
        confidence: Confidence = "amber" if kind == "handle" else "auto"
        for first, last in view.windows(signs):
            for match in form.finditer(view.text, first, last):
                span = match.span("id") if "id" in match.groupdict() else match.span()
                yield Span(*view.folded.span(*span), None, kind, confidence, rule)
