"""From version 1 to 2: what is new about backups and ways in, and one word for one thing."""

from workstation.store.connect import Connection
from workstation.store.steps.attachment_tables import ATTACHMENTS
from workstation.store.steps.count_tables import COUNTS
from workstation.store.steps.evidence_tables import EVIDENCE
from workstation.store.steps.reach_tables import REACH
from workstation.store.steps.shred_tables import SHRED, TURNS
from workstation.store.steps.sought_indexes import SOUGHT

ORDERS = (
    """
    CREATE TABLE main.orders (
        number INTEGER NOT NULL,
        body BLOB NOT NULL,
        signature BLOB NOT NULL,
        PRIMARY KEY (number)
    ) STRICT
    """,
    """
    CREATE TABLE main.carried (
        name TEXT NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (name)
    ) STRICT
    """,
    "DROP TABLE main.secret",
)

AFTERWARDS = (
    *(
        f"ALTER TABLE cases.disclosure ADD COLUMN {name} TEXT"
        for name in (
            "recall_reason",
            "reached",
            "warned_on",
            "assessed_on",
            "reported_on",
            "learned",
        )
    ),
    "CREATE INDEX cases.disclosure_by_reached ON disclosure (reached)",
    "ALTER TABLE cases.briefing ADD COLUMN replaces TEXT",
    "CREATE INDEX cases.briefing_by_replaces ON briefing (replaces)",
)

STATEMENTS = (
    """
    CREATE TABLE main.backup (
        sequence INTEGER NOT NULL,
        at TEXT NOT NULL,
        "by" TEXT NOT NULL,
        name TEXT NOT NULL,
        size INTEGER NOT NULL,
        digest BLOB NOT NULL,
        PRIMARY KEY (sequence)
    ) STRICT
    """,
    'ALTER TABLE main."user" ADD COLUMN recovery TEXT',
    'ALTER TABLE main."user" ADD COLUMN recovery_signature BLOB',
    "ALTER TABLE main.slot ADD COLUMN way TEXT",
    *AFTERWARDS,
    "ALTER TABLE cases.consent ADD COLUMN items TEXT CONSTRAINT consent_items_ok"
    ' CHECK (json_valid("items"))',
    "ALTER TABLE cases.consent ADD COLUMN may_guess_on TEXT",
    "ALTER TABLE cases.consent ADD COLUMN may_guess TEXT CONSTRAINT consent_may_guess_ok"
    ' CHECK (json_valid("may_guess"))',
    "ALTER TABLE cases.briefing ADD COLUMN spread TEXT CONSTRAINT briefing_spread_ok"
    ' CHECK (json_valid("spread"))',
    "ALTER TABLE cases.briefing ADD COLUMN read_by_person TEXT",
    "ALTER TABLE cases.briefing ADD COLUMN names_on TEXT",
    *ORDERS,
    *COUNTS,
    *REACH,
    *EVIDENCE,
    *ATTACHMENTS,
    *SHRED,
    'ALTER TABLE protection.retaliation_incident RENAME COLUMN "type" TO act',
    'ALTER TABLE protection.voice_suppression RENAME COLUMN "type" TO act',
    *TURNS,
    *SOUGHT,
)
"""The statements in their order, each about one named file."""


def step(connection: Connection) -> None:
    """Change the open files inside the transaction of the migration."""
    for statement in STATEMENTS:
        connection.run(statement)
