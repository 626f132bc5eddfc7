"""The names in what an intake calls somebody, and the handles that stand for people."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from workstation.records.involvement import CasePart
from workstation.records.names import Name, NameKind, Script
from workstation.records.people import PersonKind
from workstation.services.choices import script_of

CALLED: Mapping[CasePart, tuple[PersonKind, str]] = MappingProxyType(
    {
        CasePart.AFFECTED: (PersonKind.WORKER, "Worker"),
        CasePart.FAMILY: (PersonKind.FAMILY, "Relative"),
        CasePart.DEFENDER: (PersonKind.DEFENDER, "Defender"),
        CasePart.INTERPRETER: (PersonKind.INTERPRETER, "Interpreter"),
        CasePart.WITNESS: (PersonKind.WITNESS, "Witness"),
        CasePart.PERPETRATOR: (PersonKind.ACCUSED, "Accused"),
        CasePart.RECRUITER: (PersonKind.ACCUSED, "Recruiter"),
        CasePart.STAFF: (PersonKind.STAFF, "Staff"),
    }
)
"""Who somebody of a part is to the work, and the word that their handle begins with."""

_LEADING_WORDS = re.compile(r"^(?:[a-z]+[ ,]+)+(?=[^a-z\s])")


def names_in(form: str) -> Iterator[str]:
    """The names in a phrase as "her sons Khaled and Anas"; the phrase itself is a form too."""
    yield form
    bare = _LEADING_WORDS.sub("", form)
    if bare != form:
        yield from (name for name in bare.split(" and ") if name)


def name_of(text: str) -> Name:
    """One form of a name, with the script it is written in."""
    script = script_of(text)
    kind = NameKind.ROMANISED if script is Script.LATIN else NameKind.HEARD
    return Name(text=text, script=script, kind=kind)


def letters(number: int) -> str:
    """A, B … Z, AA: what tells handles apart."""
    said = ""
    while number >= 0:
        said = chr(65 + number % 26) + said
        number = number // 26 - 1
    return said
