"""Offers who is on record while a name is typed, so that nobody is written down twice."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QSignalBlocker, QTimer
from PySide6.QtWidgets import QLineEdit

from ui.dialogs.entries import Options, between_commas
from ui.dialogs.picker import Picker
from ui.dialogs.records_form import RecordsForm
from ui.pages.case.desk import Desk
from ui.words import count, tr
from workstation.records.involvement import Involvement
from workstation.records.kit import Id
from workstation.records.people import Person
from workstation.services.on_record import OnRecord, on_record

NEW = Id("")
"""Stands for somebody who is not on record yet."""
_PAUSE, _PARTS = 300, 2
"""Milliseconds after the last key before it is looked up; parts of somebody that are said."""
Typed = tuple[str, ...]


class KnownPeople(QObject):
    """Fills the list of people by the names typed above it; nothing in it names anybody.

    Whoever bears that very name is chosen, or said to be somebody else, before anything is kept.
    """

    def __init__(self, form: RecordsForm, desk: Desk, here: Options) -> None:
        super().__init__(form)
        self._form, self._desk, self._here = form, desk, here
        line, picker = form.entry(Person, "names"), form.entry(Involvement, "person")
        assert isinstance(line, QLineEdit)
        assert isinstance(picker, Picker)
        self._line, self._picker = line, picker
        self._left: Id | None = form.start(Involvement).person
        self._bearers, self._passed = frozenset[Id](), frozenset[Id]()
        self._then: Callable[[], object] | None = None
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE)
        self._wait.timeout.connect(self._ask)
        line.textEdited.connect(lambda _text: self._wait.start())
        picker.activated.connect(lambda _at: self._decide())
        self._say(tr("Whoever is on record by what you type above is offered here."))
        if line.text():
            self._wait.start()

    def unless_known(self, then: Callable[[], object]) -> None:
        """Go on once it is sure that nobody on record is meant; else have one chosen first."""
        self._then = then
        self._look()

    def _ask(self) -> None:
        if self._picker.view().isVisible():
            self._wait.start()  # nobody chooses from a list that changes
        else:
            self._look()

    def _look(self) -> None:
        self._wait.stop()
        read = partial(_looked_up, self._desk, between_commas(self._line))
        self._desk.ask(read, self._answered, self._failed)

    def _failed(self, words: str, advice: str) -> None:
        """Who only types is not stopped: it is looked up once more before it is kept."""
        if self._then is not None:
            self._then = None
            self._form.show_failed(words, advice)

    def _answered(self, looked: tuple[Typed, Sequence[OnRecord]]) -> None:
        then, self._then = self._then, None
        typed, found = looked
        if typed != between_commas(self._line):
            self._form.verb.setEnabled(True)
            return
        waits = self._offer(found)
        if then is not None and waits:
            words = tr("Choose whose name it is, or “Somebody new”.")
            self._form.refuse(Involvement, "person", words)
        elif then is not None:
            then()

    def _offer(self, found: Sequence[OnRecord]) -> bool:
        """Offer these; whether it has to be said first that somebody is none of them."""
        chosen, words = self._picker.value(), self._picker.currentText()
        offered = {each.person: self._words(each) for each in found} | dict(self._here)
        offered |= {chosen: words} if chosen else {}
        if not chosen and self._left in offered:
            chosen, self._left = self._left, None
        self._bearers = frozenset(each.person for each in found if each.whole)
        waits = not chosen and bool(self._bearers - self._passed)
        self._fill(offered, None if waits else chosen or NEW)
        self._say(_said(len(found), whole=bool(self._bearers)) if self._line.text() else "")
        return waits

    def _fill(self, offered: Mapping[object, str], chosen: object) -> None:
        with QSignalBlocker(self._picker):
            self._picker.clear()
            for value, words in {NEW: tr("Somebody new"), **offered}.items():
                self._picker.offer(value, words)
            self._picker.choose(chosen)
        self._picker.currentIndexChanged.emit(self._picker.currentIndex())

    def _decide(self) -> None:
        self._passed |= self._bearers

    def _words(self, found: OnRecord) -> str:
        """Somebody by their parts in cases; titles and handles name nobody."""
        parts = [
            tr("{handle} in {code}").format(handle=part.tie.handle, code=part.case.code)
            for part in found.parts[:_PARTS]
        ]
        if (more := len(found.parts) - len(parts)) > 0:
            parts.append(tr("{n} more").format(n=count(more)))
        titles = [part.case.title for part in found.parts if part.case.title]
        return ": ".join([", ".join(parts), *titles[:1]])

    def _say(self, words: str) -> None:
        self._form.field(Involvement, "person").show_hint(words)


def _looked_up(desk: Desk, typed: Typed) -> tuple[Typed, Sequence[OnRecord]]:
    session = desk.session
    return typed, on_record(session.reader, session.user.token, typed)


def _said(found: int, *, whole: bool) -> str:
    if whole:
        return tr("This very name or number is on record: choose whose it is.")
    if found == 1:
        return tr("1 person on record is offered here.")
    if found:
        return tr("{n} people on record are offered here.").format(n=count(found))
    return tr("Nobody on record is called so.")
