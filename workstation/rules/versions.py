"""The eight versions: what each kind of reader gets of a case, and how exactly (part 4)."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from workstation.records.access import Choice
from workstation.records.accounts import Rendition
from workstation.records.briefings import Profile
from workstation.records.cases import Case, IssueState
from workstation.records.consents import ConsentItem
from workstation.records.contact_plan import SafeContactPlan
from workstation.records.countries import country, country_pair
from workstation.records.fees import FeeRecord
from workstation.records.generalise import (
    MINOR,
    half_year,
    job_group,
    money_band,
    month,
    people_band,
    quarter,
    sector,
    sector_group,
    tenure_band,
    year,
)
from workstation.records.issues import Issue
from workstation.records.kit import Id
from workstation.records.languages import language
from workstation.records.organisations import Organisation, Site, SupplyLink
from workstation.records.people import Gender, Person, ResidenceStatus
from workstation.records.protection import NeedKind, NeedState, ProtectionNeed
from workstation.records.taxonomy import SEXUAL_VIOLENCE_AND_CHILDREN, IssueCode, WorkArea
from workstation.rules.profiles import Admission, Version

LEAST_IN_A_FEE_BAND = 10
"""People who are known to have paid within a band before it is said."""


def _plain(value: str) -> str:
    return value


def _label(value: Choice) -> str:
    return value.label


def _code(value: IssueCode) -> str:
    return f"{value.value} {value.label}"


def _recruitment(value: IssueCode) -> str:
    return _code(value) if value.area is WorkArea.RECRUITMENT else ""


def _code_or_area(value: IssueCode) -> str:
    """Sexual violence and children by their work area alone, as statistics do (part 5)."""
    return _area(value) if value in SEXUAL_VIOLENCE_AND_CHILDREN else _code(value)


def _area(value: IssueCode) -> str:
    return value.area.label


def _first(names: tuple[str, ...]) -> str:
    return names[0] if names else ""


def _day(day: dt.date) -> str:
    return day.isoformat()


def _job(typed: str) -> str:
    return job_group(typed) if typed.strip() else ""


def _answered(state: IssueState) -> str:
    """How far the answer is, in words for outside: holds and steps of ours are not said."""
    if state is IssueState.CLOSED:
        return "Put right, as workers confirm"
    if state in (IssueState.CLAIMED, IssueState.AWAITING_VALIDATION):
        return "Said to be put right, workers not asked yet"
    return "Open"


def _gender(value: Gender) -> str:
    return "" if value is Gender.NOT_SAID else value.label.lower()


def _status(value: ResidenceStatus) -> str:
    return "" if value is ResidenceStatus.UNKNOWN else value.label


def _languages(values: tuple[str, ...]) -> str:
    return ", ".join(name for name in map(language, values) if name)


def _need(kind: NeedKind) -> str:
    """Care after sexual violence is asked for as medical care: what it is for is never said."""
    return (NeedKind.MEDICAL if kind is NeedKind.SEXUAL_VIOLENCE_CARE else kind).label


def _open(need: ProtectionNeed) -> bool:
    return need.state not in (NeedState.MET, NeedState.DECLINED)


def _agrees_to_be_named(firm: Organisation) -> bool:
    return firm.public_consent


def _adult_ages(people: Sequence[Person]) -> str:
    """The bands of adults, each once; a child is told of to allies alone."""
    bands = {person.age_band for person in people} - {"", MINOR}
    return ", ".join(sorted(bands & _BANDS))


def _age(band: str) -> str:
    return band if band in _BANDS | {MINOR} else ""


_BANDS = frozenset({"18-24", "25-34", "35-44", "45+"})


def fee_band(fees: Sequence[FeeRecord]) -> str:
    """The range of what most paid, once ten people are known to have paid within it; else nothing.

    A person's payments in one currency add up; the currency is the one that most paid in.
    """
    paid: dict[str, dict[Id, float]] = defaultdict(lambda: defaultdict(float))
    for fee in fees:
        if fee.person is not None and fee.currency.strip():
            paid[fee.currency.strip().upper()][fee.person] += fee.amount
    if not paid:
        return ""
    (currency, _), *_ = Counter({c: len(sums) for c, sums in paid.items()}).most_common(1)
    sums = list(paid[currency].values())
    least, below = money_band(sums)
    if sum(least <= amount < below for amount in sums) < LEAST_IN_A_FEE_BAND:
        return ""
    return f"{least:,} to {below:,} {currency}" if _CURRENCY.issuperset(currency) else ""


_CURRENCY = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

_ASK = (
    Admission(Issue, "asked_action", _plain, redact=True),
    Admission(Issue, "answer_by", _day),
)
_TOLD = (
    Admission(Issue, "code", _code),
    Admission(Issue, "affected", people_band),
    *_ASK,
    Admission(Rendition, "text", _plain, redact=True),
    Admission(Organisation, "names", _first),
)
_TOLD_BY_MONTH = (
    *_TOLD,
    Admission(Issue, "since", month),
    Admission(Site, "admin1", _plain),
)
_FAR_AWAY = (
    Admission(Issue, "code", _code_or_area),
    Admission(Issue, "since", half_year),
    Admission(Case, "country", country),
)
_STATUS = (
    Admission(Person, "nationality", country, item=ConsentItem.NATIONALITY),
    Admission(Person, "status", _status, item=ConsentItem.STATUS),
)

VERSIONS: Mapping[Profile, Version] = MappingProxyType(
    {
        Profile.EMP: Version(
            (
                *_TOLD,
                Admission(Issue, "since", quarter),
                Admission(Issue, "job", _job),
                Admission(Site, "names", _first),
            ),
            summary=True,
            asks=True,
        ),
        Profile.REC: Version(
            (
                Admission(Issue, "code", _recruitment),
                *_ASK,
                Admission(Issue, "since", quarter),
                Admission(SupplyLink, "corridor", country_pair),
                Admission(FeeRecord, "amount", fee_band, together=True),
            ),
            summary=True,
            asks=True,
        ),
        Profile.BUY: Version(
            (
                *_TOLD_BY_MONTH,
                Admission(Issue, "state", _answered),
                Admission(Issue, "responded_at", month),
                Admission(Site, "headcount", people_band),
            ),
            summary=True,
            asks=True,
        ),
        Profile.FIN: Version(
            (
                *_FAR_AWAY,
                Admission(Case, "sector", sector),
                Admission(Organisation, "names", _first, when=_agrees_to_be_named),
            ),
            trend=True,
        ),
        Profile.ALLY: Version(
            (
                Admission(Issue, "code", _code),
                *_ASK,
                Admission(Issue, "since", month, item=ConsentItem.WHEN),
                Admission(Site, "admin1", _plain, item=ConsentItem.WHERE),
                Admission(Organisation, "names", _first, item=ConsentItem.EMPLOYER),
                Admission(Rendition, "text", _plain, redact=True, item=ConsentItem.ACCOUNT),
                Admission(ProtectionNeed, "kind", _need, item=ConsentItem.NEED, when=_open),
                Admission(Person, "languages", _languages, item=ConsentItem.LANGUAGE),
                Admission(SafeContactPlan, "channel", _label, item=ConsentItem.SAFE_WAY),
                Admission(Person, "age_band", _age, item=ConsentItem.AGE),
                Admission(Person, "gender", _gender, item=ConsentItem.GENDER),
                *_STATUS,
                Admission(Person, "job", _job, item=ConsentItem.JOB),
                Admission(Person, "tenure_months", tenure_band, item=ConsentItem.TENURE),
            ),
            summary=True,
            asks=True,
        ),
        Profile.GOV: Version((*_TOLD_BY_MONTH, *_STATUS), summary=True, asks=True),
        Profile.ACA: Version(
            (*_FAR_AWAY, Admission(Person, "age_band", _adult_ages, together=True)),
        ),
        Profile.PUB: Version(
            (
                Admission(Issue, "code", _area),
                Admission(Issue, "since", year),
                Admission(Case, "country", country),
                Admission(Case, "sector", sector_group),
            ),
        ),
    }
)
"""What may leave by profile (part 4). Handling terms are the renderer's (S28).

A financial institution and the public get no firm, site, vessel or brand without the partner's
own consent (S27, S35); they and academics get no words of ours. A case reaches the public by
year, country, sector group and work area alone; figures go out as statistics (S36).
"""


def version_of(profile: Profile) -> Version:
    """What a profile may say."""
    return VERSIONS[profile]


def tells(profile: Profile, issue: Issue) -> bool:
    """Whether a reader is told of an issue at all: an agency of what recruitment did alone."""
    code = next(a for a in VERSIONS[profile].admitted if (a.kind, a.field) == (Issue, "code"))
    return bool(code.say(issue.code))
