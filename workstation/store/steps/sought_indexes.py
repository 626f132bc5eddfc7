"""The indexes that pages live on, as version 2 has them."""

SOUGHT = (
    'CREATE INDEX cases.case_by_code ON "case" (code)',
    """
    CREATE INDEX cases.case_open ON "case" (id, state, risk_level, risk_until, next_due,
    next_step) WHERE state NOT IN ('closed', 'inactive')
    """,
    "CREATE INDEX cases.issue_by_code ON issue (code)",
    """
    CREATE INDEX cases.issue_running ON issue ("case", state, code, severity, reported_on,
    acknowledged_at, responded_at, claimed_at, worker_told_at) WHERE state NOT IN ('closed',
    'inactive', 'safety_hold')
    """,
    'CREATE INDEX cases.issue_by_end ON issue ("case", state, closed_on, changed)',
    """
    CREATE INDEX cases.consent_granted ON consent (expires, state, "case", purpose) WHERE state
    = 'granted'
    """,
    "CREATE INDEX cases.briefing_by_state ON briefing (state, released_at)",
    """
    CREATE INDEX cases.disclosure_recalled ON disclosure (recalled_on) WHERE recalled_on IS NOT
    NULL
    """,
    """
    CREATE INDEX cases.disclosure_missent ON disclosure (recall_reason) WHERE recall_reason IS
    NOT NULL
    """,
    'CREATE INDEX identities.contact_log_by_time ON contact_log ("case", at)',
    """
    CREATE INDEX identities.evidence_until ON evidence (keep_until) WHERE keep_until IS NOT NULL
    """,
    """
    CREATE INDEX identities.evidence_held ON evidence ("case", legal_hold) WHERE legal_hold = 1
    """,
    """
    CREATE INDEX protection.safety_plan_followed ON safety_plan (review_on, state, "case") WHERE
    state <> 'ended'
    """,
    """
    CREATE INDEX protection.safeguard_unanswered ON safeguard (deadline, answer, "case") WHERE
    answer = 'none'
    """,
    """
    CREATE INDEX protection.protection_need_unmet ON protection_need (state, urgency, raised_on,
    "case", kind) WHERE urgency <> 'routine' AND state NOT IN ('met', 'declined')
    """,
    """
    CREATE INDEX protection.retaliation_linked ON retaliation_incident ("on") WHERE disclosure
    IS NOT NULL AND state = 'alleged'
    """,
    "CREATE INDEX audit.event_by_time ON event (at)",
    "CREATE INDEX audit.event_confirmed ON event (sequence) WHERE verb = 'date confirmed'",
)
