"""Web addresses, e-mail addresses and handles, plain or written to escape notice."""

from collections.abc import Iterator

import regex

from exports.redaction.model import Confidence, Span
from exports.redaction.view import View

_AT = r"(?:\(at\)|\[at\]|\{at\}|<at>|@)"
_DOT = r"(?:\.|\(dot\)|\[dot\]|\{dot\}| dot )"
_NAME = r"[\w.+\-]+"
_FORMS: tuple[tuple[str, Confidence, str, tuple[str, ...], "regex.Pattern[str]"], ...] = tuple(
    (kind, confidence, rule, signs, regex.compile(find))
    for kind, confidence, rule, signs, find in (
        ("url", "auto", "web address", ("://", "www."),
         r"(?:https?://|www\.)[^\s<>\"']+[^\s<>\"'.,;:!?)]"),
        ("url", "auto", "web address", (".me/", ".com/", ".org/", ".net/", ".example/"),
         r"(?<![\w@./])(?:[\w\-]+\.)+(?:me|com|org|net|example)/[\w./\-?=&%@]*\w"),
        ("email", "auto", "e-mail", ("@",), _NAME + r"@[\w\-]+(?:\.[\w\-]+)*\.[\p{L}]{2,}"),
        ("email", "auto", "e-mail", ("at)", "at]", "at}", "at>", " @", "@ "),
         rf"{_NAME} ?{_AT} ?[\w\-]+(?: ?{_DOT} ?[\w\-]+)+"),
        ("email", "auto", "e-mail", (" dot ", "(dot)", "[dot]"),
         rf"{_NAME}(?: ?{_DOT} ?[\w\-]+)?(?: at | ?{_AT} ?)[\w\-]+"
         rf"(?: ?{_DOT} ?[\w\-]+)*(?: dot |\(dot\)|\[dot\]) ?[\w\-]+"),
        ("handle", "amber", "handle", ("@",), r"(?<![\w@./])@[\w.]{3,30}"),
        ("handle", "amber", "handle", ("line", "telegram", "facebook", "fb", "viber", "tiktok"),
         r"(?:line|telegram|facebook|fb|viber|tiktok|instagram|ig) ?(?:id|name|account|user)?"
         r"(?: is| as|:)+ *@?(?<id>[\w.\-]{3,30}\w)"),
    )
)  # fmt: skip


def addresses(view: View) -> Iterator[Span]:
    """Every address in the text, whoever it belongs to."""
    for kind, confidence, rule, signs, form in _FORMS:
        for first, last in view.windows(signs):
            for match in form.finditer(view.text, first, last):
                span = match.span("id") if "id" in match.groupdict() else match.span()
                yield Span(*view.folded.span(*span), None, kind, confidence, rule)
