"""Asks back what was let out: what was read cannot be unread, but it is carried no further."""

from msgspec.structs import replace

from workstation.errors import Blocker, Refused
from workstation.ports import Clock, OpenWork, Reader, Work
from workstation.records.access import Role
from workstation.records.briefings import Briefing, BriefingState
from workstation.records.disclosures import Disclosure, RecallReason, RecallState
from workstation.records.kit import Id
from workstation.records.partners import Contact
from workstation.rules.aftercare import AfterStep, steps_after
from workstation.rules.days import day_of
from workstation.services.partners import KEEPERS

ANSWERS = (RecallState.CONFIRMED, RecallState.REFUSED)
"""What a recipient may say to it."""


class Recalls:
    """Recalls of briefings (domain part 7, wrong recipient; S28)."""

    def __init__(self, reader: Reader, open_work: OpenWork, role: Role, now: Clock) -> None:
        self._reader, self._open_work = reader, open_work
        self._role, self._now = role, now

    @property
    def may(self) -> bool:
        """Whether recalls are this user's: theirs who speak with partners."""
        return self._role in KEEPERS

    def all(self) -> tuple[Briefing, ...]:
        """What was asked back, newest first."""
        return tuple(reversed(self._reader.find(Briefing, state=BriefingState.RECALLED)))

    def of(self, briefing: Id) -> Disclosure | None:
        """What was told by a briefing that is asked back, with the reason and the answer."""
        told = self._reader.find(Disclosure, briefing=briefing)
        return next((d for d in told if d.recall is not RecallState.STANDS), None)

    def recall(self, briefing: Id, reason: RecallReason, *, reached: Id | None = None) -> Briefing:
        """Ask it back: it can be carried and sealed no more, and goes on counting as told.

        `reached` has it instead of the recipient and counts as told from now on. Where nobody
        knows who has it, every reader counts. Raises Refused for what was not released, and by
        role; Missing for a contact that is not there.
        """
        with self._open_work() as work:
            kept = work.put(replace(self._released(work, briefing), state=BriefingState.RECALLED))
            instead = work.get(Contact, reached).id if reached is not None else None
            for told in work.find(Disclosure, briefing=briefing):
                asked = replace(
                    told,
                    recall=RecallState.ASKED,
                    recall_reason=reason,
                    recalled_on=day_of(self._now()),
                    reached=instead,
                )
                work.put(asked)
            work.log("briefing recalled", briefing, {"reason": reason.value})
            work.commit()
        return kept

    def answer(self, briefing: Id, state: RecallState) -> None:
        """Write down what the recipient said. Raises Refused for what was not asked back."""
        with self._open_work() as work:
            told = work.find(Disclosure, briefing=briefing)
            asked = [d for d in told if d.recall is not RecallState.STANDS]
            if not asked or state not in ANSWERS or not self.may:
                raise _refused("Only what was asked back has an answer.")
            for disclosure in asked:
                work.put(replace(disclosure, recall=state))
            work.log("recall answered", briefing, {"answer": state.value})
            work.commit()

    def done(self, briefing: Id, step: AfterStep, learned: str = "") -> None:
        """Write down that a step after a recall is done; the last one says what was `learned`.

        Raises Refused for what is not owed, and where nothing was learned.
        """
        with self._open_work() as work:
            owed = [d for d in work.find(Disclosure, briefing=briefing) if _owes(d, step)]
            said = learned.strip()
            if not owed or not self.may or (step is AfterStep.LEARN and not said):
                raise _refused("This is not owed after a recall, or has no words.")
            value = said if step is AfterStep.LEARN else day_of(self._now())
            for told in owed:
                work.put(replace(told, **{step.value: value}))
            work.log("step after a recall done", briefing, {"step": step.value})
            work.commit()

    def _released(self, work: Work, briefing: Id) -> Briefing:
        if not self.may:
            raise _refused(f"A recall is not for a {self._role.label.lower()} to make.")
        found = work.get(Briefing, briefing)
        if found.released_at is None or found.state is BriefingState.RECALLED:
            raise _refused("Only what was released is asked back.")
        return found


def _owes(told: Disclosure, step: AfterStep) -> bool:
    return any(owed.step is step and not owed.done for owed in steps_after(told))


def _refused(words: str) -> Refused:
    return Refused([Blocker("recall", words, "Look at the list of releases.")])
