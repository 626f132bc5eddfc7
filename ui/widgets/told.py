"""A failure that no page said, or something to know: above the page, until it is read."""

from PySide6.QtWidgets import QWidget

from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.lay import column
from ui.words import tr


class ToldBanner(QWidget):
    """Hidden until there is something to tell; Go on takes it away."""

    def __init__(self) -> None:
        super().__init__()
        self._banner = Banner("danger", "", action=button(tr("Go on"), press=self.hide))
        self.setLayout(column(self._banner, margins=(20, 14, 20, 0)))
        self.hide()

    def tell(self, words: str, advice: str, tone: str = "danger") -> None:
        """Say what happened and what to do."""
        self._banner.say(tone, words, advice)
        self.show()
