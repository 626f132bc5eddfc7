"""What an answers file decides about places and statements, and what is proposed for the rest."""

from collections.abc import Sequence

from workstation.records.briefings import HarmAnswer, StatementAnswer
from workstation.records.marks import MarkedText
from workstation.rules import marking
from workstation.services.answers import Answers, SpanAnswer


def decided(texts: tuple[MarkedText, ...], answers: Answers) -> tuple[MarkedText, ...]:
    """The texts with every decision of an answers file."""
    for d in answers.decisions:
        texts = marking.decide_words(texts, d.text, d.decision, d.say, d.reason)
    return texts


def proposed(texts: Sequence[MarkedText]) -> tuple[SpanAnswer, ...]:
    """Each place that waits, once, with the safest decision for a person to look at."""
    waiting = {text.at(mark): mark for text in texts for mark in text.marks if not mark.decision}
    return tuple(
        SpanAnswer(text=words, decision="replace", reason=mark.rule)
        for words, mark in waiting.items()
    )


def statements(answers: Answers) -> tuple[StatementAnswer, ...]:
    """What was answered to the statements of do no harm, as the records keep it."""
    return tuple(
        StatementAnswer(
            statement=int(number), answer=HarmAnswer(given), note=answers.notes.get(number, "")
        )
        for number, given in answers.do_no_harm.items()
    )
