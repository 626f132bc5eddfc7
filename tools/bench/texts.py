"""Scanning and page making, each against the barest thing that does part of the work."""

import datetime as dt
import io
import random
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph as BareParagraph
from reportlab.platypus import SimpleDocTemplate

from exports.documents.briefing import render
from exports.redaction import Known, Scanner
from tools.bench.rows import Row, timed
from workstation.records.release import BriefingText, Heading, Paragraph, Run
from workstation.services.demo.generate import documents
from workstation.services.demo.pools import PEOPLE


def rows(people: tuple[int, ...], pages: tuple[int, ...]) -> Iterator[Row]:
    """MB/s with growing lists of people, and pages a second of growing letters."""
    text = _text()
    for count in people:
        yield _scan(text, count)
    for count in pages:
        yield _pages(count)


def _text() -> str:
    return "\n".join(d["text"] for d in documents(5, 400, dt.date(2026, 1, 1)))


def _scan(text: str, count: int) -> Row:
    known = [Known(f"P{n}", "person", name, linked=n < 10) for n, name in enumerate(_names(count))]
    scanner, exact = Scanner(known), AhoCorasick([item.text for item in known])
    megabytes = len(text.encode()) / 1e6
    ours = megabytes / timed(lambda: scanner.scan(text), 3) * 1000
    floor = megabytes / timed(lambda: exact.find_matches_as_indexes(text), 3) * 1000
    return Row("scan", f"{count:,} people", ours, floor, "MB/s", "Aho-Corasick, exact strings only")


def _names(count: int) -> list[str]:
    dice = random.Random(11)
    pool = [name for names in PEOPLE.values() for pair in names for name in pair]
    return [f"{dice.choice(pool)} {dice.choice(pool)}" for _ in range(count)]


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
