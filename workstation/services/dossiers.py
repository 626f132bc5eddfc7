"""Puts together what a profile admits of a case, said only as exactly as enough people fit it."""

import datetime as dt
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import replace as with_changes

from msgspec.structs import replace

from workstation.errors import BadInput, Blocker, Refused
from workstation.ports import Finds
from workstation.records.accounts import Rendition, RenditionState
from workstation.records.briefings import GivenDetail, Profile, Spread
from workstation.records.cases import Case
from workstation.records.consents import Purpose, Scope
from workstation.records.issues import Issue
from workstation.records.kit import Id, Record
from workstation.records.marks import FreeText
from workstation.records.organisations import Trait
from workstation.records.partners import Contact
from workstation.records.people import YesNo
from workstation.rules.consents import items_of, spoken_for
from workstation.rules.counting import how_many
from workstation.rules.implied import by_codes, by_corridor
from workstation.rules.partners import limit_of, profile_of
from workstation.rules.profiles import Agreed, Version
from workstation.rules.references import reference_of
from workstation.rules.release import Ask, Dossier, IssueLine
from workstation.rules.small_cells import Cut, cut
from workstation.rules.typed_traits import typed_traits
from workstation.rules.versions import tells, version_of
from workstation.rules.wishes import kept_back, not_understood
from workstation.services.answers import Answers
from workstation.services.choices import chosen
from workstation.services.crowds import roster_of, site_of, speakers, worst
from workstation.services.facts import affected, consents_for
from workstation.services.replacing import standing_reference
from workstation.services.saying import PERSON, facts_told, people_told
from workstation.services.spreading import spread_dossier, spread_of, told_of_nobody
from workstation.services.telling import Told, told_of, wider
from workstation.services.trends import trends


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

    `confirmed_on` is the day when a case worker stood by the account that it tells, and `account`
    which one that is, in which revision.
    """

    plan: Plan
    dossier: Dossier
    issues: tuple[Id, ...]
    cut: Cut
    fields: tuple[str, ...]
    confirmed_on: dt.date | None = None
    spread: Spread | None = None
    account: tuple[Id, int] | None = None


def begin(case: Case, contact: Contact, purpose: Purpose, day: dt.date) -> Plan:
    """Begin a release: the profile follows from the kind of partner."""
    profile = profile_of(contact.partner_type)
    return Plan(case, contact, purpose, Scope.ISSUE_ONLY, profile, day, secrets.token_hex(32))


def gather(finds: Finds, plan: Plan, answers: Answers) -> Gathered:
    """The dossier. Raises BadInput for answers that do not fit, Refused for a case not for them."""
    version = version_of(plan.profile)
    issues = chosen_issues(finds, plan, answers.issues)
    account = answers.tell_account and (Rendition, "text") in _kinds(version)
    renditions = shared_account(finds, plan.case) if account else ()
    people = concerned(finds, plan)
    told = told_of(finds, plan.case, issues, renditions, version, people.agreed)
    spread = spread_of(finds, plan.case, issues, answers)
    told = told_of_nobody(told, spread)
    kept = _fitted(answers, version)
    narrowed = _narrowed(finds, plan, issues, kept, told, people, spread)
    replaces = standing_reference(finds, plan.case.id, plan.contact.id, answers.replaces)
    dossier = spread_dossier(_dossier(plan, issues, kept, told, narrowed, spread), spread)
    often = how_often(finds, plan, issues, told) if version.trend else ()
    dossier = replace(dossier, replaces=replaces, facts=(*dossier.facts, *often))
    told_from = renditions[-1] if told.case.get(_ACCOUNT) else None
    fields = (*told.fields, *(["summary"] if kept.summary.strip() else []))
    return Gathered(
        plan,
        dossier,
        tuple(i.id for i in issues),
        narrowed,
        fields,
        told_from.confirmed_on if told_from else None,
        spread,
        (told_from.id, told_from.revision) if told_from else None,
    )


def still_told(finds: Finds, gathered: Gathered) -> bool:
    """Whether the account that it tells is still the one that a case worker stands by."""
    case = gathered.plan.case.id
    newest = finds.find(Rendition, case=case, state=RenditionState.CONFIRMED)[-1:]
    return gathered.account in (None, *((r.id, r.revision) for r in newest))


def how_often(
    finds: Finds, plan: Plan, issues: Sequence[Issue], told: Told
) -> tuple[tuple[str, str], ...]:
    """How often such issues come up, of those that this reader is told of by their code."""
    codes = told.codes(issues)
    return trends(finds, plan.case, [i for i in issues if i.code in codes], plan.day)


_ACCOUNT = ("rendition", "text")


def _kinds(version: Version) -> set[tuple[type[Record], str]]:
    return {(a.kind, a.field) for a in version.admitted}


def _fitted(answers: Answers, version: Version) -> Answers:
    """The answers without what this reader is not given: words of ours, or anything asked."""
    return replace(
        answers,
        summary=answers.summary if version.summary else "",
        asks=answers.asks if version.asks else (),
    )


@dataclass(frozen=True, slots=True)
class Concerned:
    """Those whose account it is, and what their consents allow to be told of them.

    `wishes` are those about what is kept back that no list of words understands.
    """

    agreed: Agreed
    spoken_for: bool
    wishes: tuple[str, ...] = ()


def concerned(finds: Finds, plan: Plan) -> Concerned:
    """What those told about agreed to, by the records of the case on the day of the plan."""
    people = affected(finds, plan.case)
    consents = consents_for(finds, plan.case, plan.contact)
    asked = (consents, plan.purpose, plan.contact.id, plan.day)
    # Who is asked besides is told about by nobody.
    items = {person: items_of(person, *asked) for person in speakers(finds, plan.case.id)}
    to_them = [c for c in consents if c.contact == plan.contact.id and c.person in people]
    agreed = Agreed(items, kept_back(to_them))
    return Concerned(agreed, spoken_for(people, *asked), not_understood(to_them))


def chosen_issues(finds: Finds, plan: Plan, codes: Sequence[str]) -> tuple[Issue, ...]:
    """The issues with these codes, all without any, that this reader is told of at all.

    Raises BadInput for a code that the case has not, Refused where none is left.
    """
    issues = finds.find(Issue, case=plan.case.id)
    if not issues:
        raise Refused([Blocker("issues", "This case has no issue yet.", "Write one down.")])
    unknown = set(codes) - {issue.code.value for issue in issues}
    if unknown:
        raise BadInput(f"issues: this case has no issue {min(unknown)[:20]}.", "Leave it out.")
    chosen = tuple(i for i in issues if not codes or i.code.value in codes)
    told = tuple(i for i in chosen if tells(plan.profile, i))
    if not told:
        words = "None of these issues is for this kind of reader."
        raise Refused([Blocker("issues", words, "An agency reads of recruitment alone.")])
    return told


def shared_account(finds: Finds, case: Case) -> tuple[Rendition, ...]:
    """The account for sharing that a case worker confirmed. Raises Refused if there is none."""
    found = finds.find(Rendition, case=case.id)
    confirmed = [r for r in found if r.state is RenditionState.CONFIRMED]
    if not confirmed:
        words = "No account for sharing is confirmed."
        raise Refused([Blocker("account", words, "The case worker writes and confirms one.")])
    return (confirmed[-1],)


def _narrowed(
    finds: Finds,
    plan: Plan,
    issues: Sequence[Issue],
    answers: Answers,
    told: Told,
    people: Concerned,
    spread: Spread | None,
) -> Cut:
    limit = limit_of(plan.profile)
    site, roster = site_of(finds, plan.case), roster_of(finds, plan.case)
    typed = [
        GivenDetail(attribute=chosen(Trait, d.attribute, "details"), value=d.value)
        for d in answers.details
    ]
    said = told.details()
    rare = frozenset(
        d.value
        for d in said
        if d.attribute is Trait.NATIONALITY and (how_many([d], site, roster) or 0) < limit.needed
    )
    given = [*wider(said, rare), *by_corridor(told.corridor, roster, site)]
    if limit.consent and people.spoken_for:
        given, typed = [], [*given, *typed]
    words = typed_traits(_own_words(answers, told), roster, site)
    implied = by_codes(told.codes(issues), roster, site) if spread is None else ()
    found = cut(
        given,
        site,
        limit.needed,
        # What happened to one person only is not told by a text that tells of nobody.
        unique_event=worst(i.unique_event for i in issues) if spread is None else YesNo.NO,
        complained_inside=worst(i.prior_internal_complaint for i in issues),
        fixed=[*implied, *typed, *words],
        roster=roster,
    )
    # What is left of the words once they are redacted is listed then.
    return with_changes(found, kept=found.kept[: len(found.kept) - len(words)])


def _own_words(answers: Answers, told: Told) -> str:
    """What somebody typed: place, time and numbers make room for what it tells."""
    asked = (ask.what for ask in answers.asks)
    along = (one.words for one in answers.attachments)
    return "\n".join([answers.summary, told.case.get(_ACCOUNT, ""), *asked, *along])


def _dossier(
    plan: Plan,
    issues: Sequence[Issue],
    answers: Answers,
    told: Told,
    narrowed: Cut,
    spread: Spread | None,
) -> Dossier:
    # Only what is composed stands in places of its own: what somebody typed is told by the texts.
    composed = narrowed.kept[: len(narrowed.kept) - len(answers.details)]
    left = {detail.attribute: detail.value for detail in composed}
    said = told.case
    named = Trait.SITE in left or ("organisation", "names") not in said
    place = said.get(("site", "admin1"), "") if named else ""
    asks = _asks(plan, issues, answers, spread)
    return Dossier(
        case=plan.case.id,
        contact=plan.contact.id,
        profile=plan.profile.value,
        recipient=plan.contact.person,
        site=left.get(Trait.SITE, ""),
        place=place or said.get(("case", "country"), ""),
        period=left.get(Trait.DATE, ""),
        affected=left.get(Trait.AFFECTED, ""),
        issues=lines_of(issues, told),
        asks=asks,
        texts=_texts(answers, asks, told, narrowed),
        day=plan.day,
        reference=plan.reference,
        facts=facts_told(told, narrowed),
    )


def lines_of(issues: Sequence[Issue], told: Told) -> tuple[IssueLine, ...]:
    """One line for each code, by code and words: the order of the records tells what came first.

    Several issues of one code stand in one line, which tells each answer once.
    """
    answers: dict[IssueLine, set[str]] = {}
    for line in (_line(issue, told) for issue in issues):
        answers.setdefault(replace(line, answer=""), set()).add(line.answer)
    lines = [replace(line, answer=_together(said)) for line, said in answers.items()]
    return tuple(sorted(lines, key=lambda line: (line.code, line.words)))


def _together(answers: Iterable[str]) -> str:
    said = sorted(filter(None, answers))
    if len(said) < 2:
        return "".join(said)
    return ". ".join(f"In part {answer[:1].lower()}{answer[1:]}" for answer in said)


def _line(issue: Issue, told: Told) -> IssueLine:
    """The issue as this reader is told of it: by its code, or by its work area alone."""
    said = told.issues[issue.id]
    area = issue.code.area.label
    if said["code"] == area:
        return IssueLine("", area, area)
    answered = said.get("responded_at", "")
    answer = f"{said['state']}; answered {answered}" if answered else said.get("state", "")
    return IssueLine(issue.code.value, issue.code.label, area, answer)


def _asks(
    plan: Plan, issues: Sequence[Issue], answers: Answers, spread: Spread | None
) -> tuple[Ask, ...]:
    topics = {topic.value for topic in spread.topics} if spread is not None else set()
    codes = {issue.code.value for issue in issues} | topics | {""}
    if not answers.asks and version_of(plan.profile).asks:
        raise BadInput("asks: nothing is asked of the recipient.", "Say what, and by when.")
    for number, ask in enumerate(answers.asks, 1):
        if not ask.what.strip() or len(ask.what.splitlines()) > 1:
            raise BadInput(f"ask {number}: it is one line of words.", "Make two asks of two lines.")
        if ask.by < plan.day:
            raise BadInput(f"ask {number}: its day is past.", "Say by when it can be done.")
        if ask.issue not in codes:
            raise BadInput(f"ask {number}: this case has no such issue.", "Leave it empty.")
    return tuple(Ask(ask.what, ask.by, ask.issue) for ask in answers.asks)


def _texts(
    answers: Answers, asks: Sequence[Ask], told: Told, narrowed: Cut
) -> tuple[FreeText, ...]:
    account = told.case.get(_ACCOUNT, "")
    texts = [FreeText("summary", answers.summary)] if answers.summary.strip() else []
    texts += [FreeText("account", account)] if account.strip() else []
    people = people_told(told, narrowed)
    texts += [FreeText(f"{PERSON}{n}", line) for n, line in enumerate(people, 1)]
    return (*texts, *(FreeText(f"ask {n}", ask.what) for n, ask in enumerate(asks, 1)))
