"""Finds months of a year in somebody's words, in the years of the Buddhist calendar as well."""

import datetime as dt
from collections.abc import Iterator

import regex

from workstation.records.generalise import month
from workstation.rules.trait_words import Text
from workstation.text.months import NUMBER_OF_MONTH

_BUDDHIST, _EARLIEST, _LATEST = 543, 1990, 2100
_ALONE = r"(?<![a-z\p{Devanagari}\p{Bengali}\p{Arabic}])"
_YEAR = r"(?<y>\d{4})(?!\d)"
_SAYS_YEAR = (
    r"(?:of|in|tahun|พ\.?ศ\.?|ค\.?ศ\.?|ปี|ພ\.?ສ\.?|ຄ\.?ສ\.?|ປີ|ឆ្នាំ|ព\.?ស\.?|सन्?|साल|عام|سنه|من)"
)
_BEHIND_YEAR = r"(?:ខែ|ခုနှစ်|ခု|সালের|সাল|साल|को|के|की)"
_MONTH = r"(?<n>\L<names>)(?![a-z])\p{M}*"
_FINDS = tuple(
    regex.compile(pattern, names=sorted(NUMBER_OF_MONTH, key=len, reverse=True))
    for pattern in (
        rf"{_ALONE}{_MONTH}လ?\.?[\s,]{{0,2}}(?:{_SAYS_YEAR}\s?)?{_YEAR}",
        rf"(?<!\d)(?<y>\d{{4}})\s?{_BEHIND_YEAR}?[\s,]{{0,2}}{_MONTH}",
    )
)
_NUMBERED = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"tháng\s?(?<m>1[0-2]|0?[1-9])(?:\s?năm\s?|\s?[/\-]\s?|\s){_YEAR}",
        rf"(?<![\d/.\-])(?<m>1[0-2]|0?[1-9])/{_YEAR}(?![/.\-])",
    )
)


def months_in(text: Text) -> Iterator[str]:
    """Each month of a year that stands in a text, as "May 2025"."""
    named = (m for find in _FINDS for m in find.finditer(text.folded))
    told = [(NUMBER_OF_MONTH[match["n"]], int(match["y"])) for match in named]
    numbered = (m for find in _NUMBERED for m in find.finditer(text.marked))
    told += [(int(match["m"]), int(match["y"])) for match in numbered]
    for number, year in told:
        common = year - _BUDDHIST if year > _LATEST else year
        if _EARLIEST <= common <= _LATEST:
            yield month(dt.date(common, number, 1))
