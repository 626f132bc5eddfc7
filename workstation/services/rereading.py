"""Works out anew, from records alone, what the words of a kept draft tell; a draft may say less."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from msgspec.structs import replace

from workstation.errors import Blocker
from workstation.ports import Finds
from workstation.records.accounts import Rendition, RenditionState
from workstation.records.briefings import Briefing, GivenDetail
from workstation.records.cases import Case
from workstation.records.consents import ConsentItem
from workstation.records.contact_plan import ContactWay
from workstation.records.issues import Issue
from workstation.records.partners import Contact
from workstation.records.protection import NeedKind
from workstation.records.release import BriefingText, Paragraph
from workstation.rules import release as steps
from workstation.rules.implied import by_codes, by_corridor
from workstation.rules.letter import as_read
from workstation.rules.out_of_reach import ASKED_ABOUT
from workstation.rules.partners import profile_of
from workstation.rules.references import reference_of
from workstation.rules.release import Ask, Dossier
from workstation.rules.skeleton import (
    Bones,
    asked_in,
    bones,
    facts_in,
    plain,
    tokens_asked,
    tokens_in,
    words_in,
)
from workstation.rules.small_cells import Cut
from workstation.rules.tokens import code_of, speaks_of_workers
from workstation.rules.trait_groups import stands
from workstation.rules.typed_traits import typed_traits
from workstation.rules.unread import blockers as read_blockers
from workstation.rules.versions import tells, version_of
from workstation.rules.withheld import name_of
from workstation.services.crowds import roster_of, site_of
from workstation.services.dossiers import Concerned, Plan, concerned, how_often, lines_of
from workstation.services.saying import CORRIDOR, facts_told, label_of
from workstation.services.spreading import spread_dossier, told_of_nobody
from workstation.services.telling import Told, region_of, told_of, wider
from workstation.text import fold
from workstation.text.tongues import unread

_SOME_DAY = dt.date(2000, 1, 1)
UNLIKE = Blocker(
    "text.records", "The letter is not what the records tell today.", "The author writes it again."
)


_ANOTHER = Blocker(
    "profile.changed",
    "The contact is another kind of partner than the text was written for.",
    "The author writes it anew.",
)


@dataclass(frozen=True, slots=True)
class Reread:
    """The draft with all that its words tell, and what stands against them.

    In `uncounted` parts no traits could be counted.
    """

    draft: Briefing
    blockers: tuple[Blocker, ...]
    uncounted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Allowed:
    """What the records let this reader be told, however few people fit it."""

    plan: Plan
    told: Told
    people: Concerned
    issues: Sequence[Issue]


def reread(finds: Finds, draft: Briefing, text: BriefingText, on: dt.date) -> Reread:
    """What a draft tells as the records have it on a day, whatever its own lists say.

    Details and fields are those that stand in its words; all that is composed has to be what the
    records give this reader, to the letter.
    """
    if draft.profile is not profile_of(finds.get(Contact, draft.contact).partner_type):
        return Reread(draft, (_ANOTHER,))
    issues = tuple(finds.get(Issue, id) for id in draft.issues)
    if not _sound(finds, draft, issues, on):
        return Reread(draft, (UNLIKE,))
    allowed = _allowed(finds, draft, issues, on)
    letters = (as_read(r) for r in _openings(finds, draft, text, allowed))
    found = next((b for b in (_same(text, own) for own in letters) if b is not None), None)
    told = (
        *draft.details,
        *_details(finds, text, allowed, found),
        *_implied(finds, draft, allowed),
    )
    details = dict.fromkeys(told)
    fields = (*_fields(draft, allowed, found), *_asked_about(text))
    whole = replace(draft, details=tuple(details), fields=fields)
    wrong = found is None or _beyond(draft, text, allowed, found, finds)
    wrong = wrong or _as_before(finds, draft, text)
    parts = unread("\n".join(_typed(text, found)))
    by_hand = read_blockers(parts, allowed.people.wishes, draft.read_by_person)
    return Reread(whole, ((UNLIKE,) if wrong else ()) + by_hand, parts)


def _sound(finds: Finds, draft: Briefing, issues: Sequence[Issue], on: dt.date) -> bool:
    """Whether the draft is of one case, for one reader, and of no day to come."""
    old = finds.get(Briefing, draft.replaces) if draft.replaces else None
    one_letter = old is None or (
        (old.case, old.contact) == (draft.case, draft.contact) and old.released_at is not None
    )
    ours = bool(issues) and all(i.case == draft.case and tells(draft.profile, i) for i in issues)
    return one_letter and ours and draft.day is not None and draft.day <= on


def _allowed(finds: Finds, draft: Briefing, issues: Sequence[Issue], on: dt.date) -> _Allowed:
    assert draft.case is not None
    case, contact = finds.get(Case, draft.case), finds.get(Contact, draft.contact)
    plan = Plan(case, contact, draft.purpose, draft.scope, draft.profile, on, draft.randomness)
    people = concerned(finds, plan)
    confirmed = finds.find(Rendition, case=case.id, state=RenditionState.CONFIRMED)
    version = version_of(draft.profile)
    told = told_of(finds, case, issues, confirmed[-1:], version, people.agreed)
    return _Allowed(plan, told_of_nobody(told, draft.spread), people, issues)


def _openings(
    finds: Finds, draft: Briefing, text: BriefingText, allowed: _Allowed
) -> Iterator[steps.Worded]:
    """The letters that could be: each with or without place, time and number."""
    said, plan = allowed.told.case, allowed.plan
    assert draft.day is not None
    whole = Dossier(
        case=plan.case.id,
        contact=plan.contact.id,
        profile=draft.profile.value,
        recipient=plan.contact.person,
        site="",
        place="",
        period="",
        affected="",
        issues=lines_of(allowed.issues, allowed.told),
        asks=tuple(Ask("", _SOME_DAY) for _ in asked_in(text)),
        texts=(),
        day=draft.day,
        reference=reference_of(draft.randomness),
        replaces=_replaced(finds, draft),
        facts=facts_in(text),
    )
    whole = spread_dossier(whole, draft.spread)
    texts = {f"ask {n}": () for n in range(1, len(whole.asks) + 1)}
    places = (said.get(("site", "admin1"), ""), said.get(("case", "country"), ""), "")
    for site, place, period, affected in product(
        _or_not(said.get(("organisation", "names"))),
        dict.fromkeys(places),
        _or_not(said.get(("issue", "since"))),
        _or_not(said.get(("issue", "affected"))),
    ):
        dossier = replace(whole, site=site, place=place, period=period, affected=affected)
        yield steps.worded(dossier, texts)


def _or_not(value: str | None) -> tuple[str, ...]:
    return (value, "") if value else ("",)


def _replaced(finds: Finds, draft: Briefing) -> str:
    return reference_of(finds.get(Briefing, draft.replaces).randomness) if draft.replaces else ""


def _same(text: BriefingText, own: BriefingText) -> Bones | None:
    """The bones of a letter that is composed like our own; None for another."""
    found, ours = bones(text, own.blocks), bones(own, own.blocks)
    frame = replace(text, blocks=(), check_words=()) == replace(own, blocks=(), check_words=())
    return found if frame and found.blocks == ours.blocks else None


def _details(
    finds: Finds, text: BriefingText, allowed: _Allowed, found: Bones | None
) -> tuple[GivenDetail, ...]:
    """What of the records and of the staff list its words tell, listed or not."""
    said, words = allowed.told.details(), fold(words_in(text)).text
    regions = wider(said, frozenset(d.value for d in said))
    case = allowed.plan.case
    counted = (roster_of(finds, case), site_of(finds, case))
    corridor = next((value for label, value in facts_in(text) if label == CORRIDOR), "")
    told = [d for d in (*said, *regions) if d.value and stands(d.value, words)]
    told += by_corridor(corridor, *counted)
    listed = typed_traits("\n".join(_typed(text, found)), *counted)
    return tuple(dict.fromkeys((*told, *listed)))


def _as_before(finds: Finds, draft: Briefing, text: BriefingText) -> bool:
    """Whether a token stands in another letter of the case that left: that would join the two."""
    left = (b for b in finds.find(Briefing, case=draft.case) if b.released_at and b.id != draft.id)
    codes = {code_of(use.token) for briefing in left for use in briefing.tokens}
    return not codes.isdisjoint(map(code_of, tokens_in(text)))


def _typed(text: BriefingText, found: Bones | None) -> list[str]:
    """What is somebody's words."""
    return [*map(plain, found.typed if found else ()), *asked_in(text)]


def _implied(finds: Finds, draft: Briefing, allowed: _Allowed) -> tuple[GivenDetail, ...]:
    """What its issues tell of people by their codes; a text of nobody tells it of nobody."""
    case, codes = allowed.plan.case, allowed.told.codes(allowed.issues)
    told = by_codes(codes, roster_of(finds, case), site_of(finds, case))
    return told if draft.spread is None else ()


def _fields(draft: Briefing, allowed: _Allowed, found: Bones | None) -> tuple[str, ...]:
    """Fields that it lists and may tell, and those that its words show."""
    may = {*allowed.told.fields, "summary"}
    kept = [f for f in draft.fields if f in may or f.startswith("evidence.")]
    typed = ["summary"] if found is None or found.typed else []
    people = ["person.handle"] if found is None or found.people else []
    return tuple(dict.fromkeys((*kept, *typed, *people)))


def _asked_about(text: BriefingText) -> tuple[str, ...]:
    """A field by which is seen that something is asked about somebody besides the workers."""
    others = [token for token in tokens_asked(text) if not speaks_of_workers(token)]
    return (ASKED_ABOUT,) if others else ()


def _beyond(
    draft: Briefing, text: BriefingText, allowed: _Allowed, found: Bones, finds: Finds
) -> bool:
    """Whether it tells a fact, an account or something of a person that is not for this reader."""
    version = version_of(draft.profile)
    account = found.account and ("rendition", "text") not in allowed.told.case
    typed = bool(found.typed) and not version.summary
    facts = not all(_a_fact(fact, allowed, draft, finds) for fact in facts_in(text))
    return account or typed or facts or not all(_agreed(p, allowed) for p in found.people)


def _a_fact(fact: tuple[str, str], allowed: _Allowed, draft: Briefing, finds: Finds) -> bool:
    details = (*allowed.told.details(),)
    may = dict(facts_told(allowed.told, Cut(details, (), None)))
    if version_of(draft.profile).trend:
        assert draft.day is not None
        plan = allowed.plan
        may |= dict(how_often(finds, plan, allowed.issues, allowed.told))
    label, value = fact
    whole = may.get(label, "")
    return value == whole or (label == "Ages" and set(value.split(", ")) <= set(whole.split(", ")))


def _agreed(line: Paragraph, allowed: _Allowed) -> bool:
    """Whether a line of a person says, of somebody without a name, only what one agreed to.

    Needs and safe ways lie with protection, which not everybody who approves can read: of them
    it says at least nothing that no list holds.
    """
    items = frozenset[ConsentItem]().union(*allowed.people.agreed.by_person.values())
    labels = {
        label_of(*name_of(admission.kind, admission.field).split("."))
        for admission in version_of(allowed.plan.profile).admitted
        if admission.item is None or admission.item in items
    } - {""}
    values = {word for _, said in allowed.told.people for s in said for word in _each(s.text)}
    values |= {region_of(value) for value in values} - {""}
    values |= {word for kind in (*NeedKind, *ContactWay) for word in _each(kind.label)}
    whose, _, rest = plain(line).partition(":")
    parts = [part.partition(":") for part in rest.strip().removesuffix(".").split("; ")]
    return not whose.strip() and all(
        label.strip() in labels and values.issuperset(_each(value.strip()))
        for label, _, value in parts
    )


def _each(said: str) -> list[str]:
    return said.split(", ")
