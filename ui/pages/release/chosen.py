"""What stands on the first step, as it is typed and kept while somebody is away."""

import msgspec

from workstation.records.consents import Purpose


class Instead(msgspec.Struct, frozen=True, kw_only=True):
    """The way chosen in place of one person's text, and what it rests on; "" for none."""

    way: str = ""
    sites: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was chosen; days and details as they were typed."""

    contact: str = ""
    purpose: Purpose = Purpose.REMEDY_DIALOGUE
    summary: str = ""
    share: bool = False
    asks: tuple[tuple[str, str, str], ...] = ()
    not_about: tuple[str, ...] = ()
    replaces: str = ""
    details: tuple[tuple[str, str], ...] = ()
    instead: Instead = Instead()
    read: bool = False
