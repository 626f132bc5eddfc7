"""What went wrong, over the step that is shown, with the way to where it is put right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.errors import words_for
from ui.pages.release.ways import Ways
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.lay import column
from ui.words import tr
from workstation.errors import Refused


class Refusal(QWidget):
    """Hidden until something is said; `go` asks for where the first blocker is put right."""

    go = Signal(object)

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self._ways, self._to = ways, object()
        self._way = button("", press=lambda: self.go.emit(self._to))
        self._banner = Banner("danger", "", action=self._way)
        self.setLayout(column(self._banner, margins=(20, 0, 20, 0)))
        self.hide()

    def say(self, problem: Exception) -> None:
        """Say it in its own words; a bug has a number and no way."""
        self._banner.say("danger", *words_for(problem))
        way = self._ways(problem.blockers[0].rule) if isinstance(problem, Refused) else None
        self._way.setVisible(way is not None)
        if way is not None:
            self._to, verb = way
            self._way.setText(tr(verb))
        self.show()
