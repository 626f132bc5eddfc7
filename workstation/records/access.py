"""Who may open what: roles, compartments and which role holds which key."""

import types
import typing
from collections.abc import Mapping
from enum import StrEnum


class Choice(StrEnum):
    """A closed list; each member has a value that is stored and a label that is read."""

    label: str

    def __new__(cls, value: str, label: str = "") -> typing.Self:
        """Keep the label beside the value."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Compartment(StrEnum):
    """Files with a key of their own; without the key there is no path to the bytes."""

    CASES = "cases"
    IDENTITIES = "identities"
    PROTECTION = "protection"
    AUDIT = "audit"


CASES, IDENTITIES = Compartment.CASES, Compartment.IDENTITIES
PROTECTION, AUDIT = Compartment.PROTECTION, Compartment.AUDIT


class Role(Choice):
    """What somebody does here; roles open compartments (domain.md 6)."""

    CASE_WORKER = "case_worker", "Case worker"
    PROTECTION_OFFICER = "protection_officer", "Protection officer"
    SUPERVISOR = "supervisor", "Supervisor"
    BRIEFING_OFFICER = "briefing_officer", "Briefing officer"
    ANALYST = "analyst", "Analyst"
    REVIEWER = "reviewer", "Independent reviewer"
    CUSTODIAN = "custodian", "Key custodian"


CASE_TEAM = frozenset({Role.CASE_WORKER, Role.PROTECTION_OFFICER, Role.SUPERVISOR})
PROTECTION_TEAM = frozenset({Role.CASE_WORKER, Role.PROTECTION_OFFICER})
CONTENT_ROLES = frozenset(Role) - {Role.CUSTODIAN}

ENTITLED: Mapping[Compartment, frozenset[Role]] = types.MappingProxyType(
    {
        CASES: CONTENT_ROLES,
        IDENTITIES: CASE_TEAM,
        PROTECTION: PROTECTION_TEAM,
        AUDIT: frozenset(Role),
    }
)
"""Which roles hold the key of which compartment (design.md, "Need-to-know by keys")."""

NAMES, SEAL = "names", "seal"

SEALED: Mapping[str, frozenset[Role]] = types.MappingProxyType(
    {
        NAMES: CASE_TEAM | {Role.CUSTODIAN},
        SEAL: frozenset({Role.SUPERVISOR, Role.PROTECTION_OFFICER}),
    }
)
"""Which roles read which secret beside the files: the names of users, and the office's seal,
which is with those who approve."""
