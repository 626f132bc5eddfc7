"""Page making against the barest thing that does part of the work."""

import datetime as dt
import io
from collections.abc import Iterator

from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph as BareParagraph
from reportlab.platypus import SimpleDocTemplate

from exports.documents.briefing import render
from tools.bench.rows import Row, timed
from workstation.records.release import BriefingText, Heading, Paragraph, Run
from workstation.services.demo.generate import documents


def rows(pages: tuple[int, ...]) -> Iterator[Row]:
    """Pages a second of growing letters."""
    for count in pages:
        yield _pages(count)


def _pages(count: int) -> Row:
    lines = [d["text"] for d in documents(6, count * 9, dt.date(2026, 1, 1))]
    text = BriefingText(
        title="Briefing",
        recipient="A desk",
        day=dt.date(2026, 1, 1),
        reference="BCDFG",
        check_words=("long", "fly", "heart", "rail", "mercy", "neck", "aware", "spatial"),
        handling=("Do not pass it on.",),
        blocks=(Heading("Text"), *(Paragraph((Run(line),)) for line in lines)),
    )
    made = render(text).count(b"/Type /Page\n") or count
    ours = made / timed(lambda: render(text), 3) * 1000
    bare = made / timed(lambda: _bare(lines), 3) * 1000
    against = "ReportLab's Paragraph, unshaped, untagged"
    return Row("PDF", f"{made} pages, all scripts", ours, bare, "pages/s", against)


def _bare(lines: list[str]) -> None:
    style = getSampleStyleSheet()["Normal"]
    SimpleDocTemplate(io.BytesIO()).build([BareParagraph(line, style) for line in lines])
