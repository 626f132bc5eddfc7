"""Puts a checked release into the words that the recipient reads."""

from workstation.records.generalise import month
from workstation.records.release import (
    AnswerLines,
    Block,
    BriefingText,
    Bullets,
    Grid,
    Heading,
    Paragraph,
    Run,
)
from workstation.rules.release import Checked, Dossier

TITLE = "Briefing on working conditions"

HANDLING = (
    "Do not pass this briefing on, in whole or in part.",
    "Do not try to find out who spoke, and let nobody else try.",
    "Do not contact workers about it; answer to the sender.",
    "Keep it where only the people who act on it can read it, and destroy it when told to.",
)
"""Handling terms of every briefing (S28)."""

NO_RETALIATION = (
    "Nobody is dismissed, moved, fined, threatened or questioned because of this briefing.",
    "No list is made of who may have spoken, and no phone or message is looked through.",
    "Workers may use any other channel, alone or together, at any time.",
    "Tell managers and line leaders these terms in writing before acting.",
)
"""Terms of non-retaliation (S5, S8, S10, S31)."""


def letter(step: Checked) -> BriefingText:
    """The whole briefing as text; nothing in it comes from outside the checked release.

    Its check words are those of its content, and added last.
    """
    dossier = step.cleared.redacted.dossier
    return BriefingText(
        title=TITLE,
        recipient=dossier.recipient,
        day=dossier.day,
        reference=dossier.reference,
        check_words=(),
        handling=HANDLING,
        blocks=(*_instead(dossier), *_told(step), *_asked(step), *_terms(), *_answer(dossier)),
    )


def _instead(dossier: Dossier) -> tuple[Block, ...]:
    if not dossier.replaces:
        return ()
    words = f"This briefing takes the place of {dossier.replaces}. Destroy that one and its copies."
    return (_plain(words),)


def _told(step: Checked) -> tuple[Block, ...]:
    redacted = step.cleared.redacted
    opening = _plain(_opening(redacted.dossier))
    return (
        Heading("What workers told us"),
        opening,
        _issues(redacted.dossier),
        *redacted.texts.get("summary", ()),
        *_account(redacted.texts.get("account", ())),
    )


def _account(paragraphs: tuple[Paragraph, ...]) -> tuple[Block, ...]:
    if not paragraphs:
        return ()
    return (Heading("What was said, without what identifies anybody", 3), *paragraphs)


def _opening(dossier: Dossier) -> str:
    where = f" at {dossier.site}" if dossier.site else ""
    place = f", {dossier.place}" if dossier.place else ""
    many = f" Workers affected: {dossier.affected}." if dossier.affected else ""
    return f"{_when(dossier.period)}, workers{where}{place} raised the issues below.{many}"


def _when(period: str) -> str:
    quarter = _QUARTERS.get(period[:2])
    if quarter:
        return f"In the {quarter} quarter of {period[3:]}"
    return f"In {period}" if period else "Recently"


_QUARTERS = {"Q1": "first", "Q2": "second", "Q3": "third", "Q4": "fourth"}


def _issues(dossier: Dossier) -> Grid:
    rows = tuple(
        (_plain(line.code), _plain(line.words), _plain(line.work_area)) for line in dossier.issues
    )
    return Grid(("Code", "Issue", "Work area"), rows, (0.12, 0.58, 0.3))


def _asked(step: Checked) -> tuple[Block, ...]:
    redacted = step.cleared.redacted
    rows = tuple(
        (
            _plain(str(number)),
            _one(redacted.texts[f"ask {number}"]),
            _plain(f"{ask.by.day} {month(ask.by)}"),
        )
        for number, ask in enumerate(redacted.dossier.asks, 1)
    )
    return (
        Heading("What is asked, and by when"),
        Grid(("No.", "What is asked", "By"), rows, (0.08, 0.64, 0.28)),
    )


def _terms() -> tuple[Block, ...]:
    return (
        Heading("Nobody may be punished for this"),
        Bullets(tuple(_plain(line) for line in NO_RETALIATION)),
    )


def _answer(dossier: Dossier) -> tuple[Block, ...]:
    asks = tuple(
        AnswerLines(f"What you did about number {number}, and when", lines=2)
        for number, _ in enumerate(dossier.asks, 1)
    )
    return (
        Heading("Your answer"),
        AnswerLines("We have read the terms and keep to them", ("Yes", "No"), 0),
        *asks,
        AnswerLines("Who answers for this on your side, and how to reach them", lines=1),
        _plain("Workers are asked before anything here counts as put right."),
    )


def _one(paragraphs: tuple[Paragraph, ...]) -> Paragraph:
    return paragraphs[0] if paragraphs else _plain("")


def _plain(text: str) -> Paragraph:
    return Paragraph((Run(text),))
