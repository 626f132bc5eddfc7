"""Invented people and numbers on real pages, for pictures."""

from pathlib import Path
from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ui.pages.create import CreatePage, Means
from ui.pages.start import StartPage
from ui.theme.icons import icon
from ui.widgets.badge import Badge
from ui.widgets.banner import Banner
from ui.widgets.blocker import BlockerCard
from ui.widgets.button import button, chip
from ui.widgets.check_words import CheckWords
from ui.widgets.choices import Check, Combo
from ui.widgets.empty import Empty
from ui.widgets.field import Field
from ui.widgets.hold import hold_button
from ui.widgets.kbd import Kbd
from ui.widgets.lay import Part, card, column, held, row
from ui.widgets.masked import Masked
from ui.widgets.matrix import Matrix
from ui.widgets.passphrase import Strength
from ui.widgets.risk_badge import RiskBadge
from ui.widgets.segment import Segment
from ui.widgets.sensitivity import sensitivity_mark
from ui.widgets.span_text import Mark, SpanText, TextSpan
from ui.widgets.step_dots import StepDots
from ui.widgets.steps import StepLine
from ui.widgets.text import label
from ui.widgets.timeline import Moment, Timeline

_PATIENCE = 0.7
"""Seconds in which a page of the demonstration has read everything it shows."""
WORDS = "marble tractor velvet sunrise pocket"
RECOVERY = tuple(f"harbor violin copper meadow lantern seven {WORDS} tide".split())
DIGITS = [(n, str(n)) for n in range(5)] + [("?", "?")]
LEVELS = ((1, 1, 1, 2, 2), (1, 1, 2, 3, 3), (1, 2, 3, 3, 4), (2, 3, 3, 4, 4))
LIKELY = ("L1 unlikely", "L2 possible", "L3 likely", "L4 very likely")


def settle(application: QApplication) -> None:
    """Let everything be read, laid out and painted."""
    end = monotonic() + _PATIENCE
    while monotonic() < end:
        application.processEvents()


def first_start() -> QWidget:
    offers = frozenset({"open", "create", "demonstration", "restore", "check", "protects"})
    return StartPage(offers)


def strength(text: str) -> Strength:
    words = len(text.split())
    if words >= 4:
        return Strength(92, "Strong.", "Guessing it would take centuries.", enough=True)
    return Strength(words * 20, "Weak.", "It can be guessed.", enough=False)


def _create() -> CreatePage:
    roles = [("case_worker", "Case worker"), ("custodian", "Key custodian")]
    return CreatePage(
        Means(Path("/"), lambda _: "", lambda: WORDS, strength, RECOVERY, roles, frozenset())
    )


def create_passphrase() -> QWidget:
    page = _create()
    page.show_step(1)
    secret = page.findChildren(QLineEdit)
    typed = {"Passphrase": WORDS, "The same again": WORDS.rsplit(" ", 1)[0]}
    for entry in secret:
        if entry.accessibleName() in typed:
            entry.setText(typed[entry.accessibleName()])
            entry.setEchoMode(QLineEdit.EchoMode.Normal)
    for field in page.findChildren(Field):
        if field.entry.accessibleName() == "The same again":
            field.show_problem()
    return page


def create_recovery() -> QWidget:
    page = _create()
    page.show_step(2)
    return page


def _sample(title: str, *parts: Part, gap: int = 8) -> Part:
    return column(label(title, "section"), *parts, gap=gap)


def components() -> QWidget:
    """Every small part once."""
    sign = button("Sign assessment", "primary", icon("edit"))
    blocked = button("Continue", "primary")
    blocked.setEnabled(False)
    buttons = _sample(
        "Buttons: one primary a page; what it does, in a verb",
        row(sign, button("Save draft"), button("Edit", "quiet", icon("edit")), None),
        row(
            button("Revoke…", "danger"),
            blocked,
            label("← always with the reason beside it", "caption"),
            None,
        ),
        row(
            chip("Mine"),
            chip("Not closed", on=True),
            Segment(DIGITS, value=3),
            Check("Checked", checked=True),
            Check("Not"),
            None,
            gap=10,
        ),
    )
    risk = _sample(
        "Risk: bars, word, colour",
        row(*(RiskBadge(level) for level in range(1, 5)), None),
    )
    states = _sample(
        "Issue states",
        row(
            Badge("Intake"),
            Badge("Triaged"),
            Badge("Open", "info"),
            Badge("Action agreed", "info"),
            Badge("Claimed", "warn", icon("job")),
            None,
            gap=6,
        ),
        row(
            Badge("Awaiting validation", "warn", icon("users")),
            Badge("Disputed", "danger", icon("cancel")),
            Badge("Closed", "ok", icon("check")),
            Badge("Safety hold", "token", icon("stop")),
            Badge("Inactive"),
            None,
            gap=6,
        ),
    )
    tokens = _sample(
        "Tokens and spans",
        row(
            Badge("Worker A", "token", strong=True),
            Badge("said less", "info", icon("general")),
            Badge("kept", "ok", icon("check")),
            Badge("left out", "neutral", icon("left_out")),
            Badge("to decide", "warn", icon("question")),
            None,
            gap=6,
        ),
    )
    value = Masked(lambda: "မသီတာလှိုင်", dots=8)
    masked = _sample("Masked, and held", row(value, hold_button([value]), None))
    keys = _sample(
        "Keys",
        row(
            Kbd("Ctrl", "K"),
            label("search", "caption"),
            Kbd("Ctrl", "L"),
            label("lock", "caption"),
            None,
        ),
    )
    left = column(buttons, risk, states, tokens, masked, keys, None, gap=18)
    return _page(row((held(left), 1), (_forms(), 1), gap=28))


def _forms() -> QWidget:
    told = QPlainTextEdit("She was called in and told to sign.")
    told.setFixedHeight(58)
    there = QLineEdit("ဒေါ်နွယ်နွယ်ဝင်း၊ คุณวิชัย၊ أبو سامر")
    day = Field("Day", QLineEdit("31 November 2026"), required=True, check=lambda: "")
    day.show_problem("November has 30 days.")
    form = card(
        Field(
            "What happened",
            told,
            required=True,
            hint="Own words first. Names are found and hidden later.",
            mark=sensitivity_mark("direct"),
        ),
        Field("Who was there", there, required=False, mark=sensitivity_mark("sensitive")),
        row(
            (
                Field(
                    "Country",
                    Combo(("TH", "Thailand"), value="TH"),
                    mark=sensitivity_mark("quasi"),
                ),
                1,
                Qt.AlignmentFlag.AlignTop,
            ),
            (day, 1, Qt.AlignmentFlag.AlignTop),
            gap=12,
        ),
        gap=12,
    )
    banners = (
        Banner("danger", "Threat 6 days after the employer was told.", "Reach the worker first."),
        Banner("warn", "Not verified. Nothing can be sealed for this contact yet."),
        Banner("ok", "Backed up and read back: 100,412 cases, 50 GB."),
    )
    kinds = column(
        label("Display 24  မြန်မာ ខ្មែរ ไทย", "display"),
        label("Title 18  नेपाली বাংলা العربية", "title"),
        row(label("Subtitle 15", "subtitle"), label("Reading 14", "reading"), None, gap=16),
        row(label("Body 13"), label("Muted 13", "muted"), label("Caption 12", "caption"), None),
        gap=3,
    )
    laid_out = column(
        _sample("Form: label above, one column, problems at the field", form),
        _sample("Banners: one at a time", *banners, gap=7),
        _sample("Type", kinds),
        None,
        gap=16,
    )
    return held(laid_out)


def parts() -> QWidget:
    """Every large part once."""
    matrix = Matrix(LEVELS, LIKELY, ("I1", "I2", "I3", "I4", "I5"))
    matrix.frame_cell(3, 2)
    happened = Timeline(
        (
            Moment(
                "Today 09:40",
                "ring",
                "Worker rang",
                "The line leader asked on the bus who had spoken. No names used.",
                "You",
                "ok",
                "Safe call",
            ),
            Moment(
                "18 Nov",
                "act",
                "Threat of dismissal, if papers are asked for again",
                "By a line leader. Heard by two others.",
                "Nan",
                "danger",
                "Retaliation",
                since="6 days after the employer was told",
            ),
            Moment(
                "12 Nov",
                "told",
                "Employer was told",
                "By phone to the HR manager: papers of 11 workers, no names, no line.",
                "You",
                "warn",
                "Disclosure",
            ),
            Moment(
                "10 Nov", "consent", "Consent given: remedy dialogue with the employer", "", "You"
            ),
        )
    )
    said = (
        "Worker A peels shrimp at Siam Pearl Seafoods in Mahachai. "
        "She paid 21,500 baht to Ko Zaw. She shares room 14."
    )
    text = SpanText()
    text.show_text(
        said,
        [
            _span(said, "Worker A", Mark.TOKEN),
            _span(said, "Siam Pearl Seafoods", Mark.KEPT),
            _span(said, "Mahachai", Mark.GENERAL),
            _span(said, "21,500 baht", Mark.OPEN),
            _span(said, "Ko Zaw", Mark.OPEN),
            _span(said, "room 14", Mark.GONE),
        ],
        current=4,
    )
    text.setFixedHeight(96)
    words = CheckWords(8, lambda place, typed: typed == RECOVERY[place][:4])
    for entry, word in zip(words.findChildren(QLineEdit), RECOVERY[:6], strict=False):
        entry.setText(word[:4])
        entry.textEdited.emit(word[:4])
    left = column(
        StepDots(
            ("Intake", "Triaged", "Open", "Action agreed", "Claimed", "Validation", "Closed"), 3
        ),
        happened,
        gap=16,
    )
    right = column(
        StepLine(("Choose", "Redact", "Checks", "Release"), 2, stopped=True),
        card(text),
        card(words),
        card(matrix),
        BlockerCard(
            "The worker has not agreed to this buyer",
            "Ask, or choose a partner the worker agreed to.",
            action="Open consents",
        ),
        Empty(
            icon("cases"), "No case fits these filters", "3 filters are on.", button("Clear all")
        ),
        gap=10,
    )
    return _page(row((held(left), 1), (held(right), 1), gap=28))


def _span(text: str, words: str, mark: Mark) -> TextSpan:
    start = text.index(words)
    return TextSpan(start, start + len(words), mark)


def _page(layout: Part) -> QWidget:
    page = held(column(layout, margins=(24, 18, 24, 14)))
    page.setProperty("ground", "window")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return page
