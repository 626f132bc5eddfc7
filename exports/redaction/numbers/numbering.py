"""Whether digits are a phone number by the numbering plans of the regions."""

import functools
import re

import phonenumbers

REGIONS = ("TH", "MM", "KH", "LA", "NP", "IN", "BD", "VN", "ID", "JO", "MY", "SA", "LB", "QA", "AE")
_CODES = tuple(str(phonenumbers.country_code_for_region(region)) for region in REGIONS)


@functools.lru_cache(maxsize=1 << 12)
def is_phone(digits: str) -> bool:
    """Whether they are a number of one of the regions, with or without its country code."""
    if not 8 <= len(digits) <= 13:
        return False
    return any(_valid(digits, region) for region in REGIONS) or _abroad(digits)


def _abroad(digits: str) -> bool:
    """A country code of these regions written without its sign."""
    if not digits.startswith(_CODES):
        return False
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse("+" + digits, None))
    except phonenumbers.NumberParseException:
        return False


def _valid(digits: str, region: str) -> bool:
    if digits[0] != "0" and not (
        region in ("IN", "NP") and len(digits) == 10 and digits[0] in "6789"
    ):
        return False
    if not _is_likely(digits, region):
        return False
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(digits, region))
    except phonenumbers.NumberParseException:
        return False


def _is_likely(digits: str, region: str) -> bool:
    """Whether a number behind one 0 has the form that the plan asks of all; else in doubt yes."""
    form = _plan(region)
    if form is None or digits[0] != "0" or digits[1] == "0":
        return True
    return form.fullmatch(digits) is not None or form.fullmatch(digits, 1) is not None


@functools.cache
def _plan(region: str) -> "re.Pattern[str] | None":
    """The form of all national numbers of a region, if no more than a 0 stands before them."""
    plan = phonenumbers.PhoneMetadata.metadata_for_region(region)
    if not plan or not plan.general_desc or plan.national_prefix_for_parsing not in ("0", None):
        return None
    return re.compile(plan.general_desc.national_number_pattern or "")
