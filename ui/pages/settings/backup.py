"""Backups: how old the last one is, making one, bringing one back, and practising that."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.backing import ask_where, back_up
from ui.dialogs.days import moment_words
from ui.errors import words_for
from ui.jobs import JobRunner
from ui.pages.settings.lines import SectionView, always, line, lines_card
from ui.pages.settings.recover import DrillForm, RestoreForm
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.backup_line import backup_tone, days_ago
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.lay import card, column, row
from ui.widgets.scrolled import Scrolled
from ui.widgets.text import label
from ui.words import tr
from workstation.rules.backups import DAYS, MONTHS, WEEKS, Backup
from workstation.services.session import Session


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of backups; read off the window's thread."""

    last: Backup | None
    days: int | None
    folder: Path | None

    @property
    def file(self) -> Path | None:
        """Where the last one lies, if it is there now."""
        if self.last is None or self.folder is None:
            return None
        path = self.folder / self.last.name
        return path if path.is_file() else None


class BackupView(SectionView):
    """The last backup that was read back, and the verbs."""

    def __init__(self, session: Session, jobs: JobRunner) -> None:
        super().__init__()
        self._backups, self._jobs = session.backups, jobs
        self._known = Known(None, None, None)
        self._said = Banner("ok", "")
        self._said.hide()
        self._lead, self._when = label(role="subtitle"), label(role="muted", wrap=True)
        self._mark = GlyphView(icon("backup"), "warn", 24)
        self._now = button(tr("Back up now"), "primary", icon("backup"), press=self.back_up)
        self._elsewhere = button(tr("To another folder…"), press=self._ask_where)
        self._practise = button(tr("Practise a restore…"), press=self.practise)
        self._restore = button(tr("Bring a backup back…"), press=self._bring_back)
        words = column(self._lead, self._when, gap=2)
        top = card(
            row(self._mark, (words, 1), gap=12),
            row(self._now, self._elsewhere, None, gap=10),
            gap=12,
        )
        rotation = tr("The newest of {days} days, {weeks} weeks and {months} months stay.")
        rest = lines_card(
            tr("Older backups, and the way back"),
            [
                line(
                    tr("Older backups in the same folder"),
                    rotation.format(days=DAYS, weeks=WEEKS, months=MONTHS),
                    always(),
                ),
                line(
                    tr("Practise a restore"),
                    tr(
                        "Proves with your recovery words that the last backup opens. Nothing stays."
                    ),
                    self._practise,
                ),
                line(
                    tr("Bring a backup back"),
                    tr("Into a new folder. The vault that is open now is not touched."),
                    self._restore,
                ),
            ],
        )
        self.setLayout(column(self._said, (Scrolled(column(top, rest, None, gap=12)), 1), gap=8))

    def show_now(self) -> None:
        job = self._jobs.start(tr("Looking at backups"), lambda _progress: self._read())
        job.done.connect(self._show)
        job.failed.connect(self._say)

    def first(self) -> QWidget | None:
        return self._now

    def primary(self) -> QAbstractButton | None:
        return self._now

    def back_up(self) -> None:
        """Make a backup where the last one went; where none did, ask."""
        if self._known.folder is None or not self._known.folder.is_dir():
            self._ask_where()
        else:
            self._start(None)

    def practise(self) -> None:
        """Prove that the recovery words open the last backup."""
        DrillForm(self, self._jobs, self._known.file, self._told).open()

    def _ask_where(self) -> None:
        ask_where(self, self._start, self._known.folder)

    def _start(self, folder: Path | None) -> None:
        self._said.hide()
        self._now.setEnabled(False)
        job = back_up(self._backups, self._jobs, folder)
        job.done.connect(self._made)
        job.failed.connect(self._say)
        job.ended.connect(partial(self._now.setEnabled, True))

    def _made(self, made: Backup) -> None:
        self._told("ok", tr("Backed up and read back."), made.name)
        self.show_now()

    def _bring_back(self) -> None:
        RestoreForm(self, self._jobs, self._known.file, self._restored).open()

    def _restored(self, found: dict[str, Any]) -> None:
        where = tr("It lies in {folder}. Open it from the first page.")
        self._told("ok", tr("The backup is back."), where.format(folder=found["vault"]))

    def _told(self, tone: str, words: str, text: str) -> None:
        self._said.say(tone, words, text)
        self._said.show()

    def _read(self) -> Known:
        backups = self._backups
        return Known(backups.last(), backups.days(), backups.folder())

    def _show(self, known: Known) -> None:
        self._known = known
        self._lead.setText(tr("Last verified backup: {when}").format(when=days_ago(known.days)))
        self._when.setText(_told_of(known))
        tone = backup_tone(known.days)
        self._mark.show_glyph(icon("backup"), tone)

    def _say(self, problem: Exception) -> None:
        self._told("danger", *words_for(problem))


def _told_of(known: Known) -> str:
    if known.last is None or known.folder is None:
        return tr("A dead or stolen disk takes everything along. Weekly is a good rule.")
    read = tr("Read back and checked on {moment}, in {folder}.")
    here = read.format(moment=moment_words(known.last.at), folder=known.folder)
    away = tr("It is not there now: the disk may not be plugged in.")
    return here if known.file is not None else f"{here} {away}"
