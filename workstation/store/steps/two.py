"""From version 1 to 2: what the store learns to remember about backups and ways in."""

from workstation.store.connect import Connection

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
    "ALTER TABLE cases.disclosure ADD COLUMN recall_reason TEXT",
    "ALTER TABLE main.slot ADD COLUMN way TEXT",
)
"""The statements in their order, each about one named file."""


def step(connection: Connection) -> None:
    """Change the open files inside the transaction of the migration."""
    for statement in STATEMENTS:
        connection.run(statement)
