"""Puts a checked release into the words that the recipient reads."""

from collections.abc import Iterator

from workstation.records.briefings import Instead, Profile
from workstation.records.generalise import month
from workstation.records.release import (
    AnswerLines,
    Block,
    BriefingText,
    Bullets,
    Figure,
    Grid,
    Heading,
    Paragraph,
    Run,
)
from workstation.rules.proof import genuine
from workstation.rules.release import Checked, Dossier, Worded
from workstation.rules.wordings import TITLE, WORDINGS, Wording, handling_of

ASKED = ("No.", "What is asked", "By")
"""The head of the table whose second column somebody wrote."""

FACTS = ("What is known", "")
"""The head of the table of what is known besides place and time."""

PEOPLE = Heading("Who asks, as each of them agreed", 3)
ACCOUNT = Heading("What was said, without what identifies anybody", 3)


def letter(step: Checked) -> BriefingText:
    """The whole briefing as text; nothing in it comes from outside the checked release."""
    return as_read(genuine(step, Checked).cleared.redacted)


def as_read(redacted: Worded) -> BriefingText:
    """How the recipient would read what is redacted, to be looked at and for nothing else.

    Its check words are those of its content, and added last.
    """
    dossier = redacted.dossier
    profile = Profile(dossier.profile)
    wording = WORDINGS[profile]
    return BriefingText(
        title=TITLE,
        recipient=dossier.recipient,
        day=dossier.day,
        reference=dossier.reference,
        check_words=(),
        handling=handling_of(profile),
        blocks=(
            *_instead(dossier),
            *_told(redacted, wording),
            *_asked(redacted),
            *_terms(wording),
            *_answer(dossier),
            *_along(redacted),
        ),
    )


def _instead(dossier: Dossier) -> tuple[Block, ...]:
    if not dossier.replaces:
        return ()
    words = f"This briefing takes the place of {dossier.replaces}. Destroy that one and its copies."
    return (_plain(words),)


def _told(redacted: Worded, wording: Wording) -> tuple[Block, ...]:
    general = redacted.dossier.spread == Instead.GENERAL.value
    return (
        Heading(_GENERAL if general else wording.told),
        _plain(_opening(redacted.dossier)),
        _issues(redacted.dossier),
        *_facts(redacted.dossier),
        *redacted.texts.get("summary", ()),
        *_people(redacted),
        *_account(redacted.texts.get("account", ())),
    )


_GENERAL = "Topics to look at"


def _facts(dossier: Dossier) -> tuple[Block, ...]:
    rows = tuple((_plain(label), _plain(value)) for label, value in dossier.facts)
    return (Grid(FACTS, rows, (0.4, 0.6)),) if rows else ()


def _people(redacted: Worded) -> tuple[Block, ...]:
    lines = [text for key, text in redacted.texts.items() if key.startswith("person ")]
    said = tuple(paragraph for text in lines for paragraph in text)
    return (PEOPLE, Bullets(said)) if said else ()


def _account(paragraphs: tuple[Paragraph, ...]) -> tuple[Block, ...]:
    if not paragraphs:
        return ()
    return (ACCOUNT, *paragraphs)


def _opening(dossier: Dossier) -> str:
    where = f" at {dossier.site}" if dossier.site else ""
    place = (f", {dossier.place}" if where else f" in {dossier.place}") if dossier.place else ""
    if dossier.spread == Instead.GENERAL.value:
        at = where or " at your sites"
        return f"The topics below come up at many workplaces. Look at each of them{at}."
    if dossier.spread == Instead.POOLED.value:
        where, place = " at several sites", ""
    many = f" Workers affected: {dossier.affected}." if dossier.affected else ""
    return f"{_when(dossier.period)}, workers{where}{place} raised the issues below.{many}"


def _when(period: str) -> str:
    quarter = _QUARTERS.get(period[:2])
    if quarter:
        return f"In the {quarter} quarter of {period[3:]}"
    if period.startswith(("first", "second")):
        return f"In the {period}"
    return f"In {period}" if period else "Recently"


_QUARTERS = {"Q1": "first", "Q2": "second", "Q3": "third", "Q4": "fourth"}


def _issues(dossier: Dossier) -> Grid:
    lines = dossier.issues
    if not any(line.code for line in lines):
        return Grid(("Work area",), tuple((_plain(line.work_area),) for line in lines), (1.0,))
    rows = tuple(
        (_plain(line.code), _plain(line.words), _plain(line.work_area), _plain(line.answer))
        for line in lines
    )
    if any(line.answer for line in lines):
        head = ("Code", "Issue", "Work area", "Answered so far")
        return Grid(head, rows, (0.1, 0.42, 0.24, 0.24))
    return Grid(("Code", "Issue", "Work area"), tuple(r[:3] for r in rows), (0.12, 0.58, 0.3))


def _asked(redacted: Worded) -> tuple[Block, ...]:
    if not redacted.dossier.asks:
        return ()
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
        Grid(ASKED, rows, (0.08, 0.64, 0.28)),
    )


def _terms(wording: Wording) -> tuple[Block, ...]:
    if not wording.terms:
        return ()
    return (Heading(wording.terms_head), Bullets(tuple(map(_plain, wording.terms))))


def _answer(dossier: Dossier) -> tuple[Block, ...]:
    if not dossier.asks:
        return ()
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


def _along(redacted: Worded) -> Iterator[Block]:
    """What goes along, in the order in which it was chosen."""
    for one in redacted.dossier.attached:
        name = one.key.capitalize()
        yield Heading(name, 2)
        yield from redacted.texts.get(one.words, ())
        yield from redacted.texts.get(one.key, ())
        for at, page in enumerate(one.pages, 1):
            words = f"{name}, page {at} of {len(one.pages)}"
            if at > 1:
                yield Heading(words, 3)
            yield Figure(words, page.width, page.height, bytes.fromhex(page.seen))


def _one(paragraphs: tuple[Paragraph, ...]) -> Paragraph:
    return paragraphs[0] if paragraphs else _plain("")


def _plain(text: str) -> Paragraph:
    return Paragraph((Run(text),))
