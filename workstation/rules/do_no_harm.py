"""The fourteen statements before anything leaves; only yes is good (S13, part 4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workstation.errors import Blocker
from workstation.records.briefings import HarmAnswer, StatementAnswer


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement; the program answers some itself and nobody can tick those."""

    number: int
    words: str
    remedy: str
    by_program: bool = False


STATEMENTS = (
    Statement(1, "It serves the worker", "Do not send it, and say why."),
    Statement(2, "It is the least that will do", "Say less."),
    Statement(3, "The worker still wants it today", "Ask the worker at a safe time."),
    Statement(4, "Assessment in date", "A protection officer signs a new one.", by_program=True),
    Statement(5, "Enough people fit the text", "Say less.", by_program=True),
    Statement(6, "Nothing adds up with earlier releases", "Say less, or wait.", by_program=True),
    Statement(7, "Staff list, 10 minutes: nobody could be named", "Let somebody else try it."),
    Statement(
        8,
        "No known name left, pictures included",
        "Take out what was found.",
        by_program=True,
    ),
    Statement(9, "Family, defender and interpreter are safe", "Ask the protection officer."),
    Statement(10, "Nobody on the other side is close to them", "Choose another recipient."),
    Statement(11, "Safeguards are in place first", "Wait until they are given."),
    Statement(12, "The worker knows when, and how to signal danger", "Tell the worker first."),
    Statement(13, "It is not next to a complaint, visit or raid", "Wait."),
    Statement(14, "Recipient, channel and onward rules are checked", "Check them again."),
)
BY_PROGRAM = frozenset(s.number for s in STATEMENTS if s.by_program)
BY_PERSON = frozenset(s.number for s in STATEMENTS) - BY_PROGRAM


def answered(
    answers: Sequence[StatementAnswer], program: Mapping[int, bool | None]
) -> dict[int, HarmAnswer]:
    """The answer to every statement: a person's or the program's, never one for the other.

    What is missing is unsure; of two answers by people the worse one counts.
    """
    found = {s.number: HarmAnswer.UNSURE for s in STATEMENTS}
    for number in BY_PERSON:
        given = {a.answer for a in answers if a.statement == number}
        worst = next((a for a in _WORST_FIRST if a in given), HarmAnswer.UNSURE)
        found[number] = worst
    for number in BY_PROGRAM:
        passed = program.get(number)
        if passed is not None:
            found[number] = HarmAnswer.YES if passed else HarmAnswer.NO
    return found


_WORST_FIRST = (HarmAnswer.NO, HarmAnswer.UNSURE, HarmAnswer.YES)


def blockers(
    answers: Sequence[StatementAnswer], program: Mapping[int, bool | None]
) -> list[Blocker]:
    """One blocker for every statement that is not yes; no role and no deadline outranks it."""
    found = answered(answers, program)
    return [
        Blocker(f"harm.{s.number}", f"{s.number}: “{s.words}” is not a yes.", s.remedy)
        for s in STATEMENTS
        if found[s.number] is not HarmAnswer.YES
    ]
