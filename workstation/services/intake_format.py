"""The intake document: what an import file may hold, with bounds (docs/intake-format.md)."""

import csv
import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import msgspec

from workstation.errors import BadInput
from workstation.rules.days import possible
from workstation.services.intake_words import problem_words
from workstation.services.reading import all_of
from workstation.services.sheets import book_lines

LARGEST_FILE = 64 << 20
MOST_ROWS = 100_000

Short = Annotated[str, msgspec.Meta(max_length=300)]
Long = Annotated[str, msgspec.Meta(min_length=1, max_length=100_000)]
Tag = Annotated[str, msgspec.Meta(pattern=r"^[A-Z][0-9]{1,3}$")]


class _In(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Foreign: unknown fields are refused by name."""


class SpanIn(_In, frozen=True, kw_only=True):
    """A stretch of the text that identifies; offsets count code points."""

    tag: Tag
    type: Short
    start: Annotated[int, msgspec.Meta(ge=0)]
    end: Annotated[int, msgspec.Meta(ge=1)]
    text: Short


class ConsentIn(_In, frozen=True, kw_only=True):
    """One yes or no, for one purpose and one audience."""

    purpose: Short
    audience: Short = ""
    scope: Short = "issue_only"
    mode: Short = "verbal"
    items: Annotated[tuple[Short, ...], msgspec.Meta(max_length=20)] = ()
    withheld: Annotated[tuple[Short, ...], msgspec.Meta(max_length=20)] = ()
    given: dt.date
    expires: dt.date | None = None


class RiskIn(_In, frozen=True, kw_only=True):
    """An assessment made on paper: answers 0 to 4 in the method's order, null for unknown."""

    threats: Annotated[tuple[int | None, ...], msgspec.Meta(min_length=7, max_length=7)]
    vulnerabilities: Annotated[tuple[int | None, ...], msgspec.Meta(min_length=7, max_length=7)]
    capacities: Annotated[tuple[int | None, ...], msgspec.Meta(min_length=5, max_length=5)]
    impact: Annotated[int, msgspec.Meta(ge=1, le=5)]
    own_fear: Annotated[int, msgspec.Meta(ge=0, le=4)] | None = None


class SiteIn(_In, frozen=True, kw_only=True):
    """The workplace: whose it is, where it stands and how many work there."""

    name: Short
    tag: Tag | None = None
    country: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}$")] = ""
    admin1: Short = ""
    sector: Short = ""
    headcount: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] | None = None


class ContactPlanIn(_In, frozen=True, kw_only=True):
    """How to reach the worker safely."""

    channel: Short
    number: Short = ""
    language: Short = ""
    weekdays: tuple[Annotated[int, msgspec.Meta(ge=0, le=6)], ...] = (0, 1, 2, 3, 4, 5, 6)
    begins: dt.time
    ends: dt.time
    zone: Short


class IntakeIn(_In, frozen=True, kw_only=True):
    """One grievance as it came in. Only `text` is needed; spans and variants name who is in it."""

    text: Long
    id: Short = ""
    title: Short = ""
    codes: Annotated[tuple[Short, ...], msgspec.Meta(max_length=40)] = ()
    spans: Annotated[tuple[SpanIn, ...], msgspec.Meta(max_length=2_000)] = ()
    variants: dict[Tag, Annotated[tuple[Short, ...], msgspec.Meta(max_length=200)]] = {}
    language: Short = "en"
    channel: Short = "note"
    source: Short = "self"
    received: dt.date | None = None
    fear: Annotated[int, msgspec.Meta(ge=0, le=4)] | None = None
    wants: Annotated[str, msgspec.Meta(max_length=10_000)] = ""
    affected: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] | None = None
    severity: Short = "serious"
    since: dt.date | None = None
    unique_event: Short = "unknown"
    complained_inside: Short = "unknown"
    employer: SiteIn | None = None
    contact_plan: ContactPlanIn | None = None
    consents: Annotated[tuple[ConsentIn, ...], msgspec.Meta(max_length=50)] = ()
    risk: RiskIn | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One intake of a file with its place, or the reason why it cannot be taken."""

    place: str
    intake: IntakeIn | None
    problem: str = ""


def rows(path: Path) -> Iterator[Row]:
    """The intakes of a .json, .csv or .xlsx file, each taken or refused by itself.

    Raises BadInput where the file as a whole cannot be read.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise BadInput(f"{path.name} is no .json, .csv or .xlsx file.", "Save it as one of these.")
    return (_row(place, plain) for place, plain in reader(_bytes(path), path.name))


def _bytes(path: Path) -> bytes:
    data = all_of(path, LARGEST_FILE, "is over 64 MB.", "Split it into smaller files.")
    if not data.strip():
        raise BadInput(f"{path.name} is empty.", "Choose the file again.")
    return data


def read_intake(plain: dict[str, Any]) -> IntakeIn:
    """One intake document. Raises BadInput with the place of the first problem."""
    row = _row("intake", plain)
    if row.intake is None:
        raise BadInput(row.problem)
    return row.intake


def _row(place: str, plain: Any) -> Row:
    try:
        intake = msgspec.convert(plain, IntakeIn, strict=True)
    except msgspec.ValidationError as problem:
        return Row(place, None, problem_words(str(problem)))
    for name, day in _days(intake):
        if not possible(day):
            return Row(place, None, f"{name}: no day before 1900 or after 2199 can be meant")
    return _spans_fit(place, intake)


def _days(intake: IntakeIn) -> Iterator[tuple[str, dt.date]]:
    days = [("received", intake.received), ("since", intake.since)]
    for given in intake.consents:
        days += [("consents.given", given.given), ("consents.expires", given.expires)]
    return ((name, day) for name, day in days if day is not None)


def _spans_fit(place: str, intake: IntakeIn) -> Row:
    for number, span in enumerate(intake.spans, 1):
        if intake.text[span.start : span.end] != span.text:
            words = f"The span {number} ({span.tag}) does not stand in the text where the file says"
            return Row(place, None, words)
    return Row(place, intake)


def _json(data: bytes, name: str) -> Iterator[tuple[str, Any]]:
    try:
        plain = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise BadInput(f"{name} is not JSON: {str(problem)[:120]}.") from None
    items = plain if isinstance(plain, list) else [plain]
    if len(items) > MOST_ROWS:
        raise BadInput(f"{name} holds over 100,000 intakes.", "Split it into smaller files.")
    for number, item in enumerate(items, 1):
        yield f"intake {number}", item


def _csv(data: bytes, name: str) -> Iterator[tuple[str, Any]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise BadInput(
            f"{name} is not UTF-8 at byte {problem.start}.", "Save it as CSV UTF-8."
        ) from None
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        yield from _table(lines, name)
    except csv.Error as problem:
        raise BadInput(f"{name} is no CSV at line {lines.line_num}: {problem}.") from None


def _xlsx(data: bytes, name: str) -> Iterator[tuple[str, Any]]:
    yield from _table(book_lines(data, name, MOST_ROWS + 1), name)


def _table(lines: Iterator[list[str]], name: str) -> Iterator[tuple[str, Any]]:
    head = [cell.strip().lower() for cell in next(lines, [])]
    if "text" not in head:
        raise BadInput(f"{name} has no column “text” in its first row.", "Name the columns.")
    for number, cells in enumerate(lines, 2):
        if number > MOST_ROWS + 1:
            raise BadInput(f"{name} holds over 100,000 rows.", "Split it into smaller files.")
        if any(cell.strip() for cell in cells):
            yield f"row {number}", _plain(head, cells)


def _plain(head: list[str], cells: list[str]) -> dict[str, Any]:
    given = {k: v.strip() for k, v in zip(head, cells, strict=False) if k and v.strip()}
    return {key: _cell(key, value) for key, value in given.items()}


def _cell(key: str, value: str) -> Any:
    if key == "codes":
        return value.replace(";", " ").replace(",", " ").split()
    if key == "employer":
        return {"name": value}
    if key in {"fear", "affected"} and value.isascii() and value.isdigit():
        return int(value[:9])
    return value


_READERS = {".json": _json, ".csv": _csv, ".xlsx": _xlsx}
