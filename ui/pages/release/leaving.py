"""How a text leaves: what was chosen instead, what was accepted, and who is left out of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.pages.release.lines import good_line
from ui.pages.release.lower import lower_lines
from ui.pages.release.silent import decided_line
from ui.widgets.lay import Part, card
from ui.widgets.text import label
from ui.words import tr
from workstation.records.briefings import Briefing, Instead, LowerCount, Spread
from workstation.records.kit import UserToken
from workstation.services.lower_counts import Told
from workstation.services.session import Session
from workstation.services.witnesses import Silent


@dataclass(frozen=True, slots=True)
class Leaving:
    """The way chosen in place of one person's text, a lower count, and witnesses left out."""

    spread: Spread | None
    told: tuple[Told, ...]
    accepted: tuple[LowerCount, ...]
    silent: tuple[Silent, ...]
    me: UserToken


def leaving_of(session: Session, briefing: Briefing) -> Leaving:
    """Read it for a draft."""
    assert briefing.case is not None
    counts, about = session.lower_counts, (briefing.case, briefing.contact)
    given = counts.accepted(*about)
    accepted = tuple(each for each in given if each.purpose is briefing.purpose)
    told = counts.told(*about, briefing.purpose) if accepted else ()
    silent = session.witnesses.silent(*about, briefing.purpose)
    left_out = tuple(each for each in silent if each.decided is not None)
    return Leaving(briefing.spread, told, accepted, left_out, session.user.token)


def leaving_cards(leaving: Leaving | None) -> list[QWidget]:
    """A card where there is something to say."""
    if leaving is None or not (leaving.spread or leaving.accepted or leaving.silent):
        return []
    parts: list[Part] = []
    if leaving.spread is not None:
        way = tr(leaving.spread.way.label)
        parts.append(good_line(tr("Sent instead: {way}").format(way=way), _rests(leaving.spread)))
    if leaving.accepted:
        parts.append(label(tr("Accepted though too few people fit"), "strong", wrap=True))
        parts.append(lower_lines(leaving.told, leaving.accepted, leaving.me))
    if leaving.silent:
        parts += _without(leaving.silent, leaving.me)
    return [card(label(tr("How it leaves"), "subtitle"), *parts, gap=9)]


def _without(silent: Sequence[Silent], me: UserToken) -> Iterator[Part]:
    """In words, since whoever signs answers for it."""
    yield label(tr("Nobody could ask these witnesses"), "strong", wrap=True)
    for each in silent:
        if each.decided is not None:
            yield decided_line(each.decided, each.handle, me)
    words = tr("Read what is asked: it may tell nothing that only they know.")
    yield good_line(words, "", "info", "circle")


def _rests(spread: Spread) -> str:
    if spread.way is Instead.POOLED:
        return tr("With {n} other sites. None is named.").format(n=len(spread.sites))
    if spread.way is Instead.GENERAL:
        return tr("Beside {topics}.").format(topics=", ".join(t.value for t in spread.topics))
    return tr("A quarter after everything that is known of it.")
