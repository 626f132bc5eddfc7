"""Where a release stands, as a value; each transition gives a new one and touches nothing."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

import msgspec

from workstation.errors import Blocker
from workstation.records.briefings import HarmAnswer
from workstation.records.cases import Case
from workstation.records.kit import Id
from workstation.records.marks import Decision, Mark, MarkedText
from workstation.records.partners import Contact
from workstation.rules import gate, marking
from workstation.rules.do_no_harm import answered
from workstation.rules.gate_facts import GateFacts
from workstation.rules.inference import Inference
from workstation.rules.release import Redacted
from workstation.services.answers import Answers, AttachmentAnswer
from workstation.services.deciding import statements
from workstation.services.dossiers import Plan
from workstation.services.same_marks import still_marked
from workstation.services.submissions import Redacting
from workstation.text import fold

Texts = tuple[MarkedText, ...]


class Step(IntEnum):
    """The seven steps, in order."""

    CHOOSE = 0
    ATTACH = 1
    REDACT = 2
    CHECKS = 3
    HARM = 4
    SECOND = 5
    DONE = 6


@dataclass(frozen=True, slots=True)
class Wizard:
    """A release in hand: what was chosen, the texts as decided so far, and what the gate said."""

    case: Id | None = None
    code: str = ""
    step: Step = Step.CHOOSE
    plan: Plan | None = None
    contact: Contact | None = None
    answers: Answers = dataclasses.field(default_factory=Answers)
    work: Redacting | None = None
    texts: Texts = ()
    before: tuple[Texts, ...] = ()
    at: tuple[str, int] | None = None
    redacted: Redacted | None = None
    facts: GateFacts | None = None
    inference: Inference | None = None
    briefing: Id | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A place that a person decides, with how many places are equal to it."""

    key: str
    mark: Mark
    words: str
    times: int


def named(wizard: Wizard, case: Case) -> Wizard:
    """By which code people speak of the case."""
    return dataclasses.replace(wizard, code=case.code)


def marked(wizard: Wizard, plan: Plan, answers: Answers, work: Redacting) -> Wizard:
    """What is told was chosen; what was decided about the same texts before is kept.

    Not so where this reader's text has a mark that the other one's had not.
    """
    kept = {text.key: text for text in wizard.texts}
    texts = tuple(
        old
        if (old := kept.get(text.key)) and old.text == text.text and still_marked(text, old)
        else text
        for text in work.texts
    )
    fresh = dataclasses.replace(
        wizard, step=Step.REDACT, plan=plan, answers=answers, work=work, texts=texts
    )
    return to_next(
        dataclasses.replace(
            fresh, contact=plan.contact, before=(), at=None, redacted=None, facts=None
        )
    )


def chosen_now(wizard: Wizard, answers: Answers) -> Answers:
    """What the first step says now, with what later steps said already."""
    before = wizard.answers
    return msgspec.structs.replace(
        answers,
        do_no_harm=before.do_no_harm,
        attachments=before.attachments,
        pictures_because=before.pictures_because,
    )


def with_attachments(wizard: Wizard, along: tuple[AttachmentAnswer, ...], because: str) -> Wizard:
    """What goes along was chosen."""
    answers = msgspec.structs.replace(
        wizard.answers, attachments=along, pictures_because=because.strip()
    )
    return dataclasses.replace(wizard, answers=answers)


def waiting(wizard: Wizard) -> list[Waiting]:
    """What is still to decide, each once, in reading order."""
    found: dict[str, Waiting] = {}
    for key, mark in marking.undecided(wizard.texts):
        words = text_of(wizard, key).at(mark)
        same = fold(words).text
        first = found.get(same)
        if first is None:
            found[same] = Waiting(key, mark, words, 1)
        else:
            found[same] = dataclasses.replace(first, times=first.times + 1)
    return list(found.values())


def current(wizard: Wizard) -> Mark | None:
    """The place in hand, waiting or decided."""
    if wizard.at is None:
        return None
    key, start = wizard.at
    return next((m for m in text_of(wizard, key).marks if m.start == start), None)


def chosen(wizard: Wizard, key: str, start: int) -> Wizard:
    """Take a place in hand."""
    return dataclasses.replace(wizard, at=(key, start))


def to_next(wizard: Wizard) -> Wizard:
    """Take the next waiting place in hand, round again after the last; none where none waits."""
    left = [(w.key, w.mark.start) for w in waiting(wizard)]
    if not left:
        return dataclasses.replace(wizard, at=None)
    order = [text.key for text in wizard.texts]
    ranked = [(order.index(key), start, (key, start)) for key, start in left]
    here = (-1, -1) if wizard.at is None else (order.index(wizard.at[0]), wizard.at[1])
    later = [place for rank, start, place in ranked if (rank, start) > here]
    return dataclasses.replace(wizard, at=(later or left)[0])


def decided(wizard: Wizard, decision: Decision, say: str = "", reason: str = "") -> Wizard:
    """Decide the place in hand and all equal to it. Raises BadInput for a missing reason."""
    mark = current(wizard)
    if mark is None or wizard.at is None:
        return wizard
    texts = marking.decide(wizard.texts, wizard.at[0], mark, decision, say, reason)
    return to_next(_changed(wizard, texts))


def same_as(wizard: Wizard, whose: str, kind: str) -> Wizard:
    """The place in hand, and all equal to it, stand for somebody who has a token already."""
    mark = current(wizard)
    if mark is None or wizard.at is None:
        return wizard
    open_again = marking.undo(wizard.texts, wizard.at[0], mark)
    replaced = marking.decide(open_again, wizard.at[0], mark, "replace")
    texts = tuple(
        msgspec.structs.replace(
            after,
            marks=tuple(
                m if m == old else msgspec.structs.replace(m, whose=whose, kind=kind)
                for old, m in zip(before.marks, after.marks, strict=True)
            ),
        )
        for before, after in zip(open_again, replaced, strict=True)
    )
    return to_next(_changed(wizard, texts))


def by_hand(wizard: Wizard, key: str, start: int, end: int) -> Wizard:
    """Mark words that no rule saw; a token stands for them until something else is decided."""
    fresh = _changed(wizard, marking.mark_by_hand(wizard.texts, key, start, end))
    here = next(m.start for m in text_of(fresh, key).marks if m.start <= start < m.end)
    return dataclasses.replace(fresh, at=(key, here))


def undone(wizard: Wizard) -> Wizard:
    """Take the last decision back; the place that it was about is in hand again."""
    if not wizard.before:
        return wizard
    texts, now = wizard.before[-1], {text.key: text.marks for text in wizard.texts}
    changed = (
        (text.key, mark.start)
        for text in texts
        for mark in text.marks
        if mark not in now.get(text.key, ())
    )
    at = next(changed, None)
    fresh = dataclasses.replace(
        wizard, texts=texts, before=wizard.before[:-1], at=at, redacted=None
    )
    return fresh if at is not None else to_next(fresh)


def reopened(wizard: Wizard) -> Wizard:
    """Let the place in hand wait again."""
    mark = current(wizard)
    if mark is None or wizard.at is None:
        return wizard
    return _changed(wizard, marking.undo(wizard.texts, wizard.at[0], mark))


def checked(
    wizard: Wizard, redacted: Redacted, facts: GateFacts, inference: Inference | None = None
) -> Wizard:
    """All is decided, the gate was asked, and it is known what a reader could infer."""
    return dataclasses.replace(
        wizard, step=Step.CHECKS, redacted=redacted, facts=facts, inference=inference
    )


def answer(wizard: Wizard, number: int, given: HarmAnswer) -> Wizard:
    """Answer a statement of do no harm."""
    told = {**wizard.answers.do_no_harm, str(number): given.value}
    return dataclasses.replace(
        wizard, answers=msgspec.structs.replace(wizard.answers, do_no_harm=told)
    )


def at_step(wizard: Wizard, step: Step) -> Wizard:
    """Go to a step that was reached before."""
    return dataclasses.replace(wizard, step=step)


def submitted(wizard: Wizard, briefing: Id) -> Wizard:
    """The draft is kept and waits for the second person."""
    return dataclasses.replace(wizard, step=Step.SECOND, briefing=briefing)


def facts_now(wizard: Wizard) -> GateFacts:
    """What the gate was told, with the answers as they are now."""
    assert wizard.facts is not None
    return dataclasses.replace(wizard.facts, answers=statements(wizard.answers))


def check_blockers(wizard: Wizard) -> list[Blocker]:
    """What the program found by itself."""
    return gate.check_blockers(wizard.facts) if wizard.facts is not None else []


def harm_answers(wizard: Wizard) -> dict[int, HarmAnswer]:
    """Every statement's answer, by people and by the program."""
    facts = facts_now(wizard)
    return answered(facts.answers, gate.program_answers(facts))


def text_of(wizard: Wizard, key: str) -> MarkedText:
    """The text of a key."""
    return next(text for text in wizard.texts if text.key == key)


def marks_of(wizard: Wizard) -> Iterator[tuple[MarkedText, Mark]]:
    """Every mark with its text, in reading order."""
    return ((text, mark) for text in wizard.texts for mark in text.marks)


def as_waiting(texts: Texts) -> Texts:
    """The texts as they can be read now: what is not decided says nothing."""
    return tuple(
        msgspec.structs.replace(
            text,
            marks=tuple(
                m if m.decision else msgspec.structs.replace(m, decision="drop") for m in text.marks
            ),
        )
        for text in texts
    )


def _changed(wizard: Wizard, texts: Texts) -> Wizard:
    return dataclasses.replace(
        wizard, texts=texts, before=(*wizard.before, wizard.texts), redacted=None, facts=None
    )
