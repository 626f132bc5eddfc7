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
        self._asked, self._pressed, self._sure = 0, False, False
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE)
        self._wait.timeout.connect(self._ask)
        line.textEdited.connect(lambda _text: self._typed())
        picker.activated.connect(lambda _at: self._decide())
        self._say(tr("Whoever is on record by what you type above is offered here."))
        if line.text():
            self._wait.start()

    def unless_known(self, then: Callable[[], object]) -> None:
        """Go on where it is sure that nobody on record is meant; else look, and press anew.

        What the form asks for can have changed by what was found, so its own checks come again.
        """
        if self._sure:
            then()
        else:
            self._pressed = True
            self._look()

    def _typed(self) -> None:
        """Whoever types on after pressing presses once more."""
        self._wait.start()
        if self._pressed:
            self._pressed = False
            self._form.verb.setEnabled(True)

    def _ask(self) -> None:
        if self._picker.view().isVisible():
            self._wait.start()  # nobody chooses from a list that changes
        else:
            self._look()

    def _look(self) -> None:
        self._wait.stop()
        self._asked += 1
        read = partial(_looked_up, self._desk, self._asked, between_commas(self._line))
        self._desk.ask(read, self._answered, self._failed)

    def _failed(self, words: str, advice: str) -> None:
        """Who only types is not stopped: it is looked up once more before it is kept."""
        if self._pressed:
            self._pressed = False
            self._form.show_failed(words, advice)

    def _answered(self, looked: tuple[int, Sequence[OnRecord]]) -> None:
        asked, found = looked
        if asked != self._asked or self._wait.isActive():
            return  # a newer answer comes
        waits = self._offer(found)
        if not self._pressed:
            return
        self._pressed = False
        self._form.verb.setEnabled(True)
        if waits:
            self._form.refuse(Involvement, "person", self._whose())
        else:
            self._press_anew()

    def _press_anew(self) -> None:
        self._sure = True
        self._form.press()
        self._sure = False

    def _offer(self, found: Sequence[OnRecord]) -> bool:
        """Offer these; whether it has to be said first that somebody is none of them."""
        chosen, words = self._picker.value(), self._picker.currentText()
        free = [each for each in found if not self._tied(each)]
        offered = {each.person: self._words(each) for each in free} | dict(self._here)
        offered |= {chosen: words} if chosen else {}
        if not chosen and self._left in offered:
            chosen, self._left = self._left, None
        self._bearers = frozenset(each.person for each in found if each.whole)
        waits = not chosen and bool(self._left or self._bearers - self._passed)
        self._fill(offered, None if waits else chosen or NEW)
        self._say(self._said(found, len(free)) if self._line.text() else "")
        return waits

    def _tied(self, found: OnRecord) -> str:
        """The handle in this very case of who is in it and gets no other part; else nothing."""
        if found.person in dict(self._here):
            return ""
        here = self._desk.case
        return next((part.tie.handle for part in found.parts if part.case.id == here), "")

    def _said(self, found: Sequence[OnRecord], offered: int) -> str:
        whole = [self._tied(each) for each in found if each.whole]
        if any(whole):
            words = tr("{handle} of this case is on record by this very name or number.")
            return words.format(handle=next(filter(None, whole)))
        if whole:
            return tr("This very name or number is on record: choose whose it is.")
        if found and not offered:
            return tr("Nobody else on record is called so.")
        return _how_many(offered)

    def _whose(self) -> str:
        if self._bearers - self._passed:
            return tr("Choose whose name it is, or “Somebody new”.")
        return tr("Type again what they are called, or choose “Somebody new”.")

    def _fill(self, offered: Mapping[object, str], chosen: object) -> None:
        with QSignalBlocker(self._picker):
            self._picker.clear()
            for value, words in {NEW: tr("Somebody new"), **offered}.items():
                self._picker.offer(value, words)
            self._picker.choose(chosen)
        self._picker.currentIndexChanged.emit(self._picker.currentIndex())

    def _decide(self) -> None:
        self._passed |= self._bearers
        self._left = None

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


def _looked_up(desk: Desk, asked: int, typed: Typed) -> tuple[int, Sequence[OnRecord]]:
    session = desk.session
    return asked, on_record(session.reader, session.user.token, typed)


def _how_many(offered: int) -> str:
    if offered == 1:
        return tr("1 person on record is offered here.")
    if offered:
        return tr("{n} people on record are offered here.").format(n=count(offered))
    return tr("Nobody on record is called so.")
