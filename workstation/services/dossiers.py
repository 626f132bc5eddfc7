"""Puts together what a profile admits of a case, said only as exactly as enough people fit it."""

import datetime as dt
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from workstation.errors import BadInput, Blocker, Refused
from workstation.ports import Finds
from workstation.records.accounts import Rendition, RenditionState
from workstation.records.briefings import GivenDetail, Profile
from workstation.records.cases import Case
from workstation.records.consents import Purpose, Scope
from workstation.records.issues import Issue
from workstation.records.kit import Id, Record
from workstation.records.marks import FreeText
from workstation.records.organisations import Organisation, Site, Trait
from workstation.records.partners import Contact
from workstation.rules.partners import limit_of, profile_of
from workstation.rules.profiles import leaving
from workstation.rules.references import reference_of
from workstation.rules.release import Ask, Dossier, IssueLine
from workstation.rules.small_cells import Cut, cut
from workstation.services.answers import Answers
from workstation.services.choices import chosen
from workstation.services.facts import worst
from workstation.services.replacing import standing_reference


@dataclass(frozen=True, slots=True)
class Plan:
    """A release as it is begun: what about, for whom and what for. Randomness and day are kept."""

    case: Case
    contact: Contact
    purpose: Purpose
    scope: Scope
    profile: Profile
    day: dt.date
    randomness: str

    @property
    def reference(self) -> str:
        """The code by which both sides speak of the briefing; it tells nothing of the case."""
        return reference_of(self.randomness)


@dataclass(frozen=True, slots=True)
class Gathered:
    """A dossier, the issues it tells of, the details it gives and what had to be dropped.

    `confirmed_on` is the day when a case worker stood by the account that it tells.
    """

    plan: Plan
    dossier: Dossier
    issues: tuple[Id, ...]
    cut: Cut
    fields: tuple[str, ...]
    confirmed_on: dt.date | None = None


def begin(case: Case, contact: Contact, purpose: Purpose, day: dt.date) -> Plan:
    """Begin a release: the profile follows from the kind of partner."""
    profile = profile_of(contact.partner_type)
    return Plan(case, contact, purpose, Scope.ISSUE_ONLY, profile, day, secrets.token_hex(32))


def gather(finds: Finds, plan: Plan, answers: Answers) -> Gathered:
    """The dossier. Raises BadInput for answers that do not fit, Refused for a missing profile."""
    issues = chosen_issues(finds, plan.case, answers.issues)
    site = finds.get(Site, plan.case.site) if plan.case.site else None
    renditions = shared_account(finds, plan.case) if answers.tell_account else ()
    said = _said(plan.profile, [*issues, *_places(finds, plan.case, site), *renditions])
    narrowed = _narrowed(plan, site, issues, answers, said)
    replaces = standing_reference(finds, plan.case.id, plan.contact.id, answers.replaces)
    dossier = replace(_dossier(plan, issues, answers, said, narrowed), replaces=replaces)
    told = tuple(f"{kind}.{field}" for kind, field in said)
    confirmed = renditions[-1].confirmed_on if renditions else None
    return Gathered(plan, dossier, tuple(i.id for i in issues), narrowed, told, confirmed)


def chosen_issues(finds: Finds, case: Case, codes: Sequence[str]) -> tuple[Issue, ...]:
    """The issues of a case with these codes, all without any. Raises BadInput or Refused."""
    issues = finds.find(Issue, case=case.id)
    if not issues:
        raise Refused([Blocker("issues", "This case has no issue yet.", "Write one down.")])
    unknown = set(codes) - {issue.code.value for issue in issues}
    if unknown:
        raise BadInput(f"issues: this case has no issue {min(unknown)[:20]}.", "Leave it out.")
    return tuple(i for i in issues if not codes or i.code.value in codes)


def shared_account(finds: Finds, case: Case) -> tuple[Rendition, ...]:
    """The account for sharing that a case worker confirmed. Raises Refused if there is none."""
    found = finds.find(Rendition, case=case.id)
    confirmed = [r for r in found if r.state is RenditionState.CONFIRMED]
    if not confirmed:
        words = "No account for sharing is confirmed."
        raise Refused([Blocker("account", words, "The case worker writes and confirms one.")])
    return (confirmed[-1],)


def _places(finds: Finds, case: Case, site: Site | None) -> list[Record]:
    firm = finds.get(Organisation, case.organisation) if case.organisation else None
    return [record for record in (firm, site) if record is not None]


def _said(profile: Profile, records: list[Record]) -> Mapping[tuple[str, str], str]:
    """What may be said, the first of each field; the rest of a record stays inside."""
    told: dict[tuple[str, str], str] = {}
    for value in leaving(profile, records):
        told.setdefault((value.kind, value.field), value.text)
    return told


def _narrowed(
    plan: Plan,
    site: Site | None,
    issues: Sequence[Issue],
    answers: Answers,
    said: Mapping[tuple[str, str], str],
) -> Cut:
    given = [
        GivenDetail(attribute=trait, value=said[key]) for trait, key in _TRAITS if said.get(key)
    ]
    typed = [
        GivenDetail(attribute=chosen(Trait, d.attribute, "details"), value=d.value)
        for d in answers.details
    ]
    return cut(
        given,
        site,
        limit_of(plan.profile).needed,
        unique_event=worst(i.unique_event for i in issues),
        complained_inside=worst(i.prior_internal_complaint for i in issues),
        fixed=typed,
    )


_TRAITS = (
    (Trait.SITE, ("organisation", "names")),
    (Trait.DATE, ("issue", "since")),
    (Trait.AFFECTED, ("issue", "affected")),
)


def _dossier(
    plan: Plan,
    issues: Sequence[Issue],
    answers: Answers,
    said: Mapping[tuple[str, str], str],
    narrowed: Cut,
) -> Dossier:
    # Only what is composed stands in places of its own: what somebody typed is told by the texts.
    composed = narrowed.kept[: len(narrowed.kept) - len(answers.details)]
    left = {detail.attribute: detail.value for detail in composed}
    asks = _asks(plan, issues, answers)
    return Dossier(
        case=plan.case.id,
        contact=plan.contact.id,
        profile=plan.profile.value,
        recipient=plan.contact.person,
        site=left.get(Trait.SITE, ""),
        place=said.get(("site", "admin1"), "") if Trait.SITE in left else "",
        period=left.get(Trait.DATE, ""),
        affected=left.get(Trait.AFFECTED, ""),
        issues=tuple(IssueLine(i.code.value, i.code.label, i.code.area.label) for i in issues),
        asks=asks,
        texts=_texts(answers, asks, said.get(("rendition", "text"), "")),
        day=plan.day,
        reference=plan.reference,
    )


def _asks(plan: Plan, issues: Sequence[Issue], answers: Answers) -> tuple[Ask, ...]:
    codes = {issue.code.value for issue in issues} | {""}
    if not answers.asks:
        raise BadInput("asks: nothing is asked of the recipient.", "Say what, and by when.")
    for number, ask in enumerate(answers.asks, 1):
        if not ask.what.strip() or len(ask.what.splitlines()) > 1:
            raise BadInput(f"ask {number}: it is one line of words.", "Make two asks of two lines.")
        if ask.by < plan.day:
            raise BadInput(f"ask {number}: its day is past.", "Say by when it can be done.")
        if ask.issue not in codes:
            raise BadInput(f"ask {number}: this case has no such issue.", "Leave it empty.")
    return tuple(Ask(ask.what, ask.by, ask.issue) for ask in answers.asks)


def _texts(answers: Answers, asks: Sequence[Ask], account: str) -> tuple[FreeText, ...]:
    texts = [FreeText("summary", answers.summary)] if answers.summary.strip() else []
    texts += [FreeText("account", account)] if account.strip() else []
    return (*texts, *(FreeText(f"ask {n}", ask.what) for n, ask in enumerate(asks, 1)))
