"""Beside a consent: what the person was told where too few people fit, and who accepted it."""

from collections.abc import Callable
from functools import partial

from ui.pages.case.desk import Desk
from ui.pages.release.lower import Whom, guess_words, open_lower
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.button import button
from ui.widgets.lay import Part, row
from ui.widgets.text import label
from ui.words import tr
from workstation.errors import WorkstationError
from workstation.records.briefings import LowerCount
from workstation.records.consents import Consent, ConsentState
from workstation.rules.consents import state_on, told_may_guess


def guess_parts(desk: Desk, consent: Consent) -> list[Part]:
    """Nothing for a consent that names no partner, or is not in force."""
    today, contact = desk.session.cases.today(), consent.contact
    in_force = state_on(consent, today) is ConsentState.GRANTED
    if contact is None or desk.file is None or not in_force:
        return []
    me = desk.session.user.token
    lines = [tr("Not asked whether it may leave though they may be guessed.")]
    if told_may_guess(consent, today) is not None:
        lines = [tr("Told “they may guess it is you”, and wants it sent.")]
        lines.append(guess_words(consent, me))
    about = (contact, consent.purpose)
    accepted = [a for a in desk.file.all(LowerCount) if (a.contact, a.purpose) == about]
    if accepted:
        lines.append(tr("A protection officer accepted it: {why}").format(why=accepted[-1].why))
    words = [label(line, "muted", wrap=True) for line in lines]
    whom = Whom(desk.file.case.id, contact, consent.purpose)
    ask = partial(open_lower, desk.page, desk.session, whom, partial(keep_by, desk), desk.read)
    mark = GlyphView(icon("consent"), "muted", 16)
    return [
        label(tr("If they may be guessed"), "section"),
        *words,
        row(mark, button(tr("They may guess…"), "link", press=ask), None, gap=6),
    ]


def keep_by(
    desk: Desk,
    write: Callable[[], object],
    done: Callable[[object], object],
    failed: Callable[[Exception], object],
) -> None:
    """Do it off the window, by the desk; then one of two is told what came of it."""

    def not_kept(words: str, advice: str) -> None:
        failed(WorkstationError(words, advice))

    desk.keep(write, partial(done, None), not_kept, final=True)
