"""Bringing in intakes from a file: progress, Cancel, and every row that was not taken, with why."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QStackedWidget, QWidget

from ui.asking import ask_file
from ui.dialogs.card import Question
from ui.errors import words_for
from ui.jobs import JobRunner
from ui.page import Head, Page, PageSpec, Place
from ui.theme.icons import icon
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.empty import Empty
from ui.widgets.field import Field
from ui.widgets.lay import card, column, row
from ui.widgets.refused import refused_rows
from ui.widgets.text import label
from ui.words import count, tr
from workstation.ports import Progress
from workstation.records.kit import Id
from workstation.services.imports import ImportReport
from workstation.services.session import Session

KEY = "import"


class ImportPage(Page):
    """Its subject is the path of a file, or nothing."""

    def __init__(self, session: Session, jobs: JobRunner) -> None:
        super().__init__()
        self._session, self._jobs = session, jobs
        self._file = QLineEdit()
        self._take = button(tr("Import"), "primary", icon("go"), press=self._start)
        self._cases = button(tr("Open the cases"), press=lambda: self.go.emit(Place("cases")))
        self._banner = Banner("info", "")
        self._banner.hide()
        self._cases.hide()
        self._back = button(tr("Take the import back…"), "danger", press=self._ask_back)
        self._back.hide()
        self._runs: tuple[Id, ...] = ()
        choose = button(tr("Choose…"), glyph=icon("folder"), press=self._choose)
        field = Field(
            tr("File of intakes"),
            self._file,
            required=True,
            hint=tr("JSON, CSV or a spreadsheet. It is read here; delete it when all is taken."),
            beside=choose,
            check=self._problem,
        )
        self._file.textChanged.connect(lambda _text: self._tell())
        self._stack = QStackedWidget()
        said = tr("Every row that can be taken becomes a case. The others are listed with why.")
        self._stack.addWidget(Empty(icon("file"), tr("Nothing imported yet"), said))
        self._why = label(role="muted")
        foot = row(self._back, self._cases, None, self._why, self._take, gap=10)
        self.setLayout(
            column(
                card(field),
                12,
                self._banner,
                12,
                (self._stack, 1),
                12,
                foot,
                margins=(20, 14, 20, 14),
            )
        )
        self._tell()

    def head(self) -> Head:
        return Head(tr("Import intakes"), ((tr("Cases"), Place("cases")),))

    def show_subject(self, subject: object) -> None:
        """Put in a file, if one was told."""
        if isinstance(subject, Path):
            self._file.setText(str(subject))
        unfinished = self._session.imports.unfinished
        job = self._jobs.start(tr("Looking for imports"), lambda _progress: unfinished())
        job.done.connect(self._offer_unfinished)

    def first(self) -> QWidget | None:
        return self._file

    def primary(self) -> QAbstractButton | None:
        return self._take

    def _path(self) -> Path:
        return Path(self._file.text().strip()).expanduser()

    def _problem(self) -> str:
        """What is wrong with the file that was chosen; nothing yet where none was."""
        if not self._file.text().strip() or self._path().is_file():
            return ""
        return tr("There is no such file. Choose one.")

    def _tell(self) -> None:
        chosen = bool(self._file.text().strip())
        why = self._problem() if chosen else tr("Choose a file first.")
        self._take.setEnabled(not why)
        self._why.setText(why)

    def _choose(self) -> None:
        kinds = tr("Intakes (*.json *.csv *.xlsx);;All files (*)")
        chosen = self.show_subject
        ask_file(self, tr("Choose a file of intakes"), chosen, kinds=kinds)

    def _start(self) -> None:
        self._take.setEnabled(False)
        self._cases.hide()
        self._back.hide()
        self._banner.say("info", tr("Reading the file…"), tr("You may go on working."))
        self._banner.show()
        job = self._jobs.start(
            tr("Importing intakes"),
            partial(_run, self._session, self._path()),
            leaves=tr("Nothing: what came in so far is taken back."),
        )
        job.done.connect(self._show)
        job.failed.connect(lambda error: self._banner.say("danger", *words_for(error)))
        job.ended.connect(self._ended)

    def _show(self, report: ImportReport) -> None:
        taken, refused = len(report.taken), len(report.refused)
        words = tr("{taken} taken, {refused} not.").format(
            taken=count(taken), refused=count(refused)
        )
        advice = tr("Put these rows right in the file and import only them.") if refused else ""
        self._banner.say("warn" if refused else "ok", words, advice)
        self._put(refused_rows(report.refused) if refused else _all_taken())
        self._cases.setVisible(bool(taken))
        self._offer((report.run,) if report.run else ())
        if taken:
            self._file.clear()  # pressed once more, the same cases would come in twice

    def _offer_unfinished(self, runs: object) -> None:
        if isinstance(runs, tuple) and runs and not self._runs:
            words = tr("An import was cut short. What came in until then is in the list of cases.")
            advice = tr("Take it back, then import the file again.")
            self._banner.say("warn", words, advice)
            self._banner.show()
            self._offer(runs)

    def _offer(self, runs: tuple[Id, ...]) -> None:
        self._runs = runs
        self._back.setVisible(bool(runs))

    def _ask_back(self) -> None:
        text = tr("Every case that came in by it goes, but for those that were changed since.")
        title, verb = tr("Take the import back?"), tr("Take back")
        Question(self, title, text, verb, self._take_back).open()

    def _take_back(self) -> None:
        job = self._jobs.start(
            tr("Taking the import back"),
            partial(_undo, self._session, self._runs),
            leaves=tr("An import that is half taken back; it is offered again."),
        )
        job.done.connect(self._taken_back)
        job.failed.connect(lambda error: self._banner.say("danger", *words_for(error)))

    def _taken_back(self, kept: int) -> None:
        words = tr("The import was taken back.")
        stay = tr("{n} records stay, as they were changed since.").format(n=count(kept))
        self._banner.say("ok", words, stay if kept else "")
        self._cases.hide()
        self._offer(())

    def _ended(self) -> None:
        self._tell()
        if self._banner.accessibleName() == tr("Reading the file…"):
            words = tr("The import was stopped.")
            self._banner.say("warn", words, tr("What came in so far was taken back."))

    def _put(self, page: QWidget) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()


def _run(session: Session, path: Path, progress: Progress) -> ImportReport:
    return session.imports.run(path, progress)


def _undo(session: Session, runs: Sequence[Id], progress: Progress) -> int:
    return sum(session.imports.take_back(run, progress) for run in runs)


def _all_taken() -> QWidget:
    said = tr("Delete the file now, and empty the bin: it holds what the vault keeps closed.")
    return Empty(icon("in_order"), tr("Everything was taken"), said)


def import_spec(session: Session, jobs: JobRunner) -> PageSpec:
    """The page that imports; its subject is a path, or nothing."""
    title = tr("Import intakes")
    build = partial(ImportPage, session, jobs)
    return PageSpec(KEY, title, "file", build, "cases", command=title)
