"""The steps of a release as values: each step takes only what the one before hands on."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import msgspec

from workstation.errors import Blocker, Refused
from workstation.records.attachments import EnclosedPage
from workstation.records.briefings import SpanDecision, StatementAnswer
from workstation.records.kit import Id, UserToken
from workstation.records.marks import FreeText
from workstation.records.release import BriefingText, Paragraph
from workstation.rules import gate
from workstation.rules.gate_facts import GateFacts

_STEP: Final = object()


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


class Redacted(msgspec.Struct, frozen=True):
    """The dossier with every free text decided: tokens stand for people, nothing waits."""

    dossier: Dossier
    texts: Mapping[str, tuple[Paragraph, ...]]
    tokens: tuple[str, ...]
    kept: tuple[tuple[str, str], ...]
    decisions: tuple[SpanDecision, ...]
    step: object = None

    def __post_init__(self) -> None:
        _only_from_its_step(self.step)


class Cleared(msgspec.Struct, frozen=True):
    """Redacted, and consent, risk, small cells, jigsaw and recipient stand in the way no more."""

    redacted: Redacted
    facts: GateFacts
    consents: tuple[Id, ...]
    step: object = None

    @property
    def fits(self) -> int:
        """How many people fit what it tells."""
        return self.facts.k or 0

    def __post_init__(self) -> None:
        _only_from_its_step(self.step)


class Checked(msgspec.Struct, frozen=True):
    """Cleared, and all fourteen do-no-harm statements answered yes (S13)."""

    cleared: Cleared
    answers: Mapping[int, str]
    author: UserToken
    step: object = None

    def __post_init__(self) -> None:
        _only_from_its_step(self.step)


class Composed(msgspec.Struct, frozen=True):
    """Checked and put into words: the only thing that a second person can be asked to approve."""

    checked: Checked
    text: BriefingText
    step: object = None

    def __post_init__(self) -> None:
        _only_from_its_step(self.step)


def _only_from_its_step(step: object) -> None:
    if step is not _STEP:
        raise TypeError("a release goes through its steps in order")


def redacted(
    dossier: Dossier,
    texts: Mapping[str, tuple[Paragraph, ...]],
    tokens: tuple[str, ...],
    kept: tuple[tuple[str, str], ...],
    decisions: tuple[SpanDecision, ...] = (),
) -> Redacted:
    """Every free text of the dossier has its redacted paragraphs; Refused if one is missing."""
    missing = [t.key for t in dossier.texts if t.key not in texts]
    if missing:
        raise Refused(
            [Blocker("redaction", f"The text “{missing[0]}” is not decided yet.", "Go through it.")]
        )
    return Redacted(dossier, dict(texts), tokens, kept, decisions, _STEP)


def cleared(before: Redacted, facts: GateFacts, consents: tuple[Id, ...]) -> Cleared:
    """Nothing that the program finds stands in the way; Refused with all of it otherwise."""
    if blockers := gate.check_blockers(facts):
        raise Refused(blockers)
    return Cleared(before, facts, consents, _STEP)


def checked(before: Cleared, answers: tuple[StatementAnswer, ...], author: UserToken) -> Checked:
    """All fourteen answers are yes; Refused with those that are not."""
    if blockers := gate.harm_blockers(replace(before.facts, answers=answers)):
        raise Refused(blockers)
    return Checked(before, {a.statement: a.answer.value for a in answers}, author, _STEP)


def composed(before: Checked, text: BriefingText) -> Composed:
    """The words that the second person reads."""
    return Composed(before, text, _STEP)
