"""The staff list of a case's site: how old it is, what it counts, taking one in and away."""

import datetime as dt
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QWidget

from ui.asking import ask_file
from ui.dialogs.card import Question
from ui.dialogs.days import day_problem, day_words, read_day
from ui.dialogs.record_form import RecordForm
from ui.errors import words_for
from ui.jobs import JobRunner
from ui.page import Head, Page, PageSpec, Place
from ui.pages.placing import ask_place
from ui.pages.release.slot import Slot
from ui.pages.staff_columns import Columns, counted_words
from ui.patience import when_free
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.field import Field
from ui.widgets.lay import Part, card, column, held, row
from ui.widgets.refused import refused_rows
from ui.widgets.scrolled import Scrolled
from ui.widgets.text import label
from ui.words import count, tr
from workstation.ports import Progress
from workstation.records.access import CASES, ENTITLED, Role
from workstation.records.cases import Case
from workstation.records.kit import Id, fields_of
from workstation.records.organisations import Site
from workstation.records.rosters import Roster, RosterRow
from workstation.services.rosters import Column, Listed, alone
from workstation.services.session import Session

KEY = "staff"
_DAY, _LISTED, _SIDE = 150, 180, 340
_OLD = dt.timedelta(days=180)


class StaffPage(Page):
    """Its subject is the id of a case."""

    def __init__(self, session: Session, jobs: JobRunner) -> None:
        super().__init__()
        self._session, self._jobs = session, jobs
        self._case: Case | None = None
        self._site: Site | None = None
        self._where: QPushButton | None = None
        self._banner = Banner("info", "")
        self._banner.hide()
        self._file, self._day = QLineEdit(), QLineEdit()
        self._day.setFixedWidth(look().px(_DAY))
        self._take = button(tr("Take it in"), "primary", icon("go"), press=self._start)
        choose = button(tr("Choose…"), glyph=icon("folder"), press=self._choose)
        file = Field(
            tr("File of the staff list"),
            self._file,
            required=True,
            hint=tr("CSV or a spreadsheet, one worker a line, headings in the first line."),
            beside=choose,
            check=self._problem,
        )
        day = Field(tr("As of"), self._day, check=lambda: day_problem(self._day.text()))
        self._columns, self._now, self._refused = Columns(), Slot(), Slot()
        self._alone, self._why = label(wrap=True), label(role="muted")
        self._mapped = card(label(tr("What each column is"), "subtitle"), self._columns, gap=8)
        self._mapped.hide()
        self._new = held(column(card(file, row(day, None), gap=12), self._mapped, gap=12))
        self._file.textChanged.connect(lambda _text: self._look())
        side = held(column(self._now, None))
        side.setFixedWidth(look().px(_SIDE))
        left = column(self._banner, self._new, self._refused, None, gap=12)
        self.setLayout(
            column(
                (Scrolled(row((left, 1), (side, 0), gap=14, margins=(20, 14, 20, 12))), 1),
                row(None, self._why, self._take, gap=12, margins=(20, 8, 20, 12)),
            )
        )

    def head(self) -> Head:
        crumbs = [(tr("Cases"), Place("cases"))]
        if self._case is not None:
            crumbs.append((self._case.code, Place("case", self._case.id)))
        return Head(tr("Staff list"), tuple(crumbs))

    def show_subject(self, subject: object) -> None:
        """Show the list of the site of a case."""
        if isinstance(subject, str):
            self._case = self._session.reader.get(Case, Id(subject))
            site = self._case.site
            self._site = self._session.reader.get(Site, site) if site else None
            self._banner.hide()
            self._file.clear()
            self._day.setText(day_words(self._session.cases.today()))
        self._refused.fill(column())
        self._show_now()
        self.head_changed.emit()

    def first(self) -> QWidget | None:
        return self._file if self._new.isVisibleTo(self) else self._to_write()

    def primary(self) -> QAbstractButton | None:
        return self._take

    def _show_now(self) -> None:
        may = self._session.rosters.may and self._site is not None
        self._new.setVisible(may)
        self._take.setVisible(may)
        self._tell()
        if self._site is None:
            words = tr("This case names no site. Write down where it is first.")
            self._where = self._to_place(tr("Write down where it is…"), "primary")
            self._refused.fill(column(card(label(words, wrap=True), row(self._where, None))))
            self._now.fill(column())
            return
        roster = self._session.rosters.of(self._site.id)
        self._now.fill(column(self._kept(self._site, roster), _sensitive(), gap=12))

    def _kept(self, site: Site, roster: Roster | None) -> QWidget:
        name = site.names[0] if site.names else tr("A site without a name")
        people = tr("People on site: not written down")
        if site.headcount is not None:
            people = tr("People on site: {n}").format(n=count(site.headcount))
        parts: list[Part] = [label(name, "subtitle", wrap=True), label(people, "muted")]
        if self._session.rosters.may:
            ask = button(tr("How many work there…"), "quiet", icon("edit"))
            ask.clicked.connect(lambda: self._ask_people(site))
            parts.append(row(ask, None))
            parts.append(row(self._to_place(tr("Another site…"), "quiet"), None))
        elif site.headcount is None:
            parts.append(label(tr("Whoever works on the case writes it down here."), wrap=True))
        if roster is None:
            none = tr("No staff list. Sections, shifts and rooms are counted by it.")
            return card(*parts, label(none, wrap=True), gap=6)
        lines = _list_words(roster, self._session.cases.today())
        parts += [label(words, wrap=True) for words in lines]
        parts.append(self._counting(roster))
        if self._session.rosters.may:
            away = button(tr("Take it away…"), "danger", press=self._ask_away)
            parts.append(row(away, None))
        return card(*parts, gap=6)

    def _counting(self, roster: Roster) -> QWidget:
        """A line that says who stands alone once they are counted: for a long list, a second."""
        line = self._alone = label(wrap=True)
        job = self._jobs.start(tr("Counting the staff list"), lambda _p: alone(roster.rows))
        job.done.connect(partial(self._show_alone, line))
        return line

    def _show_alone(self, line: QLabel, single: int) -> None:
        if line is self._alone:  # another list may be shown by now, and this line be gone
            words = tr("{n} stand alone by some three of these.").format(n=count(single))
            line.setText(words if single else tr("Nobody stands alone."))

    def _ask_people(self, site: Site) -> None:
        text = tr("Below 50 nothing about one person leaves, unless it is spread or accepted.")

        def keep(form: RecordForm, record: Site) -> None:
            put = self._session.cases.put
            job = self._jobs.start(tr("Keeping it"), lambda _p: put(record))
            job.done.connect(form.accept)
            job.done.connect(self._counted)
            job.failed.connect(lambda problem: form.show_failed(*words_for(problem)))

        title, verb = tr("How many work there"), tr("Write it down")
        needed = frozenset({"headcount"})
        form = RecordForm(
            self, title, site, ["headcount"], keep, verb=verb, required=needed, text=text
        )
        form.open()

    def _to_place(self, words: str, kind: str) -> QPushButton:
        made = button(words, kind, icon("edit"), press=self._ask_place)
        made.setVisible(self._session.rosters.may)
        return made

    def _to_write(self) -> QWidget | None:
        may = self._session.rosters.may and self._site is None
        return self._where if may else None

    def _ask_place(self) -> None:
        if self._case is not None:
            case = self._case
            when_free(self, lambda: ask_place(self, self._session, self._jobs, case, self._placed))

    def _placed(self, case: Case) -> None:
        self.show_subject(case.id)
        if (first := self.first()) is not None:
            first.setFocus()

    def _counted(self, site: Site) -> None:
        self._site = site
        self._show_now()

    def _path(self) -> Path:
        return Path(self._file.text().strip()).expanduser()

    def _problem(self) -> str:
        there = self._path().is_file() if self._file.text().strip() else False
        return "" if there else tr("There is no such file. Choose one.")

    def _tell(self) -> None:
        read = self._mapped.isVisibleTo(self._new)
        self._take.setEnabled(not self._problem() and read)
        why = tr("Choose the file of the list.") if self._problem() else tr("Its columns are read.")
        self._why.setText("" if self._take.isEnabled() or self._take.isHidden() else why)

    def _choose(self) -> None:
        kinds = tr("Staff lists (*.csv *.xlsx);;All files (*)")
        ask_file(self, tr("Choose a staff list"), self._chosen, kinds=kinds)

    def _chosen(self, file: Path) -> None:
        self._file.setText(str(file))

    def _look(self) -> None:
        """Read the headings; what they are is said before anything is taken in."""
        self._mapped.hide()
        self._tell()
        if self._problem():
            return
        path, look_at = self._path(), self._session.rosters.look
        job = self._jobs.start(tr("Reading the headings"), lambda _p: look_at(path))
        job.done.connect(partial(self._show_columns, path))
        job.failed.connect(self._failed)

    def _show_columns(self, path: Path, columns: tuple[Column, ...]) -> None:
        if path == self._path():
            self._banner.hide()
            self._columns.show_columns(columns)
            self._mapped.show()
            self._tell()

    def _start(self) -> None:
        if self._site is None or day_problem(self._day.text()):
            return
        self._take.setEnabled(False)
        call = partial(
            _take,
            self._session,
            self._site.id,
            self._path(),
            self._columns.columns(),
            read_day(self._day.text()),
        )
        leaves = tr("Nothing: the list that was there stays.")
        job = self._jobs.start(tr("Taking the staff list in"), call, leaves=leaves)
        job.done.connect(self._taken)
        job.failed.connect(self._failed)
        job.ended.connect(self._tell)

    def _taken(self, listed: Listed) -> None:
        taken, refused = len(listed.roster.rows), len(listed.refused)
        said = tr("{taken} workers taken in, {refused} lines not.")
        if refused == 1:
            said = tr("{taken} workers taken in, 1 line not.")
        words = said.format(taken=count(taken), refused=count(refused))
        advice = tr("Delete the file now, and empty the bin: it may hold names.")
        self._banner.say("warn" if refused else "ok", words, advice)
        self._banner.show()
        self._file.clear()
        rows = refused_rows(listed.refused) if refused else None
        if rows is not None:
            rows.setMinimumHeight(look().px(_LISTED))
        self._refused.fill(column(*([rows] if rows is not None else [])))
        self._show_now()

    def _failed(self, problem: Exception) -> None:
        self._banner.say("danger", *words_for(problem))
        self._banner.show()

    def _ask_away(self) -> None:
        text = tr("Nothing is counted by it any more; texts that wait are checked anew.")
        verb = tr("Take it away")
        Question(self, tr("Take the staff list away?"), text, verb, self._away).open()

    def _away(self) -> None:
        if self._site is None:
            return
        remove, site = self._session.rosters.remove, self._site.id
        job = self._jobs.start(tr("Taking the staff list away"), lambda _p: remove(site))
        job.done.connect(lambda _done: self._show_now())
        job.failed.connect(self._failed)


def _take(
    session: Session,
    site: Id,
    file: Path,
    columns: tuple[Column, ...],
    as_of: dt.date | None,
    progress: Progress,
) -> Listed:
    return session.rosters.take(site, file, columns, as_of, progress)


def _list_words(roster: Roster, today: dt.date) -> list[str]:
    """How many, how old, and what is counted."""
    names = [f.name for f in fields_of(RosterRow) if any(getattr(r, f.name) for r in roster.rows)]
    lines = [
        tr("{n} workers by {traits}.").format(
            n=count(len(roster.rows)), traits=counted_words(names)
        )
    ]
    if roster.taken_on is not None:
        days = (today - roster.taken_on).days
        said = tr("As of {day}, {n} days ago.") if days > 1 else tr("As of {day}.")
        age = said.format(day=day_words(roster.taken_on), n=count(days))
        old = today - roster.taken_on > _OLD
        lines.append(f"{age} {tr('Ask for a newer one.')}" if old else age)
    return lines


def _sensitive() -> QWidget:
    roles = ", ".join(tr(r.label).lower() for r in Role if r in ENTITLED[CASES])
    lines = (
        tr("Leave names out: nothing needs them. It is kept sealed in this vault alone."),
        tr("It is read by: {roles}.").format(roles=roles),
        tr("It says who works and sleeps where: take it away when it is not needed."),
    )
    return card(
        label(tr("It is sensitive"), "subtitle"),
        *(label(words, "muted", wrap=True) for words in lines),
        gap=6,
    )


def staff_spec(session: Session, jobs: JobRunner) -> PageSpec:
    """The page; it is reached from a case and from the checks of a release."""
    title = tr("Staff list")
    return PageSpec(KEY, title, "cases", lambda: StaffPage(session, jobs), under="cases")
