"""What goes with a briefing: pages of copies, what is covered on them, and who looked at them."""

import datetime as dt
from typing import Annotated

import msgspec

from workstation.records.access import CASES
from workstation.records.kit import SENSITIVE, SHAREABLE, Field, Id, Part, Record, UserToken, record

WHOLE = 10_000
"""A page's width and its height, in the unit of boxes."""

_Place = Annotated[int, msgspec.Meta(ge=0, le=WHOLE)]


class Box(Part, frozen=True, kw_only=True):
    """A rectangle that is covered, in ten-thousandths of the page from its top left."""

    left: Annotated[_Place, Field("Left", SENSITIVE)]
    top: Annotated[_Place, Field("Top", SENSITIVE)]
    right: Annotated[_Place, Field("Right", SENSITIVE)]
    bottom: Annotated[_Place, Field("Bottom", SENSITIVE)]


@record(CASES, label="Covered page")
class CoveredPage(Record, frozen=True, kw_only=True):
    """The boxes on one page of a copy, and the pixels that somebody looked at with them.

    A change of the boxes ends what was said of the page.
    """

    piece: Annotated[Id, Field("Copy", SHAREABLE)]
    page: Annotated[int, Field("Page", SENSITIVE)]
    boxes: Annotated[tuple[Box, ...], Field("Covered", SENSITIVE)] = ()
    seen: Annotated[
        str, Field("Looked at", SENSITIVE, help="SHA-256 of the pixels with the boxes on them.")
    ] = ""
    width: Annotated[int, Field("Width in pixels", SENSITIVE)] = 0
    height: Annotated[int, Field("Height in pixels", SENSITIVE)] = 0
    seen_by: Annotated[UserToken | None, Field("Looked at by", SENSITIVE)] = None
    seen_at: Annotated[dt.datetime | None, Field("Looked at on", SENSITIVE)] = None


class EnclosedPage(Part, frozen=True, kw_only=True):
    """A page as it was when a briefing was written; it leaves so or not at all."""

    piece: Annotated[Id, Field("Copy", SHAREABLE)]
    page: Annotated[int, Field("Page", SENSITIVE)]
    boxes: Annotated[tuple[Box, ...], Field("Covered", SENSITIVE)] = ()
    seen: Annotated[str, Field("Looked at", SENSITIVE)] = ""
    width: Annotated[int, Field("Width in pixels", SENSITIVE)] = 0
    height: Annotated[int, Field("Height in pixels", SENSITIVE)] = 0
    seen_by: Annotated[UserToken | None, Field("Looked at by", SENSITIVE)] = None
    seen_at: Annotated[dt.datetime | None, Field("Looked at on", SENSITIVE)] = None


@record(CASES, label="Enclosure")
class Enclosure(Record, frozen=True, kw_only=True):
    """All that goes with one briefing besides its words."""

    briefing: Annotated[Id, Field("Briefing", SHAREABLE)]
    pages: Annotated[tuple[EnclosedPage, ...], Field("Pages", SENSITIVE)] = ()
    texts: Annotated[tuple[Id, ...], Field("Texts", SENSITIVE)] = ()
    because: Annotated[
        str, Field("Why pictures go along", SENSITIVE, help="Without names or places.")
    ] = ""
