"""Which pages a role has."""

from contextlib import closing

import pytest

from tests.ui.vaults import opened
from tests.vaults import Office
from ui.jobs import JobRunner
from ui.pages_here import inner_pages
from ui.shell import NEW
from workstation.records.access import CASE_TEAM, Role

ROLES = (Role.CASE_WORKER, Role.SUPERVISOR, Role.BRIEFING_OFFICER, Role.ANALYST)


@pytest.mark.parametrize("role", ROLES)
def test_only_who_keeps_identities_has_a_new_case(office: Office, role: Role) -> None:
    with opened(office, role) as vault, closing(JobRunner()) as jobs:
        keys = {spec.key for spec in inner_pages(vault, jobs)}

    assert (NEW in keys) is (role in CASE_TEAM)
