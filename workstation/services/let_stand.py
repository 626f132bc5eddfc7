"""Former values that a letter may say after all: kept with a reason, or the reader's own name."""

import re
from collections.abc import Iterable, Iterator, Sequence

from workstation.records.identifiers import Known
from workstation.records.partners import Contact
from workstation.text import fold

_THEN_WHY = re.compile(r": (?=.*\S)", re.DOTALL)


def may_not_stand(
    known: Iterable[Known], contact: Contact, kept: Sequence[str]
) -> tuple[Known, ...]:
    """The forms that a letter may not say; `kept` are the lines that the second person reads.

    A former value may never have been theirs, and no correction takes it out of the past. So it
    may be kept like a place that no record knows; what is on record today never may.
    """
    stand = {fold(text).text for text in (*_said(kept), contact.person, contact.organisation_name)}
    return tuple(item for item in known if not item.former or fold(item.text).text not in stand)


def _said(kept: Sequence[str]) -> Iterator[str]:
    """The words of each line, which may have a colon of their own; none without a reason."""
    for line in kept:
        yield from (line[: colon.start()] for colon in _THEN_WHY.finditer(line))
