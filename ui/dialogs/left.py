"""A record as somebody left it on a form: written down as a draft, and read again."""

from typing import Any

import msgspec

from workstation.errors import WorkstationError
from workstation.ports import Drafts
from workstation.records.access import PROTECTION, Compartment
from workstation.records.kit import R, Record, read, spec_of, write


def form_of(start: Record, first: str) -> str:
    """The name of the form that asks for a record beginning with this field; it tells no content.

    A new record's form belongs to its case, so that it comes back when it is opened again.
    """
    subject = start.id if start.revision else start.case or "new"
    return f"{spec_of(type(start)).name}.{first}/{subject}"


def place_of(start: Record) -> Compartment | None:
    """Where its draft belongs: protection's with protection, all else with the case team."""
    return PROTECTION if spec_of(type(start)).compartment is PROTECTION else None


def body_of(record: Record) -> str:
    """A record as the vault keeps it while it is a draft."""
    return msgspec.json.encode(write(record)).decode()


def as_left(drafts: Drafts, form: str, start: R) -> R:
    """The record as it stood on the form; `start` where nothing did or it was changed since."""
    body = drafts.get(form)
    try:
        kept: Any = msgspec.json.decode(body or "{}")
    except msgspec.DecodeError:
        return start
    if not isinstance(kept, dict) or kept.get("revision", 0) != start.revision:
        return start
    plain = write(start)
    for name, value in kept.items():
        plain = _with(type(start), plain, name, value)
    return read(type(start), plain)


def _with(kind: type[Record], plain: dict[str, Any], name: str, value: Any) -> dict[str, Any]:
    """One field taken over; what a record may not hold stays as it was."""
    changed = {**plain, name: value}
    try:
        read(kind, changed)
    except WorkstationError:
        return plain
    return changed
