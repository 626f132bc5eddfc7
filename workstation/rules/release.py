"""The steps of a release as values: each step takes only what the one before hands on."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import msgspec

from workstation.errors import Blocker, Refused
from workstation.records.attachments import EnclosedPage
from workstation.records.briefings import SpanDecision, StatementAnswer
from workstation.records.kit import Id, UserToken
from workstation.records.marks import FreeText, MarkedText
from workstation.records.release import BriefingText, Paragraph
from workstation.rules import gate, marking
from workstation.rules.gate_facts import GateFacts
from workstation.rules.proof import Proven, genuine, made
from workstation.rules.tokens import Tokens


class Ask(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that is asked of the recipient, and by when (S24)."""

    what: str
    by: dt.date
    issue: str = ""


class IssueLine(msgspec.Struct, frozen=True):
    """An issue as the recipient reads it: its code in words, never who raised it.

    A reader who is told of the work area alone gets no code.
    """

    code: str
    words: str
    work_area: str
    answer: str = ""


class Attached(msgspec.Struct, frozen=True):
    """What goes along: pages as pictures, or a text that stands under `key` with the others."""

    key: str
    piece: Id
    pages: tuple[EnclosedPage, ...] = ()

    @property
    def words(self) -> str:
        """The key of the words that say what it shows."""
        return f"{self.key} words"


class Dossier(msgspec.Struct, frozen=True):
    """What the profile admits of a case, said as generally as the profile demands.

    Holds no name, no identifier and no original text beyond `texts`, which are redacted next.
    """

    case: Id
    contact: Id
    profile: str
    recipient: str
    site: str
    place: str
    period: str
    affected: str
    issues: tuple[IssueLine, ...]
    asks: tuple[Ask, ...]
    texts: tuple[FreeText, ...]
    day: dt.date
    reference: str
    replaces: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    spread: str = ""
    attached: tuple[Attached, ...] = ()


class Worded(Proven, frozen=True):
    """A dossier with the paragraphs of its free texts, to be laid out."""

    dossier: Dossier
    texts: Mapping[str, tuple[Paragraph, ...]]


class Redacted(Worded, frozen=True):
    """The dossier with every free text decided: tokens stand for people, nothing waits."""

    marked: tuple[MarkedText, ...]
    tokens: tuple[str, ...]
    decisions: tuple[SpanDecision, ...]

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What stays in, with its reason."""
        return marking.kept(self.marked)


class Cleared(Proven, frozen=True):
    """Redacted, and consent, risk, small cells, jigsaw and recipient stand in the way no more."""

    redacted: Redacted
    facts: GateFacts
    consents: tuple[Id, ...]

    @property
    def fits(self) -> int:
        """How many people fit what it tells."""
        return self.facts.k or 0


class Checked(Proven, frozen=True):
    """Cleared, and all fourteen do-no-harm statements answered yes (S13)."""

    cleared: Cleared
    answers: Mapping[int, str]
    author: UserToken


class Composed(Proven, frozen=True):
    """Checked and put into words: the only thing that a second person can be asked to approve."""

    checked: Checked
    text: BriefingText


class Passed(Proven, frozen=True):
    """Words that the whole gate let through, second person and all: the only thing to be signed."""

    text: BriefingText
    facts: GateFacts


def worded(dossier: Dossier, texts: Mapping[str, tuple[Paragraph, ...]]) -> Worded:
    """A dossier as it might be read; it goes no farther than somebody's eyes."""
    return made(Worded, dossier, MappingProxyType(dict(texts)))


def redacted(
    dossier: Dossier,
    marked: Sequence[MarkedText],
    tokens: Tokens,
    decided: Callable[[Mapping[str, str]], tuple[SpanDecision, ...]],
) -> Redacted:
    """Every free text of the dossier as it is decided; Refused while a place of one waits.

    `decided` is told the tokens that were given, by whom they stand for.
    """
    if [(t.key, t.text) for t in dossier.texts] != [(t.key, t.text) for t in marked]:
        words = "Texts are missing, or others than were gathered."
        raise Refused([Blocker("redaction.marks", words, "Go through the texts anew.")])
    texts = marking.paragraphs(tuple(marked), tokens)
    given = tuple(tokens.given.values())
    read_only = MappingProxyType(dict(texts))
    return made(Redacted, dossier, read_only, tuple(marked), given, decided(tokens.given))


def cleared(before: Redacted, facts: GateFacts, consents: tuple[Id, ...]) -> Cleared:
    """Nothing that the program finds stands in the way; Refused with all of it otherwise."""
    genuine(before, Redacted)
    if blockers := gate.check_blockers(facts):
        raise Refused(blockers)
    return made(Cleared, before, facts, consents)


def checked(before: Cleared, answers: tuple[StatementAnswer, ...], author: UserToken) -> Checked:
    """All fourteen answers are yes; Refused with those that are not."""
    genuine(before, Cleared)
    if blockers := gate.harm_blockers(replace(before.facts, answers=answers)):
        raise Refused(blockers)
    said = MappingProxyType({a.statement: a.answer.value for a in answers})
    return made(Checked, before, said, author)


def composed(before: Checked, text: BriefingText) -> Composed:
    """The words that the second person reads."""
    return made(Composed, genuine(before, Checked), text)


def passed(text: BriefingText, facts: GateFacts) -> Passed:
    """The whole gate lets these words through; Refused with all that stands against them."""
    if blockers := gate.blockers(facts):
        raise Refused(blockers)
    return made(Passed, text, facts)
