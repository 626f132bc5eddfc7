"""The theme and text size that somebody chose, and the computer's own where nobody did."""

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from ui.theme.look import Look, look, theme_of_system, wear

_PROPERTY = "casehaven.choice"
SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class LookChoice:
    """A theme by name, or the computer's; and a text size as a share of the normal one."""

    theme: str = SYSTEM
    scale: float = 1.0


def choose_look(application: QApplication, choice: LookChoice) -> None:
    """Wear it now, and keep to it when the computer's own theme changes."""
    application.setProperty(_PROPERTY, choice)
    follow(application)


def follow(application: QApplication) -> None:
    """Wear what was chosen; the computer's theme where nobody chose one."""
    kept = application.property(_PROPERTY)
    choice = kept if isinstance(kept, LookChoice) else LookChoice(scale=look().scale)
    theme = theme_of_system() if choice.theme == SYSTEM else choice.theme
    if (wanted := Look(theme, choice.scale)) != look():
        wear(application, wanted)
