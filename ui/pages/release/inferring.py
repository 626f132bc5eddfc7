"""What the recipient could infer: the counts, what points at somebody, and why, in sentences."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QLayout, QWidget

from ui.pages.release.lines import good_line
from ui.pages.release.pages_view import PagesView
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.badge import Badge
from ui.widgets.button import button
from ui.widgets.lay import Part, card, column, held, row, rule
from ui.widgets.scrolled import Scrolled
from ui.widgets.text import label
from ui.words import tr
from workstation.rules.inference import Inference, Inferred

_WIDE, _TALL, _SIDE = 980, 600, 380
_FEW = 3


def inference_card(
    found: Inference, read: Callable[[], object] | None = None, *, stopped: bool = False
) -> QWidget:
    """The counts and the first reasons; `read` opens the pages as the recipient will see them.

    Red is for what the gate stops: what it lets pass for people to weigh is amber.
    """
    lines: list[Part] = [_verdict(found, stopped=stopped)]
    lines += [label(words, "muted", wrap=True) for words in found.sentences[:_FEW]]
    if read is not None:
        lines.append(
            row(button(tr("Read it as they will…"), "line", icon("hold"), press=read), None)
        )
    return card(label(tr("What they could infer"), "subtitle"), *lines, gap=8)


class AsTheyRead(QDialog):
    """The pages at the start; everything that could be inferred from them at the end."""

    def __init__(
        self, parent: QWidget, pages: Sequence[bytes], found: Inference, *, stopped: bool
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Workspace"))
        self.setProperty("ground", "window")
        self.resize(look().px(_WIDE), look().px(_TALL))
        self.pages = PagesView()
        self.pages.show_pages(pages)
        close = button(tr("Close"), "primary", press=self.accept)
        side = held(column((Scrolled(_everything(found, stopped=stopped)), 1)))
        side.setFixedWidth(look().px(_SIDE))
        title = label(tr("As they will read it. Nothing has left."), "title")
        self.setLayout(
            column(
                row(title, None, margins=(20, 14, 20, 10)),
                (row((self.pages, 1), side, gap=14, margins=(20, 0, 20, 10)), 1),
                rule(),
                row(None, close, margins=(20, 10, 20, 12)),
            )
        )
        self.pages.setFocus()


def _everything(found: Inference, *, stopped: bool) -> QLayout:
    details = [_detail(each, found.needed) for each in found.details]
    none = label(tr("It tells no detail that can be counted."), "muted", wrap=True)
    reasons = [label(words, wrap=True) for words in found.sentences]
    parts: list[Part] = [card(_verdict(found, stopped=stopped), *reasons, gap=8)]
    parts.append(card(label(tr("Detail by detail"), "subtitle"), *(details or [none]), gap=10))
    return column(*parts, None, gap=12)


def _verdict(found: Inference, *, stopped: bool) -> Part:
    if found.safe:
        return good_line(tr("Nothing in it points at one person"), "")
    tone, glyph = ("danger", "problem") if stopped else ("warn", "risk_due")
    if found.unique:
        quoted = "“" + "”, “".join(found.unique[:_FEW]) + "”"
        return good_line(tr("These words may point at one person"), quoted, tone, glyph)
    return good_line(tr("Too few people fit, or nobody counted them"), "", tone, glyph)


def _detail(each: Inferred, needed: int) -> Part:
    many = tr("not counted") if each.alone is None else tr("{n} people").format(n=each.alone)
    tone = "ok" if each.alone is not None and each.alone >= needed else "warn"
    head = row(label(tr(each.trait.label), "strong"), None, Badge(many, tone))
    return column(
        head, label(each.value, wrap=True), label(each.words, "caption", wrap=True), gap=2
    )
