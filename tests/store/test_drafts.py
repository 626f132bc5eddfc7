"""What is typed and not saved: where it is kept, that it comes back, and whose it is."""

from pathlib import Path

import pytest

from tests.store.conftest import Unlock, passphrase
from tests.store.independent import every_row
from workstation.errors import NotEntitled
from workstation.records.access import CASES, PROTECTION, Role
from workstation.store.layout import DATABASES
from workstation.store.unlocked import Unlocked
from workstation.store.vault import Vault


def test_a_draft_comes_back_after_the_lock(unlock: Unlock) -> None:
    unlock(Role.CASE_WORKER).drafts.keep("new-case", "Papers kept").result()
    again = unlock(Role.CASE_WORKER).drafts

    assert (again.get("new-case"), again.forms()) == ("Papers kept", ("new-case",))


def test_a_draft_that_was_dropped_does_not(unlock: Unlock) -> None:
    drafts = unlock(Role.CASE_WORKER).drafts
    drafts.keep("act", "He was there", PROTECTION)
    drafts.drop("act").result()

    assert unlock(Role.CASE_WORKER).drafts.forms() == ()


def test_nobody_gets_anothers_draft(unlock: Unlock) -> None:
    unlock(Role.CASE_WORKER).drafts.keep("new-case", "Papers kept").result()

    assert unlock(Role.SUPERVISOR).drafts.forms() == ()


def test_a_draft_is_kept_in_the_compartment_that_it_belongs_to(
    worker: Unlocked, vault: Vault, folder: Path
) -> None:
    for form, where in (("plain", None), ("act", PROTECTION), ("list", CASES)):
        worker.drafts.keep(form, "words", where)
    worker.close()
    secrets = vault.prove(passphrase(Role.CASE_WORKER)).secrets
    rows = every_row(folder, {name: secrets[name] for name in DATABASES})

    assert {
        file: [row[0] for row in tables["draft"]]
        for file, tables in rows.items()
        if tables.get("draft")
    } == {"identities": ["plain"], "protection": ["act"], "cases": ["list"]}


def test_who_lacks_the_compartment_keeps_nothing_there(unlock: Unlock) -> None:
    kept = unlock(Role.SUPERVISOR).drafts.keep("act", "He was there", PROTECTION)

    with pytest.raises(NotEntitled):
        kept.result()


def test_a_custodian_has_no_drafts_and_is_told(unlock: Unlock) -> None:
    drafts = unlock(Role.CUSTODIAN).drafts

    assert drafts.forms() == ()
    with pytest.raises(NotEntitled):
        drafts.keep("new-case", "words").result()


def test_settling_waits_for_what_is_on_its_way_and_no_longer(worker: Unlocked) -> None:
    with worker.open_work():
        kept = worker.drafts.keep("new-case", "words")

        assert not worker.drafts.settle(0.02)
    assert worker.drafts.settle(20)
    assert kept.done()
