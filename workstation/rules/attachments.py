"""What of the evidence may go with a briefing, to whom, and what is left out and why."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

import msgspec

from workstation.errors import Blocker
from workstation.records.attachments import Box, CoveredPage, EnclosedPage
from workstation.records.briefings import Profile
from workstation.rules.media import can_be_stripped
from workstation.rules.versions import version_of

MOST_PAGES_OUT = 12
"""Pages of pictures that go with one briefing."""

MOST_TEXT_OUT = 20_000
"""Letters of one text that goes along; as many as any other text of a briefing."""

_TEXTS = frozenset({"text/plain", "text/x-chat"})


class Pictures(StrEnum):
    """How pictures stand with a kind of reader (part 4: photos are taken out)."""

    NEVER = "never"
    WITH_REASON = "with_reason"
    ALLOWED = "allowed"


PICTURES: Mapping[Profile, Pictures] = MappingProxyType(
    {
        Profile.EMP: Pictures.NEVER,
        Profile.PUB: Pictures.NEVER,
        Profile.REC: Pictures.WITH_REASON,
        Profile.BUY: Pictures.WITH_REASON,
        Profile.FIN: Pictures.NEVER,
        Profile.ACA: Pictures.NEVER,
        Profile.ALLY: Pictures.ALLOWED,
        Profile.GOV: Pictures.ALLOWED,
    }
)
"""Whoever knows the people knows a hand, a room and a stamp too; whoever reads codes alone, reads
no pictures: nothing drawn goes to either."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why something does not go along, and what to do instead."""

    because: str
    instead: str


def left_out(media: str) -> LeftOut | None:
    """Why a file of this kind never goes along; None for pictures, PDF files and plain texts."""
    if media in _TEXTS or can_be_stripped(media):
        return None
    for start, because, instead in _LEFT_OUT:
        if media.startswith(start):
            return LeftOut(because, instead)
    return LeftOut("nobody can say what is in a file of this kind", _TELL)


_TELL = "Say in the summary what it shows, without names."
_LEFT_OUT = (
    ("audio/", "a voice tells who speaks", "Say in the summary what is said, without names."),
    ("video/", "a film shows faces, voices and places", "Add single pictures of it as evidence."),
    (
        "image/hei",
        "this program cannot draw HEIC pictures",
        "Have it saved as JPEG and add that as evidence.",
    ),
    (
        "image/",
        "this program cannot draw pictures of this kind",
        "Have it saved as JPEG or PNG and add that as evidence.",
    ),
    (
        "message/",
        "a mail file holds addresses, routes and other files",
        "Add the words of the mail as a text file.",
    ),
    *(
        (
            start,
            "an Office file keeps earlier versions, comments and names that nobody sees",
            "Print it to a PDF file and add that as evidence.",
        )
        for start in (
            "application/vnd.openxmlformats",
            "application/x-ole-storage",
            "application/rtf",
        )
    ),
    ("application/zip", "it is a folder of files", "Take it apart and add each file as evidence."),
)


NO_COPY = LeftOut("it has no copy without camera data yet", "Make one, here or with the evidence.")
TOO_LONG = LeftOut("it is over 20,000 letters", "Add the part that matters, or sum it up.")


def no_pictures(profile: Profile) -> LeftOut | None:
    """Why pictures of any kind stay out for a reader; None where they may go."""
    if pictures_for(profile) is not Pictures.NEVER:
        return None
    return LeftOut("pictures never go to this kind of reader", _TELL)


def no_words(profile: Profile) -> LeftOut | None:
    """Why words that were written elsewhere stay out for a reader; None where they may go."""
    if version_of(profile).summary:
        return None
    return LeftOut("this kind of reader gets no text", "They read codes and work areas alone.")


def is_text(media: str) -> bool:
    """Whether it goes along as words, through the same review as all words."""
    return media in _TEXTS


def pictures_for(profile: Profile | None) -> Pictures:
    """How pictures stand with this reader; nobody in particular gets none."""
    return Pictures.NEVER if profile is None else PICTURES[profile]


def said_of(profile: Profile | None) -> tuple[str, str]:
    """How pictures stand with this reader, in two sentences."""
    return _SAID[pictures_for(profile)]


_SAID = {
    Pictures.NEVER: (
        "Pictures never go to this kind of reader.",
        "A hand, a room or a stamp can be enough to know who it is.",
    ),
    Pictures.WITH_REASON: (
        "Pictures are off for this kind of reader.",
        "They may pass them on, to the employer too. Say why this one needs to be seen.",
    ),
    Pictures.ALLOWED: (
        "Pictures may go to this kind of reader.",
        "Cover what tells who somebody is, and look at each page as it leaves.",
    ),
}


def blockers(
    profile: Profile | None,
    pages: Sequence[EnclosedPage],
    because: str,
    unlike: int = 0,
    also: Collection[Profile] = (),
) -> list[Blocker]:
    """What stands against pages that go along; `unlike` were changed since they were looked at.

    `also` are the profiles of whoever the reader may pass them on to.
    """
    if not pages:
        return []
    found, stand = [], pictures_for(profile)
    if stand is Pictures.NEVER:
        found.append(Blocker("pictures.never", said_of(profile)[0], "Leave the pictures out."))
    elif any(PICTURES[other] is Pictures.NEVER for other in also):
        words = "Somebody to whom this reader may pass it on never gets pictures."
        found.append(Blocker("pictures.passed", words, "Leave the pictures out."))
    elif stand is Pictures.WITH_REASON and not because.strip():
        words = "Nobody has said why this reader needs pictures."
        found.append(Blocker("pictures.reason", words, "Say why, or leave them out."))
    if len(pages) > MOST_PAGES_OUT:
        words = f"{len(pages)} pages of pictures are too many."
        found.append(Blocker("pictures.many", words, f"Choose {MOST_PAGES_OUT} at most."))
    if unseen := sum(not looked_at(page) for page in pages):
        words = f"{_pages(unseen)} not looked at, as it leaves."
        found.append(Blocker("pictures.seen", words, "Look for faces, names, badges and plates."))
    if unlike:
        words = f"{_pages(unlike)} changed since."
        found.append(Blocker("pictures.changed", words, "Do it again with what is covered now."))
    return found


def _pages(count: int) -> str:
    return "1 page was" if count == 1 else f"{count} pages were"


def looked_at(page: CoveredPage | EnclosedPage) -> bool:
    """Whether somebody said that no face, name, badge or plate is seen on it as it leaves."""
    return bool(page.seen) and page.seen_by is not None and page.seen_at is not None


def enclosed(page: CoveredPage) -> EnclosedPage:
    """The page as it is now, for one briefing."""
    return msgspec.convert(page, EnclosedPage, from_attributes=True)


def in_order(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Boxes that cover something, each from its top left to its bottom right."""
    turned = (
        Box(
            left=min(box.left, box.right),
            top=min(box.top, box.bottom),
            right=max(box.left, box.right),
            bottom=max(box.top, box.bottom),
        )
        for box in boxes
    )
    return tuple(box for box in turned if box.left < box.right and box.top < box.bottom)
