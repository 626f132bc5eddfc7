"""What a recipient could work out from a text, and who inside could: plain words for the author."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

from workstation.records.briefings import GivenDetail, Profile
from workstation.records.organisations import Site, Trait
from workstation.records.people import YesNo
from workstation.records.rosters import Roster
from workstation.rules.counting import how_many, people_on
from workstation.rules.partners import limit_of
from workstation.rules.small_cells import people_who_fit


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text as a reader has it: what it tells, what they had before, and what can be counted.

    `phrases` are the words in it that point at somebody: the words and the rule that found them.
    With `by_consent` everybody told about agreed to it, and that takes the place of the count.
    """

    profile: Profile
    details: tuple[GivenDetail, ...]
    earlier: tuple[GivenDetail, ...] = ()
    site: Site | None = None
    roster: Roster | None = None
    unique_event: YesNo = YesNo.UNKNOWN
    complained_inside: YesNo = YesNo.UNKNOWN
    phrases: tuple[tuple[str, str], ...] = ()
    by_consent: bool = False


@dataclass(frozen=True, slots=True)
class Inferred:
    """One detail: how many share it alone and with all that these readers had before.

    `before` marks one that this text does not tell and an earlier one did; None is not known.
    """

    trait: Trait
    value: str
    alone: int | None
    together: int | None
    before: bool
    recognised_by: str
    words: str


@dataclass(frozen=True, slots=True)
class Inference:
    """Everything that a reader could infer; `fits` by this text alone, `together` with earlier."""

    details: tuple[Inferred, ...]
    people: int | None
    fits: int | None
    together: int | None
    needed: int
    unique: tuple[str, ...]
    sentences: tuple[str, ...]
    by_consent: bool = False

    @property
    def safe(self) -> bool:
        """Whether enough people fit, and nothing in it points at one of them."""
        counts = (self.fits, self.together)
        enough = all(k is not None and k >= self.needed for k in counts)
        return not self.unique and (enough or self.by_consent)


RECOGNISED_BY: Mapping[Trait, str] = MappingProxyType(
    {
        Trait.OTHER: "whoever knows of it",
        Trait.EVENT: "whoever was there",
        Trait.DATE: "whoever keeps the duty roster or the visitors' book",
        Trait.DORM: "room-mates and the warden",
        Trait.SECTION: "the line leader and everybody on the line",
        Trait.SHIFT: "the shift leader and everybody on the shift",
        Trait.TENURE: "the personnel office, by its list",
        Trait.AGE: "the personnel office, by its list",
        Trait.LANGUAGE: "workmates and the interpreter",
        Trait.STATUS: "the personnel office and the agency",
        Trait.JOB: "the foreman and everybody who does that work",
        Trait.GENDER: "everybody on the line",
        Trait.NATIONALITY: "the personnel office, the agency and compatriots",
        Trait.AFFECTED: "whoever knows which group it happened to",
        Trait.SITE: "everybody at the site",
    }
)
"""Who inside could recognise somebody by each trait."""


def infer(reading: Reading) -> Inference:
    """What a reader could infer from a text, with a sentence for each reason."""
    everything = _joined(reading.details, reading.earlier)
    details = tuple(_inferred(detail, reading) for detail in everything)
    people, needed = people_on(reading.site, reading.roster), limit_of(reading.profile).needed
    fits, together = _fits(reading, reading.details), _fits(reading, everything)
    sentences = (
        *_agreed(reading),
        *_counted(people, fits, together, needed),
        *_narrowest(reading, everything, needed),
        *_reasons(reading),
    )
    unique = _pointing(reading, details)
    return Inference(details, people, fits, together, needed, unique, sentences, reading.by_consent)


def _joined(
    details: Sequence[GivenDetail], earlier: Sequence[GivenDetail]
) -> tuple[GivenDetail, ...]:
    return tuple(dict.fromkeys((*details, *earlier)))


def _fits(reading: Reading, details: Sequence[GivenDetail]) -> int | None:
    return people_who_fit(
        details,
        reading.site,
        reading.roster,
        unique_event=reading.unique_event,
        complained_inside=reading.complained_inside,
    )


def _inferred(detail: GivenDetail, reading: Reading) -> Inferred:
    alone = how_many([detail], reading.site, reading.roster)
    together = how_many(_joined([detail], reading.earlier), reading.site, reading.roster)
    who = RECOGNISED_BY[detail.attribute]
    before = detail not in reading.details
    return Inferred(
        detail.attribute,
        detail.value,
        alone,
        together,
        before,
        who,
        _words(detail, alone, who, before=before),
    )


def _words(detail: GivenDetail, alone: int | None, who: str, *, before: bool) -> str:
    told = "An earlier release told" if before else "The text tells"
    what = f"{told} {detail.attribute.label.lower()}, “{detail.value}”"
    if alone is None:
        return f"{what}. Nobody has counted whom it fits; {who} could tell."
    if alone <= 1:
        return f"{what}: perhaps one person. {_capital(who)} could name them."
    return f"{what}: {alone} people share it. It could be recognised by {who}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _agreed(reading: Reading) -> list[str]:
    words = "Everybody told about agreed to be told about; that takes the place of the count."
    return [words] if reading.by_consent else []


def _counted(
    people: int | None, fits: int | None, together: int | None, needed: int
) -> Iterator[str]:
    if fits is None:
        yield "Nobody knows how many people on site fit all that it tells."
        return
    of = "" if people is None else f"Of {people} people on site, "
    yield f"{of}{fits} fit all that it tells; {needed} are needed."
    if together is None:
        yield "With what these readers had before, nobody knows how many fit."
    elif together != fits:
        yield f"With what these readers had before, {together} fit; {needed} are needed."


def _narrowest(reading: Reading, details: Sequence[GivenDetail], needed: int) -> list[str]:
    """The fewest details that leave too few people: that is what to say less of."""
    for size in (1, 2, 3):
        found = [
            (count, pair)
            for pair in combinations(details, size)
            if (count := how_many(pair, reading.site, reading.roster)) is not None
            and count < needed
        ]
        if found:
            count, pair = min(found, key=lambda each: each[0])
            names = " and ".join(d.attribute.label.lower() for d in pair)
            verb = "leaves" if size == 1 else "together leave"
            return [f"{_capital(names)} {verb} {count}."]
    return []


def _pointing(reading: Reading, details: Sequence[Inferred]) -> tuple[str, ...]:
    alone = [d.value for d in details if d.alone is not None and d.alone <= 1]
    return tuple(dict.fromkeys([*(words for words, _ in reading.phrases), *alone]))


def _reasons(reading: Reading) -> list[str]:
    said = [
        f"“{words}” {_PHRASES.get(rule, _PHRASES['unique'])}" for words, rule in reading.phrases
    ]
    if reading.unique_event is YesNo.YES:
        said.append("It happened to one person only: whoever was there knows who it is.")
    if reading.complained_inside is YesNo.YES:
        said.append("The worker complained inside before: the firm will think of them first.")
    return said


_PHRASES: Mapping[str, str] = MappingProxyType(
    {
        "unique": "points at one person or one place.",
        "family": "tells of a relative.",
        "age": "tells an age.",
        "health": "tells of somebody's body.",
        "place": "tells where somebody sleeps or works.",
    }
)
POINTING = frozenset(_PHRASES)
"""Rules of redaction whose hits point at somebody."""
