"""The smaller parts of pages."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.fits import clipped, show_at
from ui.pages.settings.lines import line, lines_card
from ui.theme.glyph import GlyphView
from ui.theme.look import Look, wear
from ui.widgets.badge import Badge
from ui.widgets.button import chip
from ui.widgets.check_words import CheckWords
from ui.widgets.choices import Combo
from ui.widgets.elide import Elide
from ui.widgets.factor_row import FactorRow
from ui.widgets.flow import Flow
from ui.widgets.lay import column, held
from ui.widgets.passphrase import NewPassphrase, Strength
from ui.widgets.risk_badge import RiskBadge
from ui.widgets.segment import Segment
from ui.widgets.span_text import Mark, SpanText, TextSpan, utf16
from ui.widgets.steps import StepLine, StepState, state_at
from ui.words import unbroken
from workstation.records.anchors import SCALE
from workstation.records.cases import RiskLevel
from workstation.records.risk import Factor

WORDS = ("harbor", "violin")


def test_a_segment_answers_to_its_digit(qtbot: QtBot) -> None:
    segment = Segment([(n, str(n)) for n in range(5)])
    qtbot.addWidget(segment)
    with qtbot.waitSignal(segment.answered) as heard:
        qtbot.keyClick(segment, Qt.Key.Key_3)

    assert (heard.args, segment.value()) == ([3], 3)


def test_tab_comes_to_what_is_chosen(qtbot: QtBot) -> None:
    before, segment = QLineEdit(), Segment([(n, str(n)) for n in range(5)], value=3)
    page = held(column(before, segment))
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    chosen = QApplication.focusWidget()
    assert isinstance(chosen, QPushButton)
    assert chosen.text() == "3"

    qtbot.keyClick(chosen, Qt.Key.Key_Left)
    assert segment.value() == 2


def test_a_segment_refuses_eight_choices(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="seven"):
        Segment([(n, str(n)) for n in range(8)])


def test_words_agree_by_their_first_four_letters(qtbot: QtBot) -> None:
    words = CheckWords(2, lambda place, typed: typed == WORDS[place][:4])
    qtbot.addWidget(words)
    show_at(words, 600, 100)
    first, second = words.findChildren(QLineEdit)
    qtbot.keyClicks(first, "harb")
    qtbot.keyClicks(second, "vio")

    assert (words.agreeing(), words.complete()) == (1, False)


def test_the_cursor_goes_to_the_next_word_by_itself(qtbot: QtBot) -> None:
    words = CheckWords(2, lambda place, typed: typed == WORDS[place][:4])
    qtbot.addWidget(words)
    show_at(words, 600, 100)
    words.activateWindow()
    first, second = words.findChildren(QLineEdit)
    first.setFocus()
    qtbot.keyClicks(first, "harb")

    assert second.hasFocus()


def test_a_word_that_differs_is_marked_when_it_is_left(qtbot: QtBot) -> None:
    words = CheckWords(2, lambda place, typed: typed == WORDS[place][:4])
    qtbot.addWidget(words)
    with qtbot.waitActive(words):
        show_at(words, 600, 100)
    first, second = words.findChildren(QLineEdit)
    first.setFocus()
    qtbot.keyClicks(first, "hurb")
    assert first.accessibleDescription() == ""

    second.setFocus()
    assert first.accessibleDescription() == "differs"
    assert words.findChildren(GlyphView)[0].isVisible()

    first.setFocus()
    qtbot.keyClicks(first, "x")
    assert not words.findChildren(GlyphView)[0].isVisible()


def _measured(text: str) -> Strength:
    return Strength(50, "So", "so", enough=len(text.split()) >= 4)


@pytest.mark.parametrize(
    ("first", "again", "problems"),
    [("a b c d", "a b c d", 0), ("a b c d", "a b c e", 1), ("a b", "a b", 1), ("a b", "", 2)],
)
def test_a_passphrase_counts_what_is_to_be_put_right(
    first: str, again: str, problems: int, qtbot: QtBot
) -> None:
    form = NewPassphrase(_measured)
    qtbot.addWidget(form)
    for entry, text in zip(form.findChildren(QLineEdit), (first, again), strict=True):
        entry.setText(text)

    assert form.problems() == problems


def test_a_passphrase_is_hidden_until_asked_for(qtbot: QtBot) -> None:
    form = NewPassphrase(_measured)
    qtbot.addWidget(form)
    modes = {entry.echoMode() for entry in form.findChildren(QLineEdit)}

    assert modes == {QLineEdit.EchoMode.Password}


def test_places_are_counted_in_the_units_of_qt() -> None:
    assert utf16("a😀b", 2) == 3


def test_a_span_that_breaks_over_lines_has_a_ground_on_each(qtbot: QtBot) -> None:
    text = SpanText()
    qtbot.addWidget(text)
    words = "eleven passports in a biscuit tin " * 4
    text.show_text(words, [TextSpan(0, len(words), Mark.OPEN)], current=0)
    show_at(text, 200, 300)

    assert len(list(text._grounds(TextSpan(0, len(words), Mark.OPEN)))) > 3  # noqa: SLF001 - drawn


def test_a_click_tells_which_span(qtbot: QtBot) -> None:
    text = SpanText()
    qtbot.addWidget(text)
    text.show_text("Ko Zaw keeps them", [TextSpan(0, 6, Mark.OPEN)])
    show_at(text, 300, 100)
    with qtbot.waitSignal(text.chosen) as heard:
        qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=text.cursorRect().center())

    assert heard.args == [0]


def test_badges_and_levels_are_read_aloud(qtbot: QtBot) -> None:
    badge, risk = Badge("Disputed", "danger"), RiskBadge(4)
    qtbot.addWidget(badge)
    qtbot.addWidget(risk)

    assert (badge.accessibleName(), risk.accessibleName()) == ("Disputed", "Risk: Critical")


def test_a_cut_line_has_no_tooltip(qtbot: QtBot) -> None:
    line = Elide("Papers held, fees")
    qtbot.addWidget(line)

    assert line.toolTip() == ""


def test_steps_before_the_one_in_hand_are_done() -> None:
    states = [state_at(place, 1) for place in range(3)]

    assert states == [StepState.DONE, StepState.NOW, StepState.AHEAD]


def test_a_list_gives_back_the_very_value(qtbot: QtBot) -> None:
    combo = Combo((RiskLevel.HIGH, "High"), value=RiskLevel.HIGH)
    qtbot.addWidget(combo)
    assert combo.value() is RiskLevel.HIGH
    combo.clear()
    combo.offer(RiskLevel.LOW, "Low")
    combo.choose(RiskLevel.HIGH)
    assert combo.value() is None
    combo.choose(RiskLevel.LOW)
    assert combo.value() is RiskLevel.LOW


def test_what_has_no_room_on_a_line_goes_to_the_next(qtbot: QtBot) -> None:
    chips = [chip("Told to others"), chip("Acts against them")]
    place = held(Flow(*chips))
    qtbot.addWidget(place)
    show_at(place, 600, 40)
    beside = chips[1].y()
    show_at(place, 200, 100)

    assert (beside, chips[1].x()) == (chips[0].y(), 0)
    assert chips[1].y() > chips[0].geometry().bottom()


def test_a_narrow_line_of_steps_names_the_one_in_hand(qtbot: QtBot) -> None:
    line = StepLine(["Choose", "Redact", "Second person"], 1)
    qtbot.addWidget(line)

    def named() -> list[str]:
        return [said.text() for said in line.findChildren(QLabel) if said.isVisible()]

    show_at(line, 800, 40)
    assert named() == ["Choose", "Redact", "Second person"]
    show_at(line, 250, 40)
    assert named() == ["Redact"]


def test_a_number_and_its_unit_stay_on_one_line() -> None:
    assert unbroken("Safe 20:00–22:00, in 8 h 8 min") == "Safe 20:00–22:00, in 8\xa0h 8\xa0min"


@pytest.mark.parametrize("opened", [False, True])
@pytest.mark.parametrize("factor", Factor)
def test_a_question_is_whole_where_there_is_little_room(
    factor: Factor, opened: bool, theme: str, qtbot: QtBot
) -> None:
    line = FactorRow(factor, SCALE, 2, reads=False)
    qtbot.addWidget(line)
    line.give(3)
    line.set_open(opened=opened)
    show_at(line, 460, line.heightForWidth(460))

    assert factor.label in [said.text() for said in line.findChildren(QLabel)]
    assert (line.findChildren(Elide), clipped(line)) == ([], [])


def test_the_heading_of_a_card_stands_over_its_lines(qtbot: QtBot) -> None:
    card = lines_card("Backups", [line("Older ones", "The newest stay.")])
    qtbot.addWidget(card)
    for theme in ("dark", "light"):  # dressed anew before it is seen
        wear(QApplication.instance(), Look(theme))
    show_at(card, 500, 100)
    heading, first, _under = (each.mapTo(card, QPoint()).x() for each in card.findChildren(QLabel))

    assert heading == first
