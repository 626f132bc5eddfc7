"""The leak gate: the last look at a briefing before it is sealed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import Protocol

import msgspec

from exports.documents.fresh import render_fresh
from exports.documents.gate import pages, pictures, readers
from exports.documents.gate.clean import CleanPdf, Finding, admit
from exports.documents.gate.objects import walk
from exports.documents.gate.schema import UNSIGNED, Kinds
from exports.documents.gate.syntax import LARGEST, Part, Revision, Unreadable, Value, read
from workstation.errors import Blocker, Refused, WorkstationError
from workstation.records.release import BriefingText
from workstation.rules.tokens import is_token

IDENTIFIER = "An identifier of the case stands here."


class Terms(Protocol):
    """What the case knows of people: says where in a text an identifier stands.

    To it, case, forms of a letter, spaces and hyphens do not count.
    """

    def hits(self, text: str) -> Sequence[object]: ...


class Remembering:
    """Terms that remember which texts are clean, for the looks at one file.

    The same words stand in model, structure, pages and readers, and all again in the sealed file.
    """

    def __init__(self, terms: Terms) -> None:
        self.hits = cache(terms.hits)


def remembering(terms: Terms) -> Remembering:
    """The same terms; those that remember already go on doing so."""
    return terms if isinstance(terms, Remembering) else Remembering(terms)


def inspect(
    pdf: bytes,
    text: BriefingText,
    terms: Terms,
    render: Callable[[BriefingText], bytes] = render_fresh,
) -> tuple[Finding, ...]:
    """Every reason why this unsigned file may not leave; empty if there is none.

    It is compared with the reviewed text drawn anew, read to the last byte, spelled from its
    glyphs, and matched. Findings name places and rules and never what was found.
    """
    if len(pdf) > LARGEST:
        return (Finding("the file", "readable", "It is larger than a briefing can be."),)
    with ThreadPoolExecutor(1) as beside:
        again = beside.submit(render, text)
        known, opened = remembering(terms), cache(lambda: read(pdf))
        looks = (
            _model(text, known),
            _file(pdf, opened, known),
            pictures.look(pdf, opened, text),
            _same_bytes(pdf, again),
        )
        return tuple(finding for look in looks for finding in closed(look))


def closed(look: Iterator[Finding]) -> Iterator[Finding]:
    """The findings of a look, and one more if the look itself fails: then nothing leaves."""
    try:
        yield from look
    except Exception:  # noqa: BLE001 - a gate that fell down is shut
        yield Finding("the file", "readable", "The look at it could not be finished.")


def require_clean(
    pdf: bytes,
    text: BriefingText,
    terms: Terms,
    render: Callable[[BriefingText], bytes] = render_fresh,
) -> CleanPdf:
    """The file as one that may be sealed. Raises Refused with every finding."""
    refuse(inspect(pdf, text, terms, render))
    return admit(pdf)


def refuse(findings: Sequence[Finding]) -> None:
    """Raise Refused when there is any finding."""
    if findings:
        raise Refused(
            [
                Blocker(
                    f"leak-gate/{one.rule}",
                    f"The finished file may not leave. {one.where[:1].upper()}{one.where[1:]}: "
                    f"{one.words}",
                    "Go back to the review, redact what is left, and render the briefing again.",
                )
                for one in findings
            ]
        )


def _same_bytes(pdf: bytes, again: Future[bytes]) -> Iterator[Finding]:
    try:
        drawn = again.result()
    except WorkstationError:
        drawn = b""
    if drawn != pdf:
        yield Finding(
            "the file", "same-bytes", "It is not what the reviewed text gives when drawn anew."
        )


def _model(text: BriefingText, terms: Terms) -> Iterator[Finding]:
    """The reviewed text itself, field by field and each block as a whole."""
    for name, value in msgspec.structs.asdict(text).items():
        items = value if isinstance(value, tuple) else (value,)
        for number, item in enumerate(items, 1):
            where = f"the reviewed text, {name} {number}"
            plain = msgspec.to_builtins(item, builtin_types=(bytes,))
            if identifies([" ".join(_strings(plain))], terms):
                yield Finding(where, "identifier", IDENTIFIER)
            if not all(map(is_token, _tokens(plain))):
                yield Finding(where, "token", "What stands as a token is none.")


def _tokens(value: object) -> Iterator[str]:
    """The text of every run that is said to be a token: nobody reads those for names."""
    if isinstance(value, dict):
        if value.get("token"):
            yield str(value["text"])
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for one in value:
            yield from _tokens(one)


def _strings(value: object) -> Iterator[str]:
    """Every text in a value, and the runs of a paragraph side by side as they will stand."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield "".join(run["text"] for run in value.get("runs", ()))
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _strings(one)


def _file(pdf: bytes, opened: Callable[[], Sequence[Revision]], terms: Terms) -> Iterator[Finding]:
    try:
        revisions = opened()
    except Unreadable as place:
        yield Finding(str(place), "every-byte", "The file holds bytes that are not accounted for.")
        yield from _seen_by_readers(pdf, terms)
        return
    if len(revisions) != 1:
        yield Finding("the file", "every-byte", "It holds more than one revision.")
    for revision in revisions:
        yield from of_revision(
            pdf[: revision.end], revision.parts, revision.trailer, UNSIGNED, terms
        )


def of_revision(
    data: bytes,
    parts: Mapping[int, Part],
    trailer: dict[str, Value],
    kinds: Kinds,
    terms: Terms,
) -> Iterator[Finding]:
    """What is wrong with one state of a file whose every byte was read into these parts."""
    walked = walk(parts, trailer, kinds)
    yield from walked.findings
    looked = pages.look(parts, walked)
    yield from looked.findings
    yield from readers.same_pages(data, looked.pages)
    if not pages.identity_holds(trailer, looked.pages):
        yield Finding("the trailer", "identity", "The file's identity is not that of its pages.")
    for where, words in walked.texts:
        if identifies([words], terms):
            yield Finding(where, "identifier", IDENTIFIER)
    for page in looked.pages:
        if identifies(_joined(page.words), terms):
            yield Finding(page.where, "identifier", IDENTIFIER)
    if identifies(_joined([word for page in looked.pages for word in page.words]), terms):
        yield Finding("the pages together", "identifier", IDENTIFIER)
    yield from _seen_by_readers(data, terms)


def _seen_by_readers(data: bytes, terms: Terms) -> Iterator[Finding]:
    texts = readers.pdfium_texts(data)
    if texts is None:
        yield Finding("the file", "two-readers", "A third reader cannot read the file.")
        return
    for number, words in enumerate(texts, 1):
        if identifies([words], terms):
            yield Finding(f"page {number}, as PDFium reads it", "identifier", IDENTIFIER)


def _joined(words: Sequence[str]) -> list[str]:
    """Words side by side with and without a gap: a name may be drawn letter by letter."""
    return [" ".join(words), "".join(words)]


def identifies(texts: Sequence[str], terms: Terms) -> bool:
    """Whether an identifier stands in any of these texts."""
    return any(terms.hits(text) for text in texts)
