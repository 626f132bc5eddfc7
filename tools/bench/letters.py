"""The whole way out of a long letter: dossier, review, gate, seal; against drawing its pages."""

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from exports.documents.briefing import render
from tests.services.conftest import a_document
from tests.vaults import FIRM, found, prepare, release, share, take
from tools.bench.rows import Row, at_each, taken
from workstation.records.access import Role

_SENTENCE = "Workers of the night shift say that nobody gave the passports back when asked. "
_PER_PAGE = 46


def rows(pages: tuple[int, ...]) -> Iterator[Row]:
    """Releasing a letter of so many pages, two people signing with the quickest passphrases."""
    return at_each(pages, _release)


def _release(count: int, folder: Path) -> Iterator[Row]:
    office = found(folder)
    document = a_document()
    told = f"{document['text']} " + _SENTENCE * _PER_PAGE * count
    (case,) = take(office, {**document, "text": told})
    with office.as_(Role.CASE_WORKER) as session:
        share(session, case.id)
    with office.as_(Role.BRIEFING_OFFICER) as session:
        text = prepare(session, case.id, FIRM, account=True).composed.text
    drawn = taken(lambda: render(text))
    ours = taken(lambda: release(office, case.id, FIRM, account=True))
    with pikepdf.open(io.BytesIO(render(text))) as pdf:
        size = f"{len(pdf.pages)} pages"
    yield Row("release a briefing", size, ours, drawn, "ms", "drawing its pages alone")
