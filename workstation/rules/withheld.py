"""What never leaves, whoever reads: a closed list of every field that no version may say."""

from collections.abc import Mapping
from types import MappingProxyType

from workstation.records.kit import Record, spec_of

WITHHELD: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "what identifies, in every script": (
            "person.names person.birth_year person.id_docs person.phones person.accounts",
            "person.address person.dorm identifying_detail.*",
        ),
        "contact and safety plan": (
            "safe_contact_plan.number safe_contact_plan.windows safe_contact_plan.zone",
            "safe_contact_plan.language safe_contact_plan.may_answer safe_contact_plan.never",
            "safe_contact_plan.message_allowed safe_contact_plan.cover_story",
            "safe_contact_plan.word_alone safe_contact_plan.word_danger",
            "safe_contact_plan.shared_device safe_contact_plan.silence_rule",
            "safe_contact_plan.verified_on safe_contact_plan.person safety_plan.* safeguard.*",
        ),
        "scores and threats": (
            "risk_assessment.* retaliation_incident.* voice_suppression.*",
            "case.risk_level case.risk_until case.low_confidence case.hold",
            "case.open_critical_retaliation issue.signs issue.screen issue.stage",
            "protection_need.urgency",
        ),
        "how and when it reached us": (
            "intake.* contact_log.* case.opened_on issue.reported_on issue.acknowledged_at",
            "issue.worker_told_at protection_need.raised_on protection_need.met_on",
        ),
        "own words": (
            "account.* protection_need.own_words issue.wanted issue.root_cause",
        ),
        "photo, voice, handwriting, file metadata": (
            "evidence.* evidence_copy.* custody_entry.* covered_page.* enclosure.*",
        ),
        "interpreter, defender, staff and the accused": (
            "person.kind involvement.* consent.interpreter",
            "case.assigned_to case.barred rendition.confirmed_by",
        ),
        "health, pregnancy, orientation, sexual violence": ("person.health",),
        "belief and origin": ("person.ethnicity person.religion",),
        "exact fee, debt or arrears": (
            "fee_record.paid_on fee_record.repaid fee_record.agency fee_record.person",
            "fee_record.kind fee_record.currency fee_record.receipt",
        ),
        "family": ("person.relations person.dependants",),
        "events of their kind": (
            "issue.unique_event issue.prior_internal_complaint issue.groups issue.section",
            "issue.shift issue.until issue.closed_on issue.claimed_at person.section person.shift",
            "person.under_18 person.literacy person.unnamed",
        ),
        "where exactly, and who supplies whom": (
            "organisation.country organisation.admin1 organisation.sector organisation.licence",
            "organisation.partner_type organisation.public_consent site.organisation site.country",
            "site.place site.vessel site.commodity site.counts site.group_counts",
            "site.employer_housing supply_link.upstream supply_link.downstream supply_link.kind",
            "supply_link.tier supply_link.commodity roster.*",
        ),
        "how this office works": (
            "case.code case.title case.state case.severity case.organisation case.site",
            "case.standing case.affected case.next_step case.next_due issue.severity",
            "issue.held_from issue.inactive_reason issue.standing issue.policy_breached",
            "issue.missed_by_audit rendition.account rendition.account_revision rendition.issue",
            "rendition.language rendition.state rendition.confirmed_on protection_need.person",
            "protection_need.state consent.person consent.purpose consent.contact",
            "consent.audience consent.scope consent.withheld consent.mode consent.language",
            "consent.explained consent.given consent.expires consent.ended_on",
            "consent.reconfirmed_on consent.state consent.items consent.may_guess_on",
            "consent.may_guess",
            "contact.* briefing.* lower_count.* disclosure.* office.* letter.* erasure_request.*",
            "out_of_reach.*",
        ),
    }
)  # fmt: skip
"""Why, and which fields (part 4, "Always removed externally"); `*` is a whole record."""

ALWAYS = frozenset(name for rows in WITHHELD.values() for row in rows for name in row.split())
"""All of them in one set, whole records as "record.*"."""

SENSITIVE_SAID = frozenset(
    {
        "rendition.text",
        "issue.responded_at",
        "fee_record.amount",
        "person.status",
        "protection_need.kind",
        "safe_contact_plan.channel",
    }
)
"""The sensitive fields that a version may say, each generalised, redacted or agreed to by item."""


def name_of(kind: type[Record], field: str) -> str:
    """A field's name across records, as "issue.code"."""
    return f"{spec_of(kind).name}.{field}"


def kept_in(name: str) -> bool:
    """Whether a field never leaves, by itself or with its whole record."""
    return name in ALWAYS or f"{name.partition('.')[0]}.*" in ALWAYS
