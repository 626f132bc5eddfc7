"""What somebody without the key sees: that it exists, and who may open it."""

from PySide6.QtWidgets import QWidget

from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.lay import card, column, row
from ui.widgets.text import label
from ui.words import tr
from workstation.records.access import ENTITLED, Compartment, Role


def who_may_open(compartment: Compartment) -> str:
    """The roles that hold a compartment's key, in words."""
    roles = [tr(role.label).lower() for role in Role if role in ENTITLED[compartment]]
    return ", ".join(roles)


def need_to_know(title: str, compartment: Compartment, text: str = "") -> QWidget:
    """A panel in place of what stays closed."""
    exists = tr("This exists. Your key does not open it.")
    who = tr("May open it: {roles}.").format(roles=who_may_open(compartment))
    lines = [label(title, "subtitle"), label(exists, wrap=True), label(who, "muted", wrap=True)]
    if text:
        lines.append(label(text, wrap=True))
    return card(row(GlyphView(icon("lock"), "muted", 20), (column(*lines, gap=4), 1), gap=12))
