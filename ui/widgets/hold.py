"""The button that shows masked values while it is held."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton

from ui.theme.icons import icon
from ui.widgets.button import button
from ui.widgets.masked import Masked
from ui.words import SHOW_HELD, tr


def hold_button(
    values: Sequence[Masked], text: str = SHOW_HELD, kind: str = "quiet"
) -> QPushButton:
    """A button that shows all of `values` for as long as it is held down."""
    made = button(tr(text), kind, icon("hold"))

    def show() -> None:
        for value in values:
            value.show_value()

    def hide() -> None:
        for value in values:
            value.hide_value()

    made.pressed.connect(show)
    made.released.connect(hide)
    return made
