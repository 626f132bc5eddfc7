"""Generates intake documents of invented cases: the same seed gives the same cases."""

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from workstation.services.demo.pools import (
    BOSSES,
    BROKERS,
    BUYER,
    PEOPLE,
    PLACES,
    Place,
    hr_of,
)
from workstation.services.demo.stories import STORIES, Secret, Story, told

_LANGUAGES = tuple(PEOPLE)
_KIN = ("her sister", "his brother", "a cousin,", "her aunt", "his wife")
_CHANNELS = ("hotline", "viber", "line", "whatsapp", "facebook", "walk_in", "outreach", "peer")


def documents(seed: int, count: int, today: dt.date) -> Iterator[dict[str, Any]]:
    """Intake documents, as an import file holds them, telling of the year before `today`."""
    for number in range(count):
        yield document(random.Random(f"{seed}/{number}"), number, today)


def document(dice: random.Random, number: int, today: dt.date) -> dict[str, Any]:
    """One intake document; `number` turns through stories, places and languages."""
    story = STORIES[number % len(STORIES)]
    place = PLACES[number % len(PLACES)]
    language = _LANGUAGES[number % len(_LANGUAGES)]
    received = today - dt.timedelta(days=dice.randrange(3, 120))
    return tell(story, secrets_of(dice, language, place, received), place) | {
        "id": f"demo-{number + 1}",
        "language": language,
        "channel": dice.choice(_CHANNELS),
        "received": received.isoformat(),
        "fear": dice.randrange(0, 4),
        "affected": dice.choice((1, 4, 12, 14, 25, 40, 60)),
        "severity": dice.choice(("standard", "serious", "serious", "critical")),
        "contact_plan": _plan(dice, place, language),
        "since": (received - dt.timedelta(days=30)).isoformat(),
        "unique_event": "no",
        "complained_inside": "no",
        "consents": _consents(received, place),
        "risk": _risk(dice),
    }


def tell(story: Story, secrets: dict[str, Secret], place: Place) -> dict[str, Any]:
    """The part of a document that follows from who and where; everything else may stay equal."""
    text, spans = told(story, secrets)
    return {
        "title": story.title,
        "codes": list(story.codes),
        "text": text,
        "wants": story.wants,
        "spans": spans,
        "variants": {tag: list(secret.forms) for tag, secret in secrets.items()},
        "employer": {
            "name": place.firm,
            "tag": "O1",
            "country": place.country,
            "admin1": place.admin1,
            "sector": place.sector,
            "headcount": 400,
        },
    }


def secrets_of(
    dice: random.Random, language: str, place: Place, received: dt.date
) -> dict[str, Secret]:
    """Everything that identifies somebody in a story, drawn anew."""
    worker, kin = dice.sample(PEOPLE[language], 2)
    elsewhere = dice.choice([each for each in _LANGUAGES if each != language])
    defender = dice.choice(PEOPLE[elsewhere])
    phone = f"{place.dialling}{dice.randrange(10)} 555 0{dice.randrange(100, 200)}"
    day = received - dt.timedelta(days=dice.randrange(1, 20))
    return {
        "W1": Secret("worker", worker),
        "F1": Secret("family", (f"{dice.choice(_KIN)} {kin[0]}", kin[1])),
        "H1": Secret("defender", defender),
        "A1": Secret("alleged_perpetrator", (dice.choice(BOSSES),)),
        "R1": Secret("recruiter", (dice.choice(BROKERS),)),
        "O1": Secret("organisation", (place.firm,)),
        "L1": Secret("place", (place.town,)),
        "L2": Secret("place", (f"room {dice.randrange(2, 60)}",)),
        "D1": Secret("date", (f"{day.day} {day:%B} {day.year}",)),
        "N1": Secret("number", (phone,)),
        "N2": Secret("number", (f"PB{dice.randrange(10**6, 10**7)}",)),
        "U1": Secret("unique_detail", (f"{dice.randrange(11, 90)},500 baht",)),
        "U2": Secret("unique_detail", (f"{dice.randrange(5, 12)} weeks",)),
    }


def _plan(dice: random.Random, place: Place, language: str) -> dict[str, Any]:
    begins = dice.randrange(17, 21)
    return {
        "channel": dice.choice(("phone", "viber", "line", "whatsapp")),
        "number": f"{place.dialling}{dice.randrange(10)} 555 0{dice.randrange(100, 200)}",
        "language": language,
        "begins": f"{begins}:00:00",
        "ends": f"{begins + 2}:00:00",
        "zone": place.zone,
    }


def _consents(received: dt.date, place: Place) -> list[dict[str, Any]]:
    given = received.isoformat()
    audiences = [("case_work", "this office"), ("remedy_dialogue", hr_of(place))]
    return [
        {"purpose": purpose, "audience": audience, "scope": "pseudonym", "given": given}
        for purpose, audience in (*audiences, ("remedy_dialogue", BUYER))
    ]


def _risk(dice: random.Random) -> dict[str, Any]:
    return {
        "threats": [dice.choice((0, 1, 1, 2)) for _ in range(7)],
        "vulnerabilities": [dice.choice((0, 1, 2, 3)) for _ in range(7)],
        "capacities": [dice.choice((1, 2, 2, 3)) for _ in range(5)],
        "impact": dice.choice((2, 3, 3)),
        "own_fear": dice.randrange(0, 4),
    }
