"""Seals evidence, looks at it, hands it over, and keeps the chain of custody with each step."""

import datetime as dt
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from msgspec.structs import replace

from workstation.errors import BadInput, Blocker, Damaged, Missing, Refused, WorkstationError
from workstation.ports import Blobs, Clock, OpenWork, Pixels, Progress, Reader, Wall, Work
from workstation.records.evidence import (
    CustodyAct,
    CustodyEntry,
    Evidence,
    EvidenceCopy,
    EvidenceKind,
)
from workstation.records.kit import Id
from workstation.rules.days import day_of
from workstation.rules.evidence import state_after, telling_words, title_blockers
from workstation.rules.media import can_be_drawn, can_be_stripped, kind_of, media_of, suffix_of
from workstation.services.found import everything, named_before

MARK = 8
"""How many hex digits of the SHA-256 people say to each other."""


class EvidenceRoom:
    """Originals are sealed and never changed; whatever happens to one is written down with it."""

    def __init__(
        self, reader: Reader, open_work: OpenWork, blobs: Blobs, wall: Wall, now: Clock
    ) -> None:
        self._reader, self._open_work = reader, open_work
        self._blobs, self._wall, self._now = blobs, wall, now

    def of_case(self, case: Id) -> tuple[Evidence, ...]:
        """The originals of a case, oldest first. Raises NotEntitled."""
        return self._reader.find(Evidence, case=case)

    def copies(self, case: Id) -> tuple[EvidenceCopy, ...]:
        """The copies without camera data of a case, oldest first."""
        return self._reader.find(EvidenceCopy, case=case)

    def custody(self, evidence: Id) -> tuple[CustodyEntry, ...]:
        """Who had it in hand, oldest first."""
        return self._reader.find(CustodyEntry, evidence=evidence)

    def by_mark(self, case: Id, mark: str) -> Evidence:
        """The original whose mark begins so. Raises Missing, BadInput where several do."""
        plain = mark.replace(" ", "").lower()
        found = [e for e in self.of_case(case) if plain and e.sha256.startswith(plain)]
        if len(found) > 1:
            raise BadInput("Several pieces have a mark that begins so.", "Give more of it.")
        if not found:
            raise Missing("No evidence of this case has this mark.", "List the evidence.")
        return found[0]

    def telling(self, case: Id) -> list[str]:
        """What no title in a case may say: every form of every name in it, former ones too."""
        return telling_words(everything(self._reader, case), named_before(self._reader, case))

    def add(self, about: Evidence, file: Path, progress: Progress) -> Evidence:
        """Seal a file with what is known about it; the file itself stays where it is.

        Raises Refused for a title that names somebody, BadInput for a file that cannot be read to
        its end or changes meanwhile, DiskFull. What is cancelled or fails leaves nothing.
        """
        assert about.case is not None
        if blockers := title_blockers(about.title, self.telling(about.case)):
            raise Refused(blockers)
        with (
            _local(file) as (source, size),
            self._blobs.seal(about.case, Evidence, source, size, progress) as sealed,
        ):
            if sealed.size != size:
                raise _changed()
            media = media_of(sealed.head)
            given = about.kind is not EvidenceKind.OTHER
            whole = replace(
                about,
                kind=about.kind if given else kind_of(media),
                media=media,
                size=sealed.size,
                sha256=sealed.sha256,
                blob=sealed.blob,
            )
            with self._open_work() as work:
                kept = work.put(whole)
                self._received(work, kept)
                self._note(work, kept, CustodyAct.SEALED, taker="sealed", right=True)
                work.log("evidence sealed", kept.id, {"mark": kept.sha256[:MARK]})
                work.commit()
        return kept

    def look(self, kept: Evidence | EvidenceCopy, page: int, box: tuple[int, int]) -> Pixels:
        """One page as pixels, drawn by a walled-off process that is thrown away.

        Raises BadInput with one sentence for what cannot be drawn, NotEntitled, Damaged.
        """
        if not can_be_drawn(kept.media):
            words = "There is no preview of this kind of file."
            raise BadInput(words, "Take it outside to open it with another program.")
        with self._blobs.reading(kept) as source:
            return self._wall.draw(source, kept.media, page, box)

    def strip(self, evidence: Id, progress: Progress) -> EvidenceCopy:
        """Keep a copy that has the pixels and nothing else, for those who work without names.

        Raises Refused for other kinds of file or where there is a copy, BadInput, DiskFull.
        """
        original = self._reader.get(Evidence, evidence)
        self._refuse_copy(original)
        with self._blobs.reading(original) as source:
            data, media, pages = self._wall.stripped(source, original.media, progress)
        assert original.case is not None
        plain = io.BytesIO(data)
        sealing = self._blobs.seal(original.case, EvidenceCopy, plain, len(data), progress)
        with sealing as sealed, self._open_work() as work:
            copy = work.put(
                EvidenceCopy(
                    case=original.case,
                    evidence=original.id,
                    title=original.title,
                    kind=original.kind,
                    pages=pages,
                    media=media,
                    size=sealed.size,
                    sha256=sealed.sha256,
                    blob=sealed.blob,
                )
            )
            self._move(work, original, CustodyAct.COPIED, taker="copy", right=True)
            work.log("evidence copied", original.id, {"copy": copy.id})
            work.commit()
        return copy

    def take_out(self, evidence: Id, folder: Path, why: str, progress: Progress) -> Path:
        """Write the original in the clear into a folder outside, compared to its end.

        It leaves the vault; that is written down before the file gets its name. Raises Refused
        without a reason, BadInput for a folder that will not do, DiskFull, Damaged.
        """
        original = self._reader.get(Evidence, evidence)
        _refuse_silence(why)
        to = folder / f"evidence-{original.sha256[:MARK]}{suffix_of(original.media)}"
        with self._blobs.carrying_out(original, to, progress), self._open_work() as work:
            self._move(work, original, CustodyAct.TAKEN_OUTSIDE, "outside", why, right=True)
            work.log("evidence taken outside", original.id, {"why": why})
            work.commit()
        return to

    def hand_over(self, evidence: Id, to: str, why: str, progress: Progress) -> Evidence:
        """Write down that somebody else has it now, after reading it and comparing its mark.

        Raises Refused where whom or why is missing, Damaged, which is written down too.
        """
        original = self._reader.get(Evidence, evidence)
        if not to.strip():
            raise Refused([Blocker("to", "Nobody is named who gets it.", "Say whom, by role.")])
        _refuse_silence(why)
        self._compare(original, progress)
        with self._open_work() as work:
            kept = self._move(work, original, CustodyAct.HANDED_OVER, to.strip(), why, right=True)
            work.log("evidence handed over", original.id, {"to": to, "why": why})
            work.commit()
        return kept

    def hold(self, evidence: Id, hold: bool, why: str) -> Evidence:
        """Set or end a legal hold; nothing of it is deleted while one stands.

        Raises Refused without a reason.
        """
        original = self._reader.get(Evidence, evidence)
        _refuse_silence(why)
        act = CustodyAct.HELD if hold else CustodyAct.LET_GO
        with self._open_work() as work:
            kept = work.put(replace(original, legal_hold=hold))
            self._note(work, kept, act, why=why)
            work.log(act.label.lower(), original.id, {"why": why})
            work.commit()
        return kept

    def check(self, evidence: Id, progress: Progress) -> CustodyEntry:
        """Read it, compare its mark, and write down that it is right. Raises Damaged."""
        original = self._reader.get(Evidence, evidence)
        self._compare(original, progress)
        return self._checked(original, right=True)

    def stop_looking(self) -> None:
        """End a picture that is being drawn: nobody waits for it any more."""
        self._wall.stop_drawing()

    def close(self) -> None:
        """End whatever is being drawn, and draw nothing after it."""
        self._wall.close()

    def _compare(self, original: Evidence, progress: Progress) -> None:
        try:
            self._blobs.verify(original, progress)
        except Damaged:
            self._checked(original, right=False)
            raise

    def _checked(self, original: Evidence, *, right: bool) -> CustodyEntry:
        with self._open_work() as work:
            entry = self._note(work, original, CustodyAct.CHECKED, right=right)
            work.log("evidence checked", original.id, {"right": str(right).lower()})
            work.commit()
        return entry

    def _refuse_copy(self, original: Evidence) -> None:
        if not can_be_stripped(original.media):
            words = "A copy without camera data is made of pictures and PDF files."
            raise Refused([Blocker("copy.kind", words, "Describe the others in words.")])
        if self._reader.find(EvidenceCopy, evidence=original.id):
            words = "There is a copy without camera data already."
            raise Refused([Blocker("copy.there", words, "Use that one.")])

    def _received(self, work: Work, kept: Evidence) -> None:
        now = self._now()
        earlier = kept.got_on is not None and kept.got_on != day_of(now)
        day = dt.datetime.combine(kept.got_on or day_of(now), dt.time(), dt.UTC)
        received = CustodyEntry(
            case=kept.case,
            evidence=kept.id,
            act=CustodyAct.RECEIVED,
            giver=kept.given_by.label,
            at=day if earlier else now,
        )
        work.put(received)

    def _move(
        self,
        work: Work,
        original: Evidence,
        act: CustodyAct,
        taker: str = "",
        why: str = "",
        *,
        right: bool | None = None,
    ) -> Evidence:
        self._note(work, original, act, taker=taker, why=why, right=right)
        state = state_after(original.state, act)
        return original if state is original.state else work.put(replace(original, state=state))

    def _note(
        self,
        work: Work,
        original: Evidence,
        act: CustodyAct,
        *,
        taker: str = "",
        why: str = "",
        right: bool | None = None,
    ) -> CustodyEntry:
        return work.put(
            CustodyEntry(
                case=original.case,
                evidence=original.id,
                act=act,
                taker=taker,
                at=self._now(),
                why=why.strip(),
                hash_right=right,
            )
        )


@contextmanager
def _local(file: Path) -> Iterator[tuple[IO[bytes], int]]:
    """A file of this computer, open for reading, and its size. Raises BadInput."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise BadInput("This is not a file.", "Choose a file; a folder is packed first.")
        source = file.open("rb", buffering=0)
    except OSError as problem:
        why = (os.strerror(problem.errno) if problem.errno else "the system refused").lower()
        raise BadInput(f"The file cannot be opened: {why}.", "Choose it again.") from None
    with source:
        size = os.fstat(source.fileno()).st_size
        if not size:
            raise BadInput("The file is empty.", "Choose another one.")
        yield source, size


def _changed() -> WorkstationError:
    return BadInput("The file changed while it was being sealed.", "Close it elsewhere, try again.")


def _refuse_silence(why: str) -> None:
    if not why.strip():
        raise Refused([Blocker("why", "No reason is given.", "Say why; it stays with the piece.")])
