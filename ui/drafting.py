"""A form that is in the vault within moments of each letter, and comes back after the lock."""

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from workstation.ports import Drafts
from workstation.records.access import Compartment

EVERY = 1000
"""Milliseconds between two looks at a form: within two seconds a letter is durable."""
Body = Callable[[], str | None]


class Draft(QTimer):
    """Looks at a form again and again, and keeps what has changed since the last look.

    `name` tells the form and never what stands in it; `body` gives what stands there now, or None
    where there is nothing to keep. It needs no signal of any input, so that none can be forgotten;
    it belongs to the form's widget and ends with it. Where the form is saved or thrown away,
    `forget` has to be called.
    """

    kept, lost = Signal(), Signal(object)

    def __init__(
        self,
        form: QWidget,
        drafts: Drafts,
        name: str,
        body: Body,
        where: Compartment | None = None,
    ) -> None:
        super().__init__(form, interval=EVERY)
        self._form, self._drafts, self._name, self._where = form, drafts, name, where
        self._body, self._last = body, body()
        self.timeout.connect(self._look)
        self.lost.connect(self._try_again)
        self.start()

    def found(self) -> str | None:
        """What was kept of this form before."""
        return self._drafts.get(self._name)

    def flush(self) -> None:
        """Keep what has changed, now."""
        body = self._body()
        if body is not None and body != self._last:
            self._last = body
            kept = self._drafts.keep(self._name, body, self._where)
            kept.add_done_callback(self._tell)

    def turn_to(self, name: str) -> None:
        """Keep what has changed, and keep something else of the same form from now on."""
        self.flush()
        self._name = name

    def settle(self) -> None:
        """What stands on the form now is where it begins: filled by the program, not typed."""
        self._last = self._body()

    def forget(self) -> None:
        """It is saved or thrown away; what stands there now is not kept."""
        self.settle()
        if self.found() is not None:
            self._drafts.drop(self._name)

    def _look(self) -> None:
        if self._form.isVisible():
            self.flush()

    def _try_again(self, _error: object) -> None:
        """What could not be kept is tried again at the next look."""
        self._last = ""

    def _tell(self, done: "Future[None]") -> None:
        """Comes on the writer's thread, also when the form has gone meanwhile."""
        error = done.exception()
        try:
            if error is None:
                self.kept.emit()
            else:
                self.lost.emit(error)
        except RuntimeError:  # its widget was taken away
            return


def flush_all(window: QWidget) -> None:
    """Keep what has changed on every form of a window, and of the dialogs over it."""
    for draft in window.findChildren(Draft):
        draft.flush()
