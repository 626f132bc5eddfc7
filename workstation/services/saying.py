"""Puts what is told of a case and of people into lines, less what had to be dropped."""

from collections.abc import Mapping

from workstation.records.organisations import Trait
from workstation.rules.profiles import Leaving
from workstation.rules.small_cells import Cut
from workstation.services.telling import PERSON_TRAITS, Key, Told, region_of

CORRIDOR = "Corridor"
_CORRIDOR: Key = ("supply_link", "corridor")
_FACTS: tuple[tuple[Key, str], ...] = (
    (_CORRIDOR, CORRIDOR),
    (("fee_record", "amount"), "Paid by most, all fees together"),
    (("case", "sector"), "Sector"),
    (("site", "headcount"), "People at the site"),
)
_PERSON: Mapping[Key, str] = {
    ("protection_need", "kind"): "needs",
    ("safe_contact_plan", "channel"): "safe way, arranged with this office",
    ("person", "languages"): "speaks",
    ("person", "age_band"): "age",
    ("person", "gender"): "gender",
    ("person", "nationality"): "from",
    ("person", "status"): "residence status",
    ("person", "job"): "kind of job",
    ("person", "tenure_months"): "time in the job",
}


PERSON = "person "
"""How the keys of the lines of people begin."""


def label_of(kind: str, field: str) -> str:
    """Under which label a value of a person is said; "" for one that never is."""
    return _PERSON.get((kind, field), "")


def facts_told(told: Told, narrowed: Cut) -> tuple[tuple[str, str], ...]:
    """Label and value of what is known besides place and time."""
    left = {detail.attribute: detail.value for detail in reversed(narrowed.kept)}
    cut = {d.value for d in narrowed.dropped if d.attribute is Trait.NATIONALITY}
    few = told.corridor.partition(" to ")[0] in cut
    shown = [key for key, _ in _FACTS if told.case.get(key) and not (few and key == _CORRIDOR)]
    found = [(label, told.case[key]) for key, label in _FACTS if key in shown]
    if job := left.get(Trait.JOB) if ("issue", "job") in told.case else None:
        found.append(("Group of workers", job))
    kept = [d.value for d in narrowed.kept if d.attribute is Trait.AGE]
    ages = [a for a in told.case.get(("person", "age_band"), "").split(", ") if a in kept]
    return (*found, ("Ages", ", ".join(ages))) if ages else tuple(found)


def people_told(told: Told, narrowed: Cut) -> list[str]:
    """A line for each person who agreed to more than the issue, by handle."""
    kept = {(d.attribute, d.value) for d in narrowed.kept}
    lines = []
    for handle, values in told.people:
        said: dict[str, list[str]] = {label: [] for label in _PERSON.values()}
        for value in values:
            label = _PERSON[(value.kind, value.field)]
            if text := _left(value, kept):
                said[label].append(text)
        words = "; ".join(f"{label}: {', '.join(found)}" for label, found in said.items() if found)
        if words:
            lines.append(f"{handle}: {words}.")
    return lines


def _left(value: Leaving, kept: set[tuple[Trait, str]]) -> str:
    trait = PERSON_TRAITS.get((value.kind, value.field))
    if trait is None or (trait, value.text) in kept:
        return value.text
    region = region_of(value.text) if trait is Trait.NATIONALITY else ""
    return region if (trait, region) in kept else ""
