"""What goes along so far: which pieces and pages, what is covered, and which were looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from ui.pages.release.attach_boxes import Covering, begun
from ui.words import tr
from workstation.records.attachments import Box, CoveredPage
from workstation.records.briefings import Profile
from workstation.records.kit import Id
from workstation.rules.attachments import MOST_PAGES_OUT, Pictures, looked_at, pictures_for
from workstation.services.answers import AttachmentAnswer
from workstation.services.attachments import Offer
from workstation.services.session import Session

Covers = Mapping[int, CoveredPage]
"""What is kept of a piece's pages, from 1."""


class Found(msgspec.Struct, frozen=True):
    """What there is of a case for one kind of reader, and what is covered already."""

    offers: tuple[Offer, ...]
    covers: dict[str, Covers]


def found(session: Session, case: Id, profile: Profile) -> Found:
    """Read it; off the window."""
    offers = session.attachments.offers(case, profile)
    paged = [offer.piece for offer in offers if offer.pages]
    return Found(offers, {piece: session.attachments.covers(piece) for piece in paged})


@dataclass(slots=True)
class Along:
    """One release's choice; boxes that are drawn and not kept yet are here alone."""

    profile: Profile = Profile.EMP
    offers: dict[str, Offer] = field(default_factory=dict)
    covers: dict[str, Covers] = field(default_factory=dict)
    chosen: dict[str, AttachmentAnswer] = field(default_factory=dict)
    coverings: dict[tuple[str, int], Covering] = field(default_factory=dict)

    def take(self, found: Found, profile: Profile, chosen: tuple[AttachmentAnswer, ...]) -> None:
        """Show this from now on; what may not go to this reader is chosen no longer."""
        self.profile, self.covers = profile, found.covers
        self.offers = {offer.piece: offer for offer in found.offers}
        self.chosen = {answer.piece: answer for answer in chosen if self.may(answer.piece)}

    def may(self, piece: str) -> bool:
        """Whether it is offered."""
        return piece in self.offers and self.offers[piece].left_out is None

    def tick(self, piece: str, *, on: bool) -> None:
        """Have a piece go along whole, or not at all."""
        self.chosen.pop(piece, None)
        if on:
            self.chosen[piece] = AttachmentAnswer(piece=piece)

    def say(self, piece: str, words: str) -> None:
        """What a chosen piece shows, in words that are reviewed like all words."""
        if piece in self.chosen:
            self.chosen[piece] = msgspec.structs.replace(self.chosen[piece], words=words)

    def tick_page(self, piece: str, page: int, *, on: bool) -> None:
        """Have one page go along, or not."""
        before = set(self.pages_of(piece)) if piece in self.chosen else set()
        pages = tuple(sorted(before | {page} if on else before - {page}))
        answer = self.chosen.pop(piece, AttachmentAnswer(piece=piece))
        if pages:
            self.chosen[piece] = msgspec.structs.replace(answer, pages=pages)

    def goes(self, piece: str, page: int) -> bool:
        """Whether a page goes along."""
        return piece in self.chosen and page in self.pages_of(piece)

    def pages_of(self, piece: str) -> tuple[int, ...]:
        """The pages of a chosen piece that go along."""
        return self.chosen[piece].pages or tuple(range(1, self.offers[piece].pages + 1))

    def pages(self) -> list[tuple[str, int]]:
        """Every page that goes along, in order."""
        return [(piece, page) for piece in self.chosen for page in self.pages_of(piece)]

    def unseen(self) -> list[tuple[str, int]]:
        """Those that nobody stands for yet."""
        return [each for each in self.pages() if not self.seen(*each)]

    def kept(self, piece: str, page: int) -> tuple[Box, ...]:
        """The boxes of a page as the store has them."""
        page_kept = self.covers.get(piece, {}).get(page)
        return page_kept.boxes if page_kept is not None else ()

    def covering(self, piece: str, page: int) -> Covering:
        """The boxes of a page as they are drawn now."""
        return self.coverings.setdefault((piece, page), begun(self.kept(piece, page)))

    def unkept(self) -> list[tuple[str, int, tuple[Box, ...]]]:
        """Pages whose boxes are not in the store yet."""
        return [
            (*at, covering.boxes)
            for at, covering in self.coverings.items()
            if covering.boxes != self.kept(*at)
        ]

    def seen(self, piece: str, page: int) -> bool:
        """Whether somebody stands for this page with the boxes that are on it now."""
        kept = self.covers.get(piece, {}).get(page)
        drawn = self.coverings.get((piece, page))
        same = drawn is None or drawn.boxes == self.kept(piece, page)
        return kept is not None and looked_at(kept) and same

    def words_of(self, offer: Offer) -> str:
        """How far a piece is."""
        if offer.is_text:
            return tr("Text: its words come in the next step")
        seen = sum(self.seen(offer.piece, page) for page in range(1, offer.pages + 1))
        many = tr("1 page") if offer.pages == 1 else tr("{n} pages").format(n=offer.pages)
        return tr("{pages}, {seen} looked at").format(pages=many, seen=seen)

    def needs_reason(self) -> bool:
        """Whether somebody has to say why pictures go along."""
        return pictures_for(self.profile) is Pictures.WITH_REASON and bool(self.pages())

    def reason(self, because: str) -> str:
        """Why it cannot go on; empty where it can."""
        if self.needs_reason() and not because.strip():
            return tr("Say why this reader needs pictures.")
        if len(self.pages()) > MOST_PAGES_OUT:
            return tr("Choose {most} pages at most.").format(most=MOST_PAGES_OUT)
        unseen = len(self.unseen())
        if unseen == 1:
            return tr("1 page is not looked at yet.")
        words = tr("{number} pages are not looked at yet.")
        return words.format(number=unseen) if unseen else ""
