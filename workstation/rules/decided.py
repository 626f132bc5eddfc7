"""What was decided about each marked place, as a briefing keeps it: never the words themselves."""

import hashlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from workstation.records.briefings import Decision, SpanDecision
from workstation.records.kit import UserToken
from workstation.records.marks import Mark
from workstation.rules.marking import Texts
from workstation.text import fold

_DECISIONS: Mapping[str, Decision] = MappingProxyType(
    {
        "replace": Decision.REMOVE,
        "generalise": Decision.SAY_LESS,
        "keep": Decision.KEEP,
        "drop": Decision.DROP,
    }
)


def decisions(
    texts: Texts, tokens: Mapping[str, str], randomness: bytes, by: UserToken
) -> tuple[SpanDecision, ...]:
    """One line for each different place and decision, in reading order.

    `tokens` tells which stands for whom. `by` decided whatever the program did not.
    """
    return tuple(dict.fromkeys(_each(texts, tokens, randomness, by)))


def _each(
    texts: Texts, tokens: Mapping[str, str], randomness: bytes, by: UserToken
) -> Iterator[SpanDecision]:
    for text in texts:
        for mark in text.marks:
            if mark.decision is None:
                continue
            words = fold(text.at(mark)).text
            whose = mark.whose or words
            yield SpanDecision(
                digest=_digest(words, randomness),
                decision=_DECISIONS[mark.decision],
                token=tokens.get(whose, "") if mark.decision == "replace" else "",
                rule=mark.rule,
                by=None if _by_program(mark) else by,
            )


def _by_program(mark: Mark) -> bool:
    return mark.sure and mark.decision == "replace"


def _digest(words: str, randomness: bytes) -> str:
    return hashlib.blake2b(words.encode(), key=randomness[:64], digest_size=16).hexdigest()
