"""What may be chosen about the window: one declared list, from which page and store derive."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from workstation.errors import BadInput, NotEntitled
from workstation.records.access import Choice
from workstation.records.kit import UserToken


class Section(Choice):
    """The part of the settings that a choice belongs to."""

    LOCKING = "locking", "Locking"
    SCREEN = "screen", "Colours and size"


YES, NO = "yes", "no"
SWITCH = ((YES, "On"), (NO, "Off"))


@dataclass(frozen=True, slots=True)
class Setting:
    """One choice out of a closed list: nothing else is ever read, whatever stands in the store."""

    key: str
    section: Section
    label: str
    help: str
    options: Sequence[tuple[str, str]]
    default: str

    @property
    def switch(self) -> bool:
        """Whether it is on or off."""
        return self.options is SWITCH

    def allows(self, value: str | None) -> bool:
        """Whether the value is one of the list."""
        return any(value == option for option, _ in self.options)


LOCK_AFTER = Setting(
    "lock_after",
    Section.LOCKING,
    "After no key or mouse for",
    "Locking ends the program. Drafts are kept; the way back takes about a second.",
    (
        ("60", "1 minute"),
        ("120", "2 minutes"),
        ("300", "5 minutes"),
        ("600", "10 minutes"),
        ("900", "15 minutes"),
        ("1800", "30 minutes"),
    ),
    "300",
)
"""Seconds without a touch."""
LEAVE_NOTHING = Setting(
    "leave_nothing",
    Section.LOCKING,
    "Leave no window when locking",
    "Leaves nothing on the screen. Start the program again to come back.",
    SWITCH,
    NO,
)
THEME = Setting(
    "theme",
    Section.SCREEN,
    "Colours",
    "The lock screen follows the computer: it reads nothing that is kept in the vault.",
    (
        ("system", "As the computer"),
        ("light", "Light"),
        ("dark", "Dark"),
        ("contrast", "High contrast"),
    ),
    "system",
)
TEXT_SIZE = Setting(
    "text_size",
    Section.SCREEN,
    "Text size",
    "Everything grows with it.",
    (("100", "100 %"), ("115", "115 %"), ("130", "130 %")),
    "100",
)
"""Per cent of the normal size."""

SETTINGS = (LOCK_AFTER, LEAVE_NOTHING, THEME, TEXT_SIZE)
"""Every choice there is, in the order of the page."""
_OFFICE = "office"


class KeepsSettings(Protocol):
    """Keeps words by name inside the vault; `keep` writes the change and its line in the log."""

    def all(self) -> Mapping[str, str]: ...

    def keep(self, changes: Mapping[str, str | None], verb: str) -> None: ...


class Settings:
    """What this user chose, else the office's rule, else what the program comes with.

    Values are read once and kept here: asking never waits. Changing writes; run it as a job.
    """

    def __init__(self, store: KeepsSettings, me: UserToken, *, may_rule: bool = False) -> None:
        self._store, self._me, self.may_rule = store, me, may_rule
        """The last is whether this user sets the office's rules, as whoever orders users does."""
        self._kept = dict(store.all())
        self._watchers: list[Callable[[str], object]] = []

    def value(self, setting: Setting) -> str:
        """What holds for this user; what the list does not know counts as not there."""
        own = self._kept.get(_name(self._me, setting))
        return str(own) if setting.allows(own) else self.rule(setting)

    def on(self, setting: Setting) -> bool:
        """Whether a switch is on."""
        return self.value(setting) == YES

    def rule(self, setting: Setting) -> str:
        """The office's rule."""
        kept = self._kept.get(_name(_OFFICE, setting))
        return str(kept) if setting.allows(kept) else setting.default

    def changed(self, setting: Setting) -> bool:
        """Whether this user departs from the office's rule."""
        return self.value(setting) != self.rule(setting)

    def choose(self, setting: Setting, value: str) -> None:
        """Choose for this user from now on. Raises BadInput for what the list does not know."""
        if not setting.allows(value):
            raise BadInput(f"{setting.label}: there is no such choice.", "Choose from the list.")
        same = value == self.rule(setting)
        self._keep({_name(self._me, setting): None if same else value}, "setting changed")

    def back_to_rules(self) -> None:
        """Forget everything that this user chose."""
        mine = {_name(self._me, each): None for each in SETTINGS}
        self._keep(mine, "settings back to the office's rules")

    def make_rules(self) -> None:
        """Make what this user chose the office's rules. Raises NotEntitled."""
        if not self.may_rule:
            words = "Only the key custodian sets the office's rules."
            raise NotEntitled(words, "Ask the key custodian.")
        changes: dict[str, str | None] = {_name(self._me, each): None for each in SETTINGS}
        changes |= {_name(_OFFICE, each): self.value(each) for each in SETTINGS}
        self._keep(changes, "office's rules for settings changed")

    def watch(self, watcher: Callable[[str], object]) -> None:
        """Tell of every change, by the setting's key, on the thread that made it."""
        self._watchers.append(watcher)

    def _keep(self, changes: Mapping[str, str | None], verb: str) -> None:
        before = {each: self.value(each) for each in SETTINGS}
        self._store.keep(changes, verb)
        for name, value in changes.items():
            if value is None:
                self._kept.pop(name, None)
            else:
                self._kept[name] = value
        for each in SETTINGS:
            if self.value(each) != before[each]:
                for watcher in self._watchers:
                    watcher(each.key)


def _name(whose: str, setting: Setting) -> str:
    return f"choice {whose} {setting.key}"
