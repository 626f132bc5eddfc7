"""Lets a firm read its own name in a letter to itself: nobody has to decide about that."""

import re
from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from workstation.ports import Finds
from workstation.records.briefings import Profile
from workstation.records.cases import Case
from workstation.records.kit import Id
from workstation.records.marks import Mark, MarkedText
from workstation.records.organisations import Organisation
from workstation.records.partners import Contact
from workstation.rules.profiles import told_fields
from workstation.rules.versions import version_of
from workstation.text import fold

_RULE = "capitals"
"""The rule by which an unknown name is only supposed to be one."""


def own_names(
    finds: Finds, case: Id, contact: Id, profile: Profile, fields: Collection[str]
) -> tuple[str, ...]:
    """Every form of the recipient's name, where it is the case's firm and the letter tells it.

    Nothing for any other reader: a buyer is not its supplier, and a letter that tells no firm
    tells none to the firm itself either.
    """
    told = told_fields(version_of(profile)).intersection(fields)
    firm = finds.get(Case, case).organisation
    if profile is not Profile.EMP or "organisation.names" not in told or firm is None:
        return ()
    held = finds.get(Organisation, firm)
    return held.names if _is(finds.get(Contact, contact), held) else ()


def _is(contact: Contact, firm: Organisation) -> bool:
    """Whether a contact belongs to a firm: by its record, or by the very name on its card."""
    if contact.organisation is not None:
        return contact.organisation == firm.id
    card = fold(contact.organisation_name).text.strip()
    return bool(card) and card in {fold(name).text.strip() for name in firm.names}


def without_own_name(texts: Sequence[MarkedText], names: Sequence[str]) -> tuple[MarkedText, ...]:
    """The texts without what waits at these names alone; a mark that covers more still waits."""
    return tuple(_without(text, names) for text in texts) if names else tuple(texts)


def _without(text: MarkedText, names: Sequence[str]) -> MarkedText:
    places = list(_places(text.text, names))
    return replace(text, marks=tuple(m for m in text.marks if not _stays(m, places)))


def _stays(mark: Mark, places: Sequence[tuple[int, int]]) -> bool:
    supposed = mark.rule == _RULE and mark.whose is None and not mark.sure
    return supposed and any(begin <= mark.start and mark.end <= end for begin, end in places)


def _places(text: str, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    folded = fold(text)
    for name in filter(None, (fold(name).text.strip() for name in names)):
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", folded.text):
            if folded.whole(*found.span()):
                yield folded.span(*found.span())
