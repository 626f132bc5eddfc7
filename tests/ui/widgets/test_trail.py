"""The way to a page is cut before its title is,, and comes back."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fits import show_at
from ui.page import Head, Page, Place
from ui.theme.look import Look
from ui.topbar import TopBar
from ui.widgets.elide import Elide

CONTACT = "HR, Cempaka Palm Estates of the Southern Peninsula"
TITLE = "What they were told"
AREA = "Everything that was ever written down about partners"


class Told(Page):
    """A page behind a contact."""

    def __init__(self, *crumbs: str, names: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._head = Head(TITLE, tuple((c, Place("partners")) for c in crumbs), "", names)

    def head(self) -> Head:
        return self._head


def bar_of(qtbot: QtBot, page: Page, width: int) -> TopBar:
    bar = TopBar(with_search=True)
    qtbot.addWidget(bar)
    qtbot.addWidget(page)
    bar.show_head(page)
    show_at(bar, width, bar.height())
    return bar


def title_of(bar: TopBar) -> Elide:
    return next(each for each in bar.findChildren(Elide) if each.text() == TITLE)


def crumbs_of(bar: TopBar) -> list[QPushButton]:
    return [b for b in bar.findChildren(QPushButton) if b.property("kind") == "crumb"]


def whole(part: QWidget) -> bool:
    return part.width() >= part.sizeHint().width()


def test_a_long_crumb_gives_way_to_the_title_at_the_large_text_size(
    large: Look, qtbot: QtBot
) -> None:
    bar = bar_of(qtbot, Told("Partners", CONTACT, names=(CONTACT,)), 968)
    first, middle = crumbs_of(bar)

    assert whole(title_of(bar))
    assert first.text() == "Partners"
    assert middle.text().endswith("…")
    assert all(map(whole, (first, middle)))


def test_the_first_crumb_gives_way_after_those_in_the_middle(large: Look, qtbot: QtBot) -> None:
    bar = bar_of(qtbot, Told(AREA, "GE3-C4M"), 968)
    first, middle = crumbs_of(bar)

    assert whole(title_of(bar))
    assert (first.text()[-1], middle.text()) == ("…", "G…")


def test_crumbs_are_whole_again_where_there_is_room(large: Look, qtbot: QtBot) -> None:
    bar = bar_of(qtbot, Told("Partners", CONTACT), 968)

    show_at(bar, 1800, bar.height())

    assert [crumb.text() for crumb in crumbs_of(bar)] == ["Partners", CONTACT]
    assert [crumb.toolTip() for crumb in crumbs_of(bar)] == ["", ""]


@pytest.mark.parametrize(("names", "told"), [((), AREA), ((AREA,), "")])
def test_a_cut_crumb_tells_the_rest_unless_it_holds_a_name(
    names: tuple[str, ...], told: str, qtbot: QtBot
) -> None:
    bar = bar_of(qtbot, Told("Partners", AREA, names=names), 800)

    assert crumbs_of(bar)[1].toolTip() == told
