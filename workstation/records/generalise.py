"""Says a value less exactly: age bands, months, quarters, regions, bands of people, money."""

import datetime as dt
import math
from collections.abc import Sequence
from statistics import median

MINOR = "minor"
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def age_band(birth_year: int, on: dt.date) -> str:
    """The age band on a day (part 4); a child is "minor".

    The birth year alone leaves an age open by one; the younger age is taken, so that
    whoever may still be a child counts as one.
    """
    return age_in_band(on.year - birth_year - 1)


def age_in_band(age: int) -> str:
    """The band of an age in years."""
    bands = ((18, MINOR), (25, "18-24"), (35, "25-34"), (45, "35-44"))
    return next((words for limit, words in bands if age < limit), "45+")


def month(day: dt.date) -> str:
    """The month, as "May 2025"."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def quarter(day: dt.date) -> str:
    """The quarter, as "Q2 2025"."""
    return f"Q{(day.month + 2) // 3} {day.year}"


def half_year(day: dt.date) -> str:
    """The half of the year, as "first half of 2025"."""
    return f"{'first' if day.month < 7 else 'second'} half of {day.year}"


def year(day: dt.date) -> str:
    """The year alone."""
    return str(day.year)


def months_since(period: str, day: dt.date) -> int:
    """Whole months from the end of a month, quarter, half-year or year, in these words, to a day.

    ValueError for other words.
    """
    words = period.casefold().split()
    return max(0, (day.year - int(words[-1])) * 12 + day.month - _last_month(words[0]))


def _last_month(word: str) -> int:
    months = [name.casefold() for name in _MONTHS]
    if word in months:
        return months.index(word) + 1
    return {"q1": 3, "q2": 6, "q3": 9, "first": 6}.get(word, 12)


def people_band(count: int) -> str:
    """How many people, in bands: "fewer than 10", 10-19, 20-49, 50-99, 100+ (part 4)."""
    bands = ((10, "fewer than 10"), (20, "10-19"), (50, "20-49"), (100, "50-99"))
    return next((words for limit, words in bands if count < limit), "100+")


def money_band(amounts: Sequence[float]) -> tuple[int, int]:
    """The range of one significant figure in which a group's median lies; ValueError if none."""
    if not amounts:
        raise ValueError("a median needs amounts")
    middle = max(1.0, median(amounts))
    step = 10 ** math.floor(math.log10(middle))
    least = math.floor(middle / step) * step
    return least, least + step


def tenure_band(months: int) -> str:
    """Time in the job: under 1 year, 1-3 years, 3 years or more."""
    return "under 1 year" if months < 12 else "1-3 years" if months < 36 else "3 years or more"


_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("managers", ("manager", "director", "supervisor", "foreman", "leader")),
    ("professionals and technicians", ("engineer", "nurse", "teacher", "technician", "inspector")),
    ("clerks", ("clerk", "secretary", "cashier", "accountant", "office")),
    ("service and sales workers", ("cook", "guard", "waiter", "sales", "care", "domestic")),
    ("skilled farm, forestry and fishery workers", ("farmer", "fisher", "crew", "grower")),
    ("craft workers", ("tailor", "carpenter", "welder", "mason", "electrician", "butcher")),
    ("plant and machine operators", ("operator", "driver", "sewing", "sewer", "assembler")),
)


def job_group(job: str) -> str:
    """The major group of occupations (ISCO-08) by the words in a job's title.

    What is not known becomes "elementary and other workers": a coarser answer, never a finer.
    """
    words = job.casefold()
    for group, clues in _GROUPS:
        if any(clue in words for clue in clues):
            return group
    return "elementary and other workers"


_SECTORS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("seafood processing", "manufacturing", ("seafood", "shrimp", "tuna", "fish process", "crab")),
    ("fishing", "farming and fishing", ("fishing", "fishery", "vessel", "trawl")),
    ("poultry and meat", "manufacturing", ("poultry", "chicken", "meat", "slaughter")),
    ("garments and textiles", "manufacturing", ("garment", "textile", "apparel", "sewing", "knit")),
    ("footwear and leather", "manufacturing", ("footwear", "shoe", "leather")),
    ("rubber and gloves", "manufacturing", ("rubber", "glove", "latex")),
    ("electronics", "manufacturing", ("electronic", "semiconductor")),
    ("food and drink", "manufacturing", ("food", "drink", "sugar", "cannery")),
    ("furniture and wood", "manufacturing", ("furniture", "wood", "timber")),
    ("palm oil", "farming and fishing", ("palm",)),
    ("farming", "farming and fishing", ("farm", "agricult", "plantation", "tomato", "horticult")),
    ("construction", "construction", ("construction", "building")),
    ("domestic work", "services", ("domestic", "household", "cleaning")),
    ("hotels and restaurants", "services", ("hotel", "restaurant", "hospitality")),
    ("care", "services", ("care", "nursing")),
    ("transport and storage", "services", ("transport", "warehouse", "logistic", "shipping")),
    ("mining", "mining and energy", ("mining", "quarry", "mine")),
    ("other manufacturing", "manufacturing", ("factory", "manufactur")),
)
_OTHER_SECTOR = "another sector"


def sector(typed: str) -> str:
    """One of a closed list of sectors by the words in a typed one; what is none is "another"."""
    return _sector(typed)[0] if typed.strip() else ""


def sector_group(typed: str) -> str:
    """The group of sectors: manufacturing, farming and fishing, construction, services …"""
    return _sector(typed)[1] if typed.strip() else ""


def _sector(typed: str) -> tuple[str, str]:
    words = typed.casefold()
    found = (s[:2] for s in _SECTORS if any(clue in words for clue in s[2]))
    return next(found, (_OTHER_SECTOR, _OTHER_SECTOR))
