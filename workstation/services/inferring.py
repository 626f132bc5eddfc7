"""Shows the author, and whoever reads it second, what a recipient could infer from a text."""

import datetime as dt
from collections.abc import Iterator

from workstation.ports import Reader, Redactor
from workstation.records.briefings import Briefing
from workstation.records.cases import Case
from workstation.records.issues import Issue
from workstation.records.marks import FreeText
from workstation.records.release import BriefingText, Bullets, Grid, Paragraph
from workstation.rules.gate_facts import spoken_for
from workstation.rules.inference import POINTING, Inference, Reading, infer
from workstation.services.crowds import roster_of, site_of, told_before, worst
from workstation.services.facts import facts_of


def inferred(
    reader: Reader, redactor: Redactor, draft: Briefing, text: BriefingText, on: dt.date
) -> Inference:
    """What the recipient of a draft could infer from its words and from what they had before."""
    assert draft.case is not None
    case = reader.get(Case, draft.case)
    issues = [reader.get(Issue, id) for id in draft.issues]
    return infer(
        Reading(
            profile=draft.profile,
            details=draft.details,
            earlier=told_before(reader, draft, case, on),
            site=site_of(reader, case),
            roster=roster_of(reader, case),
            unique_event=worst(issue.unique_event for issue in issues),
            complained_inside=worst(issue.prior_internal_complaint for issue in issues),
            phrases=tuple(_pointing(redactor, text)),
            by_consent=spoken_for(facts_of(reader, draft, None, on)),
        )
    )


def _pointing(redactor: Redactor, text: BriefingText) -> Iterator[tuple[str, str]]:
    words = [FreeText(f"{n}", words) for n, words in enumerate(_words(text))]
    for marked in redactor.mark(words, ()):
        for mark in marked.marks:
            if mark.rule in POINTING:
                yield marked.at(mark), mark.rule


def _words(text: BriefingText) -> Iterator[str]:
    for block in text.blocks:
        if isinstance(block, Paragraph):
            yield _in(block)
        elif isinstance(block, Bullets):
            yield from map(_in, block.items)
        elif isinstance(block, Grid):
            yield from (_in(cell) for row in block.rows for cell in row)


def _in(paragraph: Paragraph) -> str:
    # A token stands for somebody already, and its letters are nobody's.
    return "".join(" " if run.token else run.text for run in paragraph.runs)
