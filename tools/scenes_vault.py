"""The pages of an unlocked vault, for pictures; every person in them is invented."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tools.scenes import settle
from tools.stage import Stage
from ui.errors import words_for
from ui.page import Place, Query
from ui.pages.history import HistoryPage
from ui.pages.new_case_cards import ContactCard, WordsCard
from ui.pages.new_case_draft import NameDraft, NewCase
from ui.pages.new_case_people import PersonCard, SafetyCard
from ui.shell import Shell
from ui.widgets.table import Table
from workstation.records.contact_plan import ContactWay
from workstation.records.names import NameKind
from workstation.records.people import YesNo

NORMAL, LARGE, SMALL = QSize(1280, 720), QSize(1920, 1080), QSize(1024, 640)
Scene = Callable[[Stage], QWidget]
TOLD = NewCase(
    way=ContactWay.VIBER,
    hours="19:00–21:00",
    days="not_sunday",
    zone="Asia/Bangkok",
    language="Burmese",
    number="+66 5 555 0123",
    cover_story="Clinic, about the appointment",
    shared=True,
    text="စက်ရုံက ပတ်စပို့ ၁၁ အုပ် သိမ်းထားတယ်။ ဒေါ်နွယ်နွယ်ဝင်းက ပြန်တောင်းရင် အလုပ်ဖြုတ်မယ်လို့ ပြောတယ်။",
    wanted="Papers back for all. No names.",
    title="Papers held",
    names=(NameDraft("Ma Thida Hlaing"), NameDraft("ဒေါ်နွယ်နွယ်ဝင်း", NameKind.LEGAL)),
    age="25-34",
    under_18=YesNo.NO,
    fear=3,
    threat=YesNo.YES,
)
"""What is told in a picture; the people are invented."""


def at(role: str, key: str, subject: object = None) -> Scene:
    """A page as a role sees it."""
    return lambda stage: stage.shell(role, Place(key, subject))


def case(role: str, part: str) -> Callable[[Stage], Shell]:
    """A part of the chosen case."""
    return lambda stage: stage.shell(role, Place("case", (stage.case, part)))


def risk(stage: Stage) -> QWidget:
    """An assessment that is being answered."""
    shell = stage.shell("protection", Place("assess", (stage.case, stage.person)))
    page = shell.page()
    assert page is not None
    page.letters()["4"]()
    why = next(e for e in page.findChildren(QLineEdit) if e.placeholderText().startswith("Why"))
    why.setText("22 Nov: two were called in and told to sign a resignation")
    return shell


def consents(stage: Stage) -> QWidget:
    """The consents of the chosen case, at the one that ends first."""
    shell = case("caseworker", "consents")(stage)
    page = shell.page()
    assert page is not None
    table = next(t for t in page.findChildren(Table) if t.accessibleName() == "Consents")
    table.selectRow(3)
    return shell


def history(stage: Stage) -> QWidget:
    """What was corrected in the chosen case: an issue, and what it said before."""
    shell = stage.shell("caseworker", Place("history", stage.case))
    page = shell.page()
    assert isinstance(page, HistoryPage)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    settle(application)
    table = page.table
    table.model().index(0, 2).data()  # a row is read once somebody looks at it
    settle(application)
    lines = [str(table.model().index(at, 2).data()) for at in range(table.model().rowCount())]
    table.selectRow(next(at for at, line in enumerate(lines) if line.startswith("Issue:")))
    return shell


def new_case(stage: Stage) -> QWidget:
    """A case that is being told."""
    shell = stage.shell("caseworker", Place("new-case"))
    page = shell.page()
    assert page is not None
    page.findChildren(ContactCard)[0].show_draft(TOLD)
    page.findChildren(WordsCard)[0].show_draft(TOLD)
    page.findChildren(PersonCard)[0].show_draft(TOLD)
    page.findChildren(SafetyCard)[0].show_draft(TOLD)
    page.findChildren(WordsCard)[0].mark([name.text for name in TOLD.names])
    page.leave()
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
    return shell


def first_day(stage: Stage) -> QWidget:
    """An office that has nothing yet."""
    shell = stage.new_office()
    shell.go(Place("today"))
    return shell


PICTURES: dict[str, tuple[Scene, str, QSize]] = {
    "04-cases-light": (at("caseworker", "cases"), "light", NORMAL),
    "04-cases-dark-1920x1080": (at("caseworker", "cases"), "dark", LARGE),
    "05a-case-timeline-light": (case("caseworker", "timeline"), "light", NORMAL),
    "05a-case-timeline-dark": (case("caseworker", "timeline"), "dark", NORMAL),
    "05b-case-issues-light": (case("caseworker", "issues"), "light", NORMAL),
    "05c-case-consents-dark": (consents, "dark", NORMAL),
    "05d-case-protection-light": (case("protection", "protection"), "light", NORMAL),
    "05f-case-history-light": (history, "light", NORMAL),
    "09-partners-light": (at("caseworker", "partners"), "light", NORMAL),
    "12-search-light": (search, "light", NORMAL),
    "12-search-dark": (search, "dark", NORMAL),
    "12-search-contrast": (search, "contrast", NORMAL),
    "13a-told-light": (told, "light", NORMAL),
    "13c-import-light": (imported, "light", NORMAL),
    "15-small-window-1024x640-light": (case("caseworker", "timeline"), "light", SMALL),
    "16-new-case-light": (new_case, "light", NORMAL),
    "16-new-case-dark": (new_case, "dark", NORMAL),
    "06-risk-assessment-light": (risk, "light", NORMAL),
    "06-risk-assessment-dark": (risk, "dark", NORMAL),
    "06-risk-assessment-contrast": (risk, "contrast", NORMAL),
    "06-risk-assessment-1024x640-light": (risk, "light", SMALL),
    "13d-first-day-empty-light": (first_day, "light", NORMAL),
}
"""As in the tool: who builds what is in it, the theme, the size. Those of a role stand together."""
