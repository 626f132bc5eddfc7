"""Evidence that goes with a briefing: what there is, what is covered, and who looked at it."""

from dataclasses import dataclass
from dataclasses import replace as with_changes

from msgspec.structs import replace

from workstation.errors import BadInput
from workstation.ports import Clock, OpenWork, Pixels, Reader, Wall
from workstation.records.access import IDENTITIES
from workstation.records.attachments import Box, CoveredPage, Enclosure
from workstation.records.briefings import Profile
from workstation.records.evidence import Evidence, EvidenceCopy, EvidenceKind
from workstation.records.kit import Id, UserToken
from workstation.records.marks import FreeText
from workstation.records.release import Picture
from workstation.rules import attachments as rules
from workstation.rules.attachments import LeftOut
from workstation.rules.release import Attached, Dossier
from workstation.services.answers import Answers, AttachmentAnswer
from workstation.services.dossiers import Gathered, Plan
from workstation.services.leaving_pages import LeavingPages, Opens, picture_of

_UTF8 = 4
"""Bytes of the longest letter."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A piece of evidence that may go along, or why it does not."""

    piece: Id
    title: str
    kind: EvidenceKind
    pages: int = 0
    left_out: LeftOut | None = None
    original: Id | None = None
    """An original of which a copy could be made here."""

    @property
    def is_text(self) -> bool:
        """Whether it goes along as words."""
        return self.pages == 0 and self.left_out is None


class Attachments:
    """Works on copies; the sealed originals are read and never written."""

    def __init__(
        self,
        reader: Reader,
        open_work: OpenWork,
        blobs: Opens,
        wall: Wall,
        pages: LeavingPages,
        user: UserToken,
        now: Clock,
    ) -> None:
        self._reader, self._open_work, self._blobs = reader, open_work, blobs
        self._wall, self._pages, self._user, self._now = wall, pages, user, now

    def offers(self, case: Id, profile: Profile) -> tuple[Offer, ...]:
        """All evidence of a case that this user may know of, oldest first."""
        copies = self._reader.find(EvidenceCopy, case=case)
        if not self._reader.holds(IDENTITIES):
            return tuple(_copy_offer(copy, profile) for copy in copies)
        by_original = {copy.evidence: copy for copy in copies}
        return tuple(
            _copy_offer(by_original[piece.id], profile)
            if piece.id in by_original
            else _original_offer(piece, profile)
            for piece in self._reader.find(Evidence, case=case)
        )

    def covers(self, piece: Id) -> dict[int, CoveredPage]:
        """What is covered on the pages of a copy, and who looked at them, by page from 1."""
        return {page.page: page for page in self._reader.find(CoveredPage, piece=piece)}

    def plain(self, piece: Id, page: int, box: tuple[int, int]) -> Pixels:
        """A page of a copy with nothing covered, to draw boxes on. Raises as `cover` does."""
        copy = self._reader.get(EvidenceCopy, piece)
        with self._blobs.reading(copy) as source:
            return self._wall.draw(source, copy.media, page - 1, box)

    def cover(self, piece: Id, page: int, boxes: tuple[Box, ...]) -> Pixels:
        """Keep the boxes of a page, and give it as it leaves.

        Other boxes than before end what was said of the page. Raises BadInput, NotEntitled,
        Missing, Damaged.
        """
        boxes = rules.in_order(boxes)
        (drawn,) = self._pages.covered(piece, [(page - 1, boxes)])
        before = self.covers(piece).get(page)
        if before is None or before.boxes != boxes:
            copy = self._reader.get(EvidenceCopy, piece)
            self._put(_fresh(copy, page, before, boxes), "page covered")
        return drawn

    def looked_at(self, piece: Id, page: int, drawn: Pixels) -> CoveredPage:
        """Write down that on this page, as drawn, no face, name, badge or plate is seen.

        Raises BadInput where other boxes were drawn meanwhile.
        """
        picture = picture_of(drawn)
        before = self.covers(piece).get(page)
        boxes = before.boxes if before is not None else ()
        (again,) = self._pages.covered(piece, [(page - 1, boxes)])
        if picture_of(again).digest() != picture.digest():
            raise BadInput("This page is covered otherwise by now.", "Look at it as it leaves.")
        copy = self._reader.get(EvidenceCopy, piece)
        seen = replace(
            before or CoveredPage(case=copy.case, piece=piece, page=page),
            seen=picture.digest().hex(),
            width=picture.width,
            height=picture.height,
            seen_by=self._user,
            seen_at=self._now(),
        )
        return self._put(seen, "page looked at")

    def not_looked_at(self, piece: Id, page: int) -> None:
        """Take back what was said of a page."""
        before = self.covers(piece).get(page)
        if before is not None and before.seen:
            self._put(_unseen(before), "page looked at no longer")

    def enclosed(self, gathered: Gathered, answers: Answers) -> Gathered:
        """What was gathered, with what was chosen to go along. Raises BadInput, NotEntitled."""
        pieces = [answer.piece for answer in answers.attachments]
        if len(set(pieces)) != len(pieces):
            raise BadInput("attachments: one piece is chosen twice.", "Leave one of them out.")
        dossier = gathered.dossier
        attached, texts = [], list(dossier.texts)
        for number, answer in enumerate(answers.attachments, 1):
            key = f"attachment {number}"
            one, content = self._one(gathered.plan, key, answer)
            attached.append(one)
            if answer.words.strip():
                texts.append(FreeText(one.words, answer.words))
            texts += [FreeText(key, content)] if content else []
        whole = replace(dossier, texts=tuple(texts), attached=tuple(attached))
        kinds = dict.fromkeys("pictures" if one.pages else "text" for one in attached)
        fields = (*gathered.fields, *(f"evidence.{kind}" for kind in kinds))
        return with_changes(gathered, dossier=whole, fields=fields)

    def pictures(self, dossier: Dossier) -> tuple[Picture, ...]:
        """The pixels of all pages that go along. Raises Refused where one is another."""
        return self._pages.pictures(page for one in dossier.attached for page in one.pages)

    def pictures_of(self, enclosure: Enclosure | None) -> tuple[Picture, ...]:
        """The same for a briefing that is kept."""
        return () if enclosure is None else self._pages.pictures(enclosure.pages)

    def _one(self, plan: Plan, key: str, answer: AttachmentAnswer) -> tuple[Attached, str]:
        copies = {copy.id: copy for copy in self._reader.find(EvidenceCopy, case=plan.case.id)}
        copy = copies.get(Id(answer.piece))
        if copy is None:
            return Attached(key, Id(answer.piece)), self._words(plan, key, answer)
        chosen = answer.pages or tuple(range(1, copy.pages + 1))
        if list(chosen) != sorted(set(chosen)) or not 1 <= chosen[0] <= chosen[-1] <= copy.pages:
            raise BadInput(f"{key}: these are not its pages.", "Name each page once, in order.")
        covers = self.covers(copy.id)
        known = [covers.get(n) or CoveredPage(piece=copy.id, page=n) for n in chosen]
        return Attached(key, copy.id, tuple(map(rules.enclosed, known))), ""

    def _words(self, plan: Plan, key: str, answer: AttachmentAnswer) -> str:
        found = {piece.id: piece for piece in self._reader.find(Evidence, case=plan.case.id)}
        piece = found.get(Id(answer.piece))
        if piece is None or not _original_offer(piece, plan.profile).is_text:
            raise BadInput(f"{key}: this cannot go along.", "Choose from what is offered.")
        with self._blobs.reading(piece) as source:
            data = b"".join(iter(lambda: source.read(1 << 16), b""))
        return _plain(data, key)

    def _put(self, page: CoveredPage, verb: str) -> CoveredPage:
        with self._open_work() as work:
            kept = work.put(page)
            work.log(verb, kept.piece, {"page": str(kept.page)})
            work.commit()
        return kept


def _copy_offer(copy: EvidenceCopy, profile: Profile) -> Offer:
    return Offer(copy.id, copy.title, copy.kind, copy.pages, rules.no_pictures(profile))


def _original_offer(piece: Evidence, profile: Profile) -> Offer:
    why = rules.left_out(piece.media)
    makes = None
    if why is None and not rules.is_text(piece.media):
        why = rules.no_pictures(profile)
        makes = piece.id if why is None else None
        why = why or rules.NO_COPY
    elif why is None:
        why = rules.TOO_LONG if _too_long(piece) else rules.no_words(profile)
    return Offer(piece.id, piece.title, piece.kind, 0, why, makes)


def _too_long(piece: Evidence) -> bool:
    return piece.size > _UTF8 * rules.MOST_TEXT_OUT


def _plain(data: bytes, key: str) -> str:
    """The letters of a text file and its line ends; no control characters."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"{key}: this is no text in UTF-8.", "Save it as UTF-8 anew.") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    said = "".join(char for char in text if char == "\n" or char.isprintable() or char in _JOINERS)
    if len(said) > rules.MOST_TEXT_OUT:
        raise BadInput(f"{key}: it is over 20,000 letters.", "Sum it up instead.")
    return said.strip()


_JOINERS = "\u200b\u200c\u200d\xad"
"""Invisible, and part of how some scripts are written."""


def _fresh(
    copy: EvidenceCopy, page: int, before: CoveredPage | None, boxes: tuple[Box, ...]
) -> CoveredPage:
    if before is None:
        return CoveredPage(case=copy.case, piece=copy.id, page=page, boxes=boxes)
    return _unseen(replace(before, boxes=boxes))


def _unseen(page: CoveredPage) -> CoveredPage:
    return replace(page, seen="", width=0, height=0, seen_by=None, seen_at=None)
