"""The pages of an unlocked vault, for pictures; every person in them is invented."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QWidget

from tools.stage import Stage
from ui.errors import words_for
from ui.page import Place, Query

NORMAL, LARGE, SMALL = QSize(1280, 720), QSize(1920, 1080), QSize(1024, 640)
Scene = Callable[[Stage], QWidget]


def at(role: str, key: str, subject: object = None) -> Scene:
    """A page as a role sees it."""
    return lambda stage: stage.shell(role, Place(key, subject))


def case(role: str, part: str) -> Scene:
    """A part of the chosen case."""
    return lambda stage: stage.shell(role, Place("case", (stage.case, part)))


def risk(stage: Stage) -> QWidget:
    """An assessment that is being answered."""
    shell = stage.shell("protection", Place("assess", (stage.case, stage.person)))
    page = shell.page()
    assert page is not None
    page.letters()["4"]()
    return shell


def search(stage: Stage) -> QWidget:
    """A name that is being typed."""
    shell = stage.shell("caseworker", Place("search", Query("min")))
    entry = next(e for e in shell.findChildren(QLineEdit) if e.placeholderText())
    entry.setText("min")
    return shell


def told(stage: Stage) -> QWidget:
    """A failure that no page said."""
    shell = stage.shell("caseworker", Place("cases"))
    shell.tell(*words_for(ValueError()))
    return shell


def imported(stage: Stage) -> QWidget:
    """An import of which two rows were refused."""
    file = stage.folder / "intakes.csv"
    file.write_text("text,severity\nThey keep our papers.,\n,2\nNo pay,often\n", encoding="utf-8")
    shell = stage.shell("caseworker", Place("import", file))
    page = shell.page()
    assert page is not None
    press = page.primary()
    assert press is not None
    press.click()
    # A picture shows no folder of whoever took it.
    entry = page.first()
    assert isinstance(entry, QLineEdit)
    entry.blockSignals(True)
    entry.setText("/media/stick/intakes.csv")
    return shell


def first_day(stage: Stage) -> QWidget:
    """An office that has nothing yet."""
    shell = stage.new_office()
    shell.go(Place("cases"))
    return shell


PICTURES: dict[str, tuple[Scene, str, QSize]] = {
    "04-cases-light": (at("caseworker", "cases"), "light", NORMAL),
    "04-cases-dark-1920x1080": (at("caseworker", "cases"), "dark", LARGE),
    "05a-case-timeline-light": (case("caseworker", "timeline"), "light", NORMAL),
    "05a-case-timeline-dark": (case("caseworker", "timeline"), "dark", NORMAL),
    "05b-case-issues-light": (case("caseworker", "issues"), "light", NORMAL),
    "05c-case-consents-dark": (case("caseworker", "consents"), "dark", NORMAL),
    "05d-case-protection-light": (case("caseworker", "protection"), "light", NORMAL),
    "09-partners-light": (at("caseworker", "partners"), "light", NORMAL),
    "12-search-light": (search, "light", NORMAL),
    "12-search-dark": (search, "dark", NORMAL),
    "12-search-contrast": (search, "contrast", NORMAL),
    "13a-told-light": (told, "light", NORMAL),
    "13c-import-light": (imported, "light", NORMAL),
    "15-small-window-1024x640-light": (case("caseworker", "timeline"), "light", SMALL),
    "16-new-case-light": (at("caseworker", "new-case"), "light", NORMAL),
    "16-new-case-dark": (at("caseworker", "new-case"), "dark", NORMAL),
    "06-risk-assessment-light": (risk, "light", NORMAL),
    "06-risk-assessment-dark": (risk, "dark", NORMAL),
    "06-risk-assessment-contrast": (risk, "contrast", NORMAL),
    "06-risk-assessment-1024x640-light": (risk, "light", SMALL),
    "13d-first-day-empty-light": (first_day, "light", NORMAL),
}
"""As in the tool: who builds what is in it, the theme, the size. Those of a role stand together."""
