"""Takes a briefing from choice to release; each step needs what the one before hands on."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from dataclasses import replace as with_changes

import msgspec
from msgspec.structs import replace

from workstation.errors import Blocker, Missing, Refused
from workstation.ports import Clock, OpenWork, Press, Reader, Redactor
from workstation.records.access import IDENTITIES, Role
from workstation.records.briefings import (
    Briefing,
    BriefingState,
    HarmAnswer,
    Profile,
    TokenUse,
)
from workstation.records.cases import Case
from workstation.records.consents import Purpose
from workstation.records.identifiers import Known
from workstation.records.involvement import Involvement
from workstation.records.kit import Id, UserToken, new_id
from workstation.records.marks import MarkedText
from workstation.records.office import Letter, Office
from workstation.records.partners import Contact
from workstation.records.release import BriefingText
from workstation.rules import gate
from workstation.rules import release as steps
from workstation.rules.consents import covers
from workstation.rules.days import day_of
from workstation.rules.decided import decisions
from workstation.rules.gate_facts import GateFacts
from workstation.rules.inference import Inference
from workstation.rules.letter import as_read, letter
from workstation.rules.proof import genuine, made
from workstation.rules.tokens import Tokens
from workstation.services import rereading
from workstation.services.answers import Answers
from workstation.services.attachments import Attachments
from workstation.services.deciding import decided, proposed, statements
from workstation.services.dossiers import Gathered, Plan, begin, gather, still_told
from workstation.services.draft_parts import enclosure, kept_words, marked_texts, shown
from workstation.services.facts import basis_of, enclosure_of, facts_of
from workstation.services.handles import with_handles
from workstation.services.inferring import inferred
from workstation.services.let_stand import may_not_stand
from workstation.services.letters import text_of, with_check_words
from workstation.services.own_name import own_names, without_own_name
from workstation.services.partners import KEEPERS
from workstation.services.replacing import letter_of, replaceable
from workstation.services.same_marks import refuse_others, refuse_telling
from workstation.services.submissions import Redacting, Submission, mixed, refuse_mixed
from workstation.services.templates import filled_template
from workstation.services.terms import allies, known_of, roster, unsaid, withheld, words_for

_UNFINISHED = frozenset({BriefingState.DRAFT, BriefingState.DNH_PASSED})


@dataclass(frozen=True, slots=True)
class Reread:
    """What this user's machine sees of a draft that is kept: `forms` of names it looked for."""

    pages: bytes = field(repr=False)
    forms: int
    found: int
    blockers: tuple[Blocker, ...]


class Releases:
    """What leaves, step by step. There is no second way out (design.md 3)."""

    def __init__(
        self,
        reader: Reader,
        open_work: OpenWork,
        redactor: Redactor,
        press: Press,
        along: Attachments,
        user: UserToken,
        role: Role,
        now: Clock,
    ) -> None:
        self._reader, self._open_work, self._redactor = reader, open_work, redactor
        self._press, self._along, self._user = press, along, user
        self._role, self._now = role, now

    def choose(self, case: Id, contact: Id, purpose: Purpose) -> Plan:
        """Begin: which case, for whom, what for. Raises Refused for a profile without a version."""
        plan = begin(
            self._reader.get(Case, case),
            self._reader.get(Contact, contact),
            purpose,
            day_of(self._now()),
        )
        facts = GateFacts(on=plan.day, contact=plan.contact, purpose=purpose)
        stopped = [*gate.contact_blockers(facts), *gate.purpose_blockers(facts)]
        if stopped:
            raise Refused(stopped)
        return plan

    def standing(self, case: Id, contact: Id) -> Sequence[tuple[str, Briefing]]:
        """The letters that a contact has about a case, by reference: a new one may replace one."""
        return replaceable(self._reader, case, contact)

    def template(self, plan: Plan, given: Answers | None = None) -> Answers:
        """The answers file with all that the records tell, for a person to finish.

        With answers `given` it is those, and each place that they leave waiting is added.
        """
        answers = given or filled_template(self._reader, plan)
        left = decided(self.mark(plan, answers).texts, answers)
        return replace(answers, decisions=(*answers.decisions, *proposed(left)))

    def mark(self, plan: Plan, answers: Answers) -> Redacting:
        """Gather the dossier and mark its texts, with the names that this user's key opens."""
        gathered = self._along.enclosed(gather(self._reader, plan, answers), answers)
        known = self._known(plan.case.id, plan.contact.id, plan.profile, gathered.fields)
        marked = marked_texts(self._redactor, gathered.dossier.texts, known)
        parts = self._reader.find(Involvement, case=plan.case.id)
        own = own_names(self._reader, plan.case.id, plan.contact.id, plan.profile, gathered.fields)
        texts = without_own_name(with_handles(marked, parts, known), own)
        return made(Redacting, gathered, texts, known)

    def redact(self, work: Redacting, texts: Sequence[MarkedText]) -> steps.Redacted:
        """Put tokens and words where marks were decided. Raises Refused while one waits.

        Raises Refused for texts other than those that were marked, too.
        """
        plan = genuine(work, Redacting).gathered.plan
        refuse_others(work.texts, texts)
        refuse_telling(self._redactor, work.known, texts)
        words = words_for(self._reader, plan.case.id, work.known)
        tokens = Tokens(bytes.fromhex(plan.randomness), self._taken(plan), words)
        marked, salt = tuple(texts), bytes.fromhex(plan.randomness)
        return steps.redacted(
            work.gathered.dossier,
            marked,
            tokens,
            lambda given: decisions(marked, given, salt, self._user),
        )

    def facts(self, work: Redacting, redacted: steps.Redacted, answers: Answers) -> GateFacts:
        """What the gate asks of this text today. Raises Refused for another dossier's text."""
        gathered = genuine(work, Redacting).gathered
        if genuine(redacted, steps.Redacted).dossier != gathered.dossier:
            raise mixed()
        refuse_others(work.texts, redacted.marked)
        text, plan = shown(redacted), gathered.plan
        # A name that was written down since the texts were marked is looked for as well.
        named = self._known(plan.case.id, plan.contact.id, plan.profile, gathered.fields)
        known = withheld(self._reader, plan.case.id, named, plan.profile, gathered.fields)
        known = may_not_stand(known, plan.contact, kept_words(redacted.kept, ()))
        left = self._redactor.left(text, known)
        told = self._as_counted(work, redacted, answers)
        along = enclosure(gathered.dossier, told.draft, answers)
        facts = facts_of(self._reader, told.draft, len(left), day_of(self._now()), along)
        return with_changes(facts, unlike=told.blockers)

    def infer(self, work: Redacting, redacted: steps.Redacted, answers: Answers) -> Inference:
        """What the recipient could infer from this text and from what they had before."""
        draft = self._as_counted(work, redacted, answers).draft
        return inferred(self._reader, self._redactor, draft, shown(redacted), day_of(self._now()))

    def infer_kept(self, briefing: Id) -> Inference:
        """The same of a draft that is kept. Raises Missing for one without words."""
        draft, letter = self._kept(briefing)
        text = text_of(letter)
        told = self._told(draft, text).draft
        return inferred(self._reader, self._redactor, told, text, day_of(self._now()))

    def clear(self, work: Redacting, redacted: steps.Redacted, answers: Answers) -> steps.Cleared:
        """Consent, risk, small cells, jigsaw, recipient. Raises Refused with all blockers."""
        facts = self.facts(work, redacted, answers)
        return steps.cleared(redacted, facts, self._consents(work.gathered.plan, facts))

    def check(self, cleared: steps.Cleared, answers: Answers) -> steps.Checked:
        """The fourteen do-no-harm statements. Raises Refused for each that is not a yes."""
        return steps.checked(cleared, statements(answers), self._user)

    def compose(self, checked: steps.Checked) -> steps.Composed:
        """The words that the second person reads."""
        return steps.composed(checked, with_check_words(letter(checked), self._office().signer))

    def as_read(self, redacted: steps.Redacted) -> bytes:
        """The pages as the recipient would read them, before anything was cleared."""
        genuine(redacted, steps.Redacted)
        return self._press.preview(as_read(redacted), self._along.pictures(redacted.dossier))

    def preview(self, composed: steps.Composed) -> bytes:
        """The unsigned pages, for the screen."""
        dossier = genuine(composed, steps.Composed).checked.cleared.redacted.dossier
        return self._press.preview(composed.text, self._along.pictures(dossier))

    def reread(self, briefing: Id) -> Reread:
        """A kept draft as this machine sees it today. Raises Missing for one without words."""
        draft, letter = self._kept(briefing)
        text = text_of(letter)
        counted = self._told(draft, text)
        draft = counted.draft
        assert draft.case is not None
        told = (draft.profile, draft.fields)
        named = self._known(draft.case, draft.contact, *told)
        known = withheld(self._reader, draft.case, named, *told)
        known = may_not_stand(known, self._reader.get(Contact, draft.contact), letter.kept)
        found = len(self._redactor.left(text, known))
        facts = facts_of(self._reader, draft, found, day_of(self._now()))
        # Without the names a line of a person cannot be told from one that nobody agreed to.
        unlike = counted.blockers if self._reader.holds(IDENTITIES) else ()
        stopped = (*unlike, *gate.check_blockers(facts), *gate.harm_blockers(facts))
        pictures = self._along.pictures_of(enclosure_of(self._reader, draft.id))
        return Reread(self._press.preview(text, pictures), len(known), found, stopped)

    def _kept(self, briefing: Id) -> tuple[Briefing, Letter]:
        draft = self._reader.get(Briefing, briefing)
        letters = self._reader.find(Letter, briefing=briefing)
        if not letters or draft.case is None:
            raise Missing("There is no such briefing.", "Look at the list of releases.")
        return draft, letters[0]

    def step_through(self, plan: Plan, answers: Answers) -> Submission:
        """Every step in order, from an answers file. Raises Refused at the first that stops."""
        work = self.mark(plan, answers)
        redacted = self.redact(work, decided(work.texts, answers))
        checked = self.check(self.clear(work, redacted, answers), answers)
        return Submission(work, answers, self.compose(checked))

    def submit(self, submission: Submission) -> Briefing:
        """Keep the draft for the second person; nothing has left.

        It takes the place of what was sent back or waits for the same recipient. Raises Refused
        for a role that only reads, and for what stands against it by now.
        """
        if self._role not in KEEPERS:
            words = f"A briefing is not for a {self._role.label.lower()} to write."
            raise Refused([Blocker("release.role", words, "Ask a briefing officer.")])
        refuse_mixed(submission, self._user)
        checked = submission.composed.checked
        redacted = checked.cleared.redacted
        fresh = self._briefing(submission.work.gathered, redacted, submission.answers)
        told = self._as_counted(submission.work, redacted, submission.answers)
        along = enclosure(redacted.dossier, told.draft, submission.answers)
        # The scan is of the same words; all else may have changed since they were cleared.
        facts = facts_of(self._reader, told.draft, 0, day_of(self._now()), along)
        facts = with_changes(facts, unlike=told.blockers)
        if stopped := [*gate.check_blockers(facts), *gate.harm_blockers(facts)]:
            raise Refused(stopped)
        text = msgspec.json.encode(submission.composed.text)
        ready = replace(
            fresh,
            details=told.draft.details,
            state=BriefingState.DNH_PASSED,
            k_result=checked.cleared.fits,
            text_sha256=hashlib.sha256(text).hexdigest(),
        )
        said = kept_words(redacted.kept, told.uncounted)
        with self._open_work() as unit:
            for before in unit.find(Briefing, case=ready.case):
                if before.contact == ready.contact and before.state in _UNFINISHED:
                    unit.put(replace(before, state=BriefingState.SUPERSEDED))
            kept = unit.put(ready)
            unit.put(Letter(case=kept.case, briefing=kept.id, text=text.decode(), kept=said))
            if redacted.dossier.attached:
                unit.put(enclosure(redacted.dossier, kept, submission.answers))
            unit.log("briefing submitted", kept.id)
            unit.commit()
        return kept

    def _known(
        self, case: Id, contact: Id, profile: Profile, fields: Sequence[str]
    ) -> tuple[Known, ...]:
        held = self._reader.holds(IDENTITIES)
        named = (*known_of(self._reader, case), *roster(self._reader, case)) if held else ()
        firm = unsaid(self._reader, case, profile, fields)
        return (*named, *firm, *allies(self._reader, contact))

    def _taken(self, plan: Plan) -> tuple[str, ...]:
        """Codes of every earlier briefing of the case: no two recipients share one."""
        earlier = self._reader.find(Briefing, case=plan.case.id)
        return tuple(use.token for briefing in earlier for use in briefing.tokens)

    def _briefing(self, gathered: Gathered, redacted: steps.Redacted, answers: Answers) -> Briefing:
        plan = gathered.plan
        return Briefing(
            case=plan.case.id,
            contact=plan.contact.id,
            profile=plan.profile,
            purpose=plan.purpose,
            scope=plan.scope,
            issues=gathered.issues,
            basis=basis_of(self._reader, plan.case.id, plan.contact.id),
            answers=statements(answers),
            randomness=plan.randomness,
            day=plan.day,
            decisions=redacted.decisions,
            tokens=tuple(TokenUse(referent=new_id(), token=t) for t in redacted.tokens),
            details=gathered.cut.kept,
            fields=gathered.fields,
            spread=gathered.spread,
            state=BriefingState.REDACTED,
            written_by=self._user,
            read_by_person=HarmAnswer(answers.read_by_person),
            replaces=letter_of(
                self._reader, plan.case.id, plan.contact.id, gathered.dossier.replaces
            ),
        )

    def _as_counted(
        self, work: Redacting, redacted: steps.Redacted, answers: Answers
    ) -> rereading.Reread:
        """The draft with all that its words tell, listed or not, as the second person counts it."""
        draft = self._briefing(work.gathered, redacted, answers)
        told = self._told(draft, as_read(redacted))
        if still_told(self._reader, work.gathered):
            return told
        return with_changes(told, blockers=(*told.blockers, rereading.UNLIKE))

    def _told(self, draft: Briefing, text: BriefingText) -> rereading.Reread:
        return rereading.reread(self._reader, draft, text, day_of(self._now()))

    def _consents(self, plan: Plan, facts: GateFacts) -> tuple[Id, ...]:
        return tuple(
            consent.id
            for consent in facts.consents or ()
            if covers(consent, plan.purpose, plan.contact.id, plan.scope, plan.day)
        )

    def _office(self) -> Office:
        return self._reader.find(Office)[0]
