"""Has it accepted that too few people fit: first by each worker, then by a protection officer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from ui.dialogs.card import FormDialog
from ui.dialogs.days import day_words
from ui.errors import words_for
from ui.pages.release.lines import good_line
from ui.theme.look import look
from ui.widgets.banner import sunken
from ui.widgets.button import button
from ui.widgets.field import Field
from ui.widgets.lay import Part, column, row, rule
from ui.widgets.text import label
from ui.words import tr
from workstation.records.briefings import LowerCount
from workstation.records.consents import Consent, GuessTold, Purpose
from workstation.records.kit import Id, UserToken, fields_of, spec_of
from workstation.records.languages import language
from workstation.services.lower_counts import GUESS, Told
from workstation.services.session import Session

_TALL = 74
Write = Callable[[], object]
Then = Callable[[Any], object]
Keep = Callable[[Write, Then, Then], object]
"""Does it off the window; then one of two is told what came of it."""


@dataclass(frozen=True, slots=True)
class Whom:
    """A case, and to whom and what for something is to leave of it."""

    case: Id
    contact: Id
    purpose: Purpose


def open_lower(
    parent: QWidget, session: Session, whom: Whom, keep: Keep, done: Callable[[], object]
) -> None:
    """Show how far it is, with a form for the half that is this user's; `done` after a change."""
    LowerDialog(parent, session, whom, keep, done).open()


class LowerDialog(FormDialog):
    """What the workers were told, then the officer's own confirmation; the gate asks for both."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        whom: Whom,
        keep: Keep,
        done: Callable[[], object],
    ) -> None:
        self._session, self._whom, self._keep, self._done = session, whom, keep, done
        counts = session.lower_counts
        self._told = counts.told(whom.case, whom.contact, whom.purpose)
        self._accepted = counts.accepted(whom.case, whom.contact, whom.purpose)
        all_told = bool(self._told) and all(each.on is not None for each in self._told)
        self._telling = counts.may_tell and not all_told
        self._accepting = counts.may and all_told and not self._accepted
        verb = tr("Accept") if self._accepting else tr("Write it down")
        text = tr(
            "Too few people fit, so they may be found. It leaves all the same only where each "
            "worker, told so, wants it, and a protection officer agrees."
        )
        super().__init__(parent, tr("They want it sent all the same"), verb, text=text)
        self._words, self._why = _area(GUESS), _area("")
        self._language = QLineEdit(_language(self._told))
        used = counts.used(whom.case, whom.contact, whom.purpose)
        parts: list[Part] = [
            label(tr("The workers"), "section"),
            *(_worker(each, session.user.token) for each in self._told),
            *self._form(used=used),
            rule(),
            label(tr("The protection officer"), "section"),
            *self._officer(used=used),
        ]
        self.lay_out(*parts, first=self._first())
        self.verb.setVisible(self._telling or self._accepting)

    def press(self) -> None:
        if not self.verb.isVisible():
            return
        counts, whom = self._session.lower_counts, self._whom
        asked = (whom.case, whom.contact, whom.purpose)
        words, language = self._words.toPlainText(), self._language.text()
        why = self._why.toPlainText()
        self.verb.setEnabled(False)
        if self._telling:
            self._write(lambda: counts.tell(*asked, words, language))
        else:
            self._write(lambda: counts.accept(*asked, why))

    def _write(self, write: Write) -> None:
        def kept(_kept: object) -> None:
            self.accept()
            self._done()

        self._keep(write, kept, lambda problem: self.show_failed(*words_for(problem)))

    def _first(self) -> QWidget:
        return self._words if self._telling else self._why if self._accepting else self.cancel

    def _form(self, *, used: bool) -> list[Part]:
        if self._telling:
            labels = {spec.name: tr(spec.label) for spec in fields_of(GuessTold)}
            hint = tr("In their language, at a safe time. Change it to what was really said.")
            said = Field(labels["words"], self._words, required=True, hint=hint)
            return [said, Field(labels["language"], self._language, required=False)]
        if any(each.on is not None for each in self._told) and not used:
            return self._back(self._untell) if self._session.lower_counts.may_tell else []
        if not self._session.lower_counts.may_tell:
            words = tr("Whoever works on the case asks them, at a safe time, and writes it here.")
            return [label(words, "muted", wrap=True)]
        return []

    def _officer(self, *, used: bool) -> list[Part]:
        if self._accepted:
            newest = self._accepted[-1]
            back = [] if used or not self._session.lower_counts.may else self._back(self._refuse)
            lines: list[Part] = [_agreed(newest, self._session.user.token), *back]
            if used:
                lines.append(label(tr("A text was approved on it: it stands."), "muted", wrap=True))
            return lines
        if self._accepting:
            spec = next(s for s in spec_of(LowerCount).own if s.name == "why")
            hint = tr("Why it has to leave all the same. You confirm it by your own key.")
            return [Field(tr(spec.label), self._why, required=True, hint=hint)]
        words = tr("Not asked yet. The officer confirms once every worker was told and wants it.")
        return [label(words, "muted", wrap=True)]

    def _back(self, press: Callable[[], object]) -> list[Part]:
        made: QPushButton = button(tr("Take it back"), "quiet", press=press)
        return [row(made, None)]

    def _untell(self) -> None:
        whom, counts = self._whom, self._session.lower_counts
        self._write(lambda: counts.untell(whom.case, whom.contact, whom.purpose))

    def _refuse(self) -> None:
        whom, counts = self._whom, self._session.lower_counts
        self._write(lambda: counts.take_back(whom.case, whom.contact, whom.purpose))


def _area(text: str) -> QPlainTextEdit:
    area = QPlainTextEdit(text)
    area.setFixedHeight(look().px(_TALL))
    area.setTabChangesFocus(True)
    return area


def _language(told: tuple[Told, ...]) -> str:
    """The language in which the first of them was asked for consent."""
    spoken = next((each.consent.language for each in told if each.consent is not None), "")
    return language(spoken) or spoken


def who(token: UserToken | None, me: UserToken) -> str:
    """Who of this office it was; names stay out of it."""
    return tr("you") if token == me else tr("somebody at this office")


def guess_words(consent: Consent, me: UserToken) -> str:
    """How somebody was told: the very words, in which language, by whom."""
    told = consent.may_guess
    if told is None:
        return tr("In which words was not written down.")
    spoken = tr(", in {language}").format(language=told.language) if told.language else ""
    return tr("“{words}”{spoken}, by {who}").format(
        words=told.words, spoken=spoken, who=who(told.by, me)
    )


def _worker(each: Told, me: UserToken) -> Part:
    if each.consent is None:
        words = tr("{who}: no consent in force for it").format(who=each.handle)
        return good_line(words, tr("Ask for the consent first."), "danger", "problem")
    if each.on is None:
        words = tr("{who}: not told yet").format(who=each.handle)
        return good_line(words, "", "warn", "circle")
    words = tr("{who}: told on {day}, and wants it sent").format(
        who=each.handle, day=day_words(each.on)
    )
    return good_line(words, guess_words(each.consent, me))


def _agreed(lower: LowerCount, me: UserToken) -> Part:
    words = tr("Accepted on {day}, by {who}").format(
        day=day_words(lower.on), who=who(lower.officer, me)
    )
    return good_line(words, lower.why)


def lower_lines(told: tuple[Told, ...], accepted: tuple[LowerCount, ...], me: UserToken) -> Part:
    """Both halves, to read."""
    return sunken(column(*(_worker(t, me) for t in told), *(_agreed(a, me) for a in accepted)))
