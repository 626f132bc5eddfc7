"""What each kind of reader reads and never reads, in words made from the admitted fields."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from workstation.records import generalise
from workstation.records.briefings import Profile
from workstation.records.countries import country_pair
from workstation.records.organisations import Organisation
from workstation.records.taxonomy import IssueCode
from workstation.rules.nouns import most_telling, noun
from workstation.rules.profiles import Admission, Say
from workstation.rules.versions import VERSIONS, fee_band
from workstation.rules.withheld import name_of


@dataclass(frozen=True, slots=True)
class Reads:
    """Things in words: what is read, what only with a consent to it, and what never."""

    always: tuple[str, ...]
    agreed: tuple[str, ...]
    never: tuple[str, ...]


def reads(profile: Profile) -> Reads:
    """What a kind of reader gets of a case, from the declaration of its version alone."""
    version = VERSIONS[profile]
    free = [a for a in version.admitted if a.item is None]
    asked = [a for a in version.admitted if a.item is not None]
    own = ["your summary (redacted)"] if version.summary else []
    told = {_name(a) for a in version.admitted}
    others = [a for v in VERSIONS.values() for a in v.admitted if _name(a) not in told]
    others.sort(key=lambda a: most_telling(_name(a)))
    wordless = [] if version.summary else ["words of yours"]
    return Reads(
        always=_once([*map(_said, free), *own]),
        agreed=_once(map(_said, asked)),
        never=_once([*wordless, *map(_noun, others)]),
    )


def asks_the_firm(profile: Profile) -> bool:
    """Whether the firm is named to this reader only where it agreed to be (S27, S35)."""
    firms = [a for a in VERSIONS[profile].admitted if _name(a) == "organisation.names"]
    return any(not a.when(_SILENT) for a in firms)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _name(admission: Admission) -> str:
    return name_of(admission.kind, admission.field)


def _noun(admission: Admission) -> str:
    return noun(_name(admission))


def _said(admission: Admission) -> str:
    name, what = _name(admission), _noun(admission)
    if name == "issue.code":
        return _codes(admission.say)
    if name == "organisation.names" and not admission.when(_SILENT):
        return f"{what} (if it agrees to be named)"
    how = "redacted" if admission.redact else _EXACT.get(admission.say, "")
    how = how or ("all together" if admission.together else "")
    return f"{what} ({how})" if how else what


_SILENT = Organisation(names=("-",))
"""A firm that did not agree to be named."""


def _codes(say: Say) -> str:
    """How issues are told, tried on every code there is."""
    said = {code: say(code) for code in IssueCode}
    by_area = [code for code, words in said.items() if words == code.area.label]
    if len(by_area) == len(said):
        return "issues by work area alone"
    if not all(said.values()):
        return "issue codes of recruitment alone"
    return "issue codes (the gravest by work area)" if by_area else "issue codes"


_EXACT: Mapping[Say, str] = MappingProxyType(
    {
        generalise.year: "year",
        generalise.half_year: "half-year",
        generalise.quarter: "quarter",
        generalise.month: "month",
        generalise.people_band: "band",
        generalise.tenure_band: "band",
        generalise.sector_group: "group of sectors",
        country_pair: "two countries",
        fee_band: "band",
    }
)
"""How exactly something is said, by what says it."""
