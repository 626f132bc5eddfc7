"""What the worker said, and the account for sharing that is written from it."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ui.pages.case.desk import Desk
from ui.pages.case.file import CaseFile
from ui.pages.case.hidden import HeldWords, dotted
from ui.pages.case.locked import need_to_know
from ui.pages.case.sharing import ShareDialog
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.badge import Badge
from ui.widgets.banner import sunken
from ui.widgets.button import button
from ui.widgets.lay import Part, column, frame, row
from ui.widgets.text import label
from ui.words import SHOW_HELD, tr
from workstation.records.access import IDENTITIES
from workstation.records.accounts import Account, Rendition, RenditionState
from workstation.records.issues import Issue

_TONES = {
    RenditionState.DRAFT: "warn",
    RenditionState.CONFIRMED: "ok",
    RenditionState.OUTDATED: "danger",
}


def account_of(file: CaseFile, issue: Issue) -> Account | None:
    """What was said of an issue; where nothing was, the newest account of the case."""
    accounts = file.all(Account)
    mine = [account for account in accounts if account.issue == issue.id]
    return (mine or accounts)[-1] if accounts else None


def own_words(desk: Desk, file: CaseFile, issue: Issue) -> QWidget:
    """The worker's own words with names as dots, or that they stay closed."""
    if not desk.team:
        return need_to_know(tr("In the worker’s own words"), IDENTITIES)
    account = account_of(file, issue)
    if account is None:
        return sunken(label(tr("Nothing is written down in the worker’s own words."), "muted"))
    terms = file.terms()
    texts = [text for text in (account.text, account.translation) if text.strip()]
    words = [HeldWords(text, terms) for text in texts]
    show = button(tr(SHOW_HELD), "quiet", icon("hold"))
    for held_words in words:
        show.pressed.connect(held_words.show_names)
        show.released.connect(held_words.hide_names)
    show.setVisible(any(held_words.has_names for held_words in words))
    head = row(
        GlyphView(icon("quote"), "muted", 16),
        label(tr("In the worker’s own words"), "section"),
        None,
        show,
        GlyphView(icon("lock"), "muted", 16),
        label(tr("case team only"), "caption"),
        margins=(6, 0, 6, 0),
    )
    return frame(column(head, *words, margins=(6, 4, 6, 4)), card="sunken")


def said_to_want(file: CaseFile, issue: Issue) -> str:
    """What the worker wants, with names as dots; empty where nothing is written down."""
    account = account_of(file, issue)
    return dotted(account.wanted.strip(), file.terms()) if account is not None else ""


def shared_words(desk: Desk, file: CaseFile) -> QWidget:
    """The account for sharing, and the way to write it."""
    found = file.all(Rendition)
    newest = found[-1] if found else None
    head: list[Part] = [label(tr("Account for sharing"), "section")]
    if newest is not None:
        state = _state_of(newest, file)
        head.append(Badge(tr(state.label), _TONES[state]))
    head.append(None)
    if desk.team and file.all(Account):
        verb = tr("Look at it") if newest is not None else tr("Write it")
        head.append(button(verb, "quiet", icon("edit"), press=partial(_write, desk, newest)))
    lines: list[Part] = [row(*head, gap=8)]
    if newest is not None:
        lines.append(label(newest.text, wrap=True))
    else:
        text = tr("Not written yet. A briefing is written from it, with handles and never names.")
        lines.append(label(text, "muted", wrap=True))
    return frame(column(*lines, gap=4, margins=(12, 6, 12, 10)), card="line")


def _state_of(rendition: Rendition, file: CaseFile) -> RenditionState:
    """Outdated where the account was changed since."""
    account = next((a for a in file.all(Account) if a.id == rendition.account), None)
    if account is not None and account.revision != rendition.account_revision:
        return RenditionState.OUTDATED
    return rendition.state


def _write(desk: Desk, newest: Rendition | None) -> None:
    window = desk.page.window()
    ShareDialog(window, desk, newest).open()
