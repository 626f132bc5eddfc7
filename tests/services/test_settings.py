"""Choices: closed lists, kept per user in the vault, with a line in the log."""

from collections.abc import Mapping

import pytest

from tests.services.conftest import Ready
from workstation.bootstrap import open_session
from workstation.errors import BadInput, NotEntitled
from workstation.records.access import Role
from workstation.records.kit import UserToken
from workstation.services.settings import (
    LEAVE_NOTHING,
    LOCK_AFTER,
    SETTINGS,
    THEME,
    YES,
    Setting,
    Settings,
)


class Kept:
    """A store in memory."""

    def __init__(self, **rows: str) -> None:
        self.rows, self.verbs = dict(rows), list[str]()

    def all(self) -> Mapping[str, str]:
        return dict(self.rows)

    def keep(self, changes: Mapping[str, str | None], verb: str) -> None:
        self.verbs.append(verb)
        for name, value in changes.items():
            self.rows.pop(name, None)
            if value is not None:
                self.rows[name] = value


ME, OTHER = UserToken("aa"), UserToken("bb")


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda each: each.key)
def test_every_setting_is_declared_whole(setting: Setting) -> None:
    assert setting.label
    assert setting.help.endswith(".")
    assert setting.allows(setting.default)
    assert len({value for value, _ in setting.options}) == len(setting.options) > 1


def test_keys_are_each_given_once() -> None:
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)


def test_a_choice_is_of_one_user_and_goes_back_to_the_rule() -> None:
    store = Kept()
    mine, theirs = Settings(store, ME), Settings(store, OTHER)
    mine.choose(THEME, "dark")

    assert (mine.value(THEME), theirs.value(THEME)) == ("dark", "system")
    assert mine.changed(THEME)
    mine.back_to_rules()
    assert mine.value(THEME) == "system"
    assert store.rows == {}


def test_what_is_not_on_the_list_is_refused_and_never_read() -> None:
    store = Kept(**{"choice aa lock_after": "999999", "choice office theme": "pink"})
    settings = Settings(store, ME)

    assert settings.value(LOCK_AFTER) == LOCK_AFTER.default
    assert settings.value(THEME) == THEME.default
    with pytest.raises(BadInput):
        settings.choose(LOCK_AFTER, "999999")


def test_the_office_rules_hold_for_everybody_who_chose_nothing() -> None:
    store = Kept()
    keeper, other = Settings(store, ME, may_rule=True), Settings(store, OTHER)
    keeper.choose(LOCK_AFTER, "60")
    with pytest.raises(NotEntitled):
        other.make_rules()
    keeper.make_rules()

    assert Settings(store, OTHER).value(LOCK_AFTER) == "60"
    assert not keeper.changed(LOCK_AFTER)


def test_a_change_is_told_once_and_only_where_something_changed() -> None:
    settings, told = Settings(Kept(), ME), list[str]()
    settings.watch(told.append)
    settings.choose(LEAVE_NOTHING, YES)
    settings.choose(LEAVE_NOTHING, YES)
    settings.back_to_rules()

    assert told == [LEAVE_NOTHING.key] * 2


def test_a_choice_is_in_the_vault_and_in_the_log(office: Ready) -> None:
    with office.as_(Role.SUPERVISOR) as session:
        session.settings.choose(THEME, "contrast")
    opened = open_session(office.path, office.passphrase(Role.SUPERVISOR))
    try:
        store_reader = opened.store.reader()
        event = store_reader.events(1)[0]
        store_reader.close()

        assert opened.session.settings.value(THEME) == "contrast"
        assert (event.verb, event.details) == ("setting changed", {"theme": "contrast"})
    finally:
        opened.close()
