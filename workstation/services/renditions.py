"""Writes the account for sharing from the worker's own words, by handles in place of names."""

from msgspec.structs import replace

from workstation.errors import Blocker, Missing, Refused
from workstation.ports import Clock, OpenWork, Reader, Redactor
from workstation.records.accounts import Account, Rendition, RenditionState
from workstation.records.briefings import Profile
from workstation.records.identifiers import Known
from workstation.records.involvement import Involvement
from workstation.records.kit import Id, UserToken
from workstation.records.marks import FreeText, Mark, MarkedText
from workstation.rules.asked import changed_blockers
from workstation.rules.days import day_of
from workstation.rules.tokens import KIND_WORDS
from workstation.services.terms import known_of, roster, unsaid


class Renditions:
    """What a case worker confirms, and a briefing officer works from."""

    def __init__(
        self,
        reader: Reader,
        open_work: OpenWork,
        redactor: Redactor,
        user: UserToken,
        now: Clock,
    ) -> None:
        self._reader, self._open_work = reader, open_work
        self._redactor, self._user, self._now = redactor, user, now

    def of(self, case: Id) -> Rendition | None:
        """The newest account for sharing of a case."""
        found = self._reader.find(Rendition, case=case)
        return found[-1] if found else None

    def draft(self, case: Id) -> Rendition:
        """A proposal: every name the scanner sees becomes a handle, everything else a gap.

        Raises Missing where nothing was said, NotEntitled without the identities.
        """
        accounts = self._reader.find(Account, case=case)
        if not accounts:
            raise Missing("This case has no account yet.", "Write down what the worker said.")
        account = accounts[-1]
        known = self._named(case)
        text = FreeText("account", account.text, account.language)
        marked = self._marked(case, text, known)
        before = self.of(case) or Rendition(case=case, account=account.id, account_revision=0)
        return replace(
            before,
            account=account.id,
            account_revision=account.revision,
            text=self._by_handles(case, marked, known),
            language=account.language,
            state=RenditionState.DRAFT,
        )

    def confirm(self, rendition: Rendition) -> Rendition:
        """Stand by an account for sharing.

        Raises Refused while it still names somebody, and for the account of another case.
        """
        assert rendition.case is not None
        before = next(iter(self._reader.find(Rendition, id=rendition.id)), None)
        if moved := changed_blockers(rendition, before):
            raise Refused(moved)
        known = self._named(rendition.case)
        (marked,) = self._redactor.mark([FreeText("account", rendition.text)], known)
        named = [mark for mark in marked.marks if mark.whose is not None and mark.sure]
        if named:
            words = f"{len(named)} places still name somebody."
            raise Refused([Blocker("account", words, "Put the handle there, as “Worker A”.")])
        confirmed = replace(
            rendition,
            state=RenditionState.CONFIRMED,
            confirmed_by=self._user,
            confirmed_on=day_of(self._now()),
        )
        with self._open_work() as work:
            kept = work.put(confirmed)
            work.log("account for sharing confirmed", kept.case)
            work.commit()
        return kept

    def _named(self, case: Id) -> tuple[Known, ...]:
        return (*known_of(self._reader, case), *roster(self._reader, case))

    def _marked(self, case: Id, text: FreeText, known: tuple[Known, ...]) -> MarkedText:
        """The text with its marks; the case's own firm and places stay, each letter looks again."""
        firm = unsaid(self._reader, case, Profile.PUB, ())
        (marked,) = self._redactor.mark([text], (*known, *firm))
        stay = {item.id for item in firm}
        return replace(marked, marks=tuple(m for m in marked.marks if m.whose not in stay))

    def _by_handles(self, case: Id, marked: MarkedText, known: tuple[Known, ...]) -> str:
        handles = {i.person: i.handle for i in self._reader.find(Involvement, case=case)}
        owners = {item.id: item.owner for item in known}
        text, last = "", 0
        for mark in marked.marks:
            handle = handles.get(Id(owners.get(mark.whose or "", "")))
            text += marked.text[last : mark.start] + (handle or f"[{_gap(mark)}]")
            last = mark.end
        return text + marked.text[last:]


def _gap(mark: Mark) -> str:
    return KIND_WORDS.get(mark.kind, "Detail").lower()
