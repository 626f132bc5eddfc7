"""The answers file: what a person decides for one briefing, to be filled in and read back."""

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from workstation.errors import BadInput
from workstation.services.intake_words import problem_words
from workstation.services.reading import all_of

LARGEST = 1 << 20

Text = Annotated[str, msgspec.Meta(max_length=20_000)]
Line = Annotated[str, msgspec.Meta(max_length=500)]
Decided = Literal["replace", "generalise", "keep", "drop"]
Yes = Literal["yes", "no", "unsure"]


class _Answer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Typed by a person: unknown fields are refused by name."""


class AskAnswer(_Answer, frozen=True, kw_only=True):
    """One thing asked, and by when."""

    what: Line
    by: dt.date
    issue: Line = ""


class SpanAnswer(_Answer, frozen=True, kw_only=True):
    """What happens to a marked place and all places equal to it.

    `replace` by a token, `generalise` to the words in `say`, `keep` for a reason, `drop`.
    """

    text: Line
    decision: Decided
    say: Line = ""
    reason: Line = ""


class DetailAnswer(_Answer, frozen=True, kw_only=True):
    """A detail that the text still tells, for the test of small cells: section, shift, job."""

    attribute: Line
    value: Line


class InsteadAnswer(_Answer, frozen=True, kw_only=True):
    """What is sent in place of one person's text, where that would point at them.

    `pooled` with other `sites` by their ids, `general` among other `topics` by their codes,
    `later` once a quarter has passed.
    """

    way: Literal["pooled", "general", "later"]
    sites: Annotated[tuple[Line, ...], msgspec.Meta(max_length=40)] = ()
    topics: Annotated[tuple[Line, ...], msgspec.Meta(max_length=40)] = ()


class AttachmentAnswer(_Answer, frozen=True, kw_only=True):
    """A piece of evidence that goes along: a copy with its pages from 1, or a text.

    Without `pages` all of them go. `words` says what it shows.
    """

    piece: Line
    pages: Annotated[tuple[int, ...], msgspec.Meta(max_length=200)] = ()
    words: Line = ""


class Answers(_Answer, frozen=True, kw_only=True):
    """Everything a briefing needs from a person. What is not answered counts as unsure."""

    issues: tuple[Line, ...] = ()
    summary: Text = ""
    tell_account: bool = False
    asks: Annotated[tuple[AskAnswer, ...], msgspec.Meta(max_length=40)] = ()
    instead: InsteadAnswer | None = None
    details: Annotated[tuple[DetailAnswer, ...], msgspec.Meta(max_length=40)] = ()
    decisions: Annotated[tuple[SpanAnswer, ...], msgspec.Meta(max_length=2_000)] = ()
    attachments: Annotated[tuple[AttachmentAnswer, ...], msgspec.Meta(max_length=40)] = ()
    pictures_because: Line = ""
    do_no_harm: dict[Annotated[str, msgspec.Meta(pattern=r"^(?:[1-9]|1[0-4])$")], Yes] = {}
    notes: dict[str, Line] = {}
    replaces: Line = ""
    read_by_person: Yes = "unsure"


def read_answers(file: Path | None) -> Answers:
    """The answers in a file; nothing answered where there is none. Raises BadInput."""
    if file is None:
        return Answers()
    data = all_of(file, LARGEST, "is over 1 MB.", "Answers are shorter than that.")
    return _decoded(data, file.name)


def _decoded(data: bytes, name: str) -> Answers:
    try:
        return msgspec.json.decode(data, type=Answers)
    except msgspec.ValidationError as problem:
        raise BadInput(f"{name}: {problem_words(str(problem), 'It')}.") from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise BadInput(f"{name} is not JSON.", "Print the file again with --template.") from None


def write_answers(answers: Answers) -> str:
    """The answers as a file to fill in."""
    return msgspec.json.format(msgspec.json.encode(answers), indent=2).decode()
