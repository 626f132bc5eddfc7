"""The look in force, kept on the application so that painters read it when they paint."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette, QTextLayout
from PySide6.QtWidgets import QApplication

from ui.theme.sheet import sheet
from ui.theme.tokens import THEMES, TYPE, Colours

FAMILY = "Noto Sans"
_PROPERTY = "casehaven.look"
_PALETTE = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Link: "accent_text",
}


@dataclass(frozen=True, slots=True)
class Look:
    """A theme at a text size."""

    theme: str = "light"
    scale: float = 1.0

    @property
    def colours(self) -> Colours:
        return THEMES[self.theme]

    @property
    def outlined(self) -> bool:
        """Whether soft grounds need an edge to be told apart."""
        return self.theme == "contrast"

    def colour(self, role: str) -> QColor:
        return QColor(self.colours[role])

    def px(self, size: float) -> int:
        """A length that follows the text size setting."""
        return round(size * self.scale)

    def room(self, width: int) -> float:
        """How much fits into this many pixels: as many pixels of the normal text size."""
        return width / self.scale

    def font(self, role: str = "body", *, bold: bool = False) -> QFont:
        font = QFont(FAMILY)
        font.setPixelSize(self.px(TYPE[role]))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setBold(bold)
        return font

    def width(self, text: str, font: QFont) -> int:
        return round(QFontMetricsF(font).horizontalAdvance(text) + 0.5)


def text_height(text: str, font: QFont) -> float:
    """The height a line really takes; metrics of the first font are too low for Burmese or Thai."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return line.height()


def look() -> Look:
    """The look in force; the light one before `wear` was called."""
    application = QCoreApplication.instance()
    worn = application.property(_PROPERTY) if application else None
    return worn if isinstance(worn, Look) else Look()


def wear(application: QApplication, new: Look) -> None:
    """Dress every window of the application anew."""
    application.setProperty(_PROPERTY, new)
    application.setStyle("Fusion")
    application.setFont(new.font())
    palette = QPalette()
    for role, name in _PALETTE.items():
        palette.setColor(role, new.colour(name))
    application.setPalette(palette)
    application.setStyleSheet(sheet(new.colours, new.scale))


def theme_of_system() -> str:
    """The theme that the computer's own settings ask for."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
