"""What deleting for good needs, and the counting of turns that checkpoints remember."""

_REST = {
    "main": ("fact", "user", "slot", "orders", "carried", "setting", "backup", "shred"),
    "cases": ("fact", "draft", "evidence_key", "import_run"),
    "identities": ("fact", "draft", "evidence_key"),
    "protection": ("fact", "draft"),
    "audit": ("fact",),
}


_COUNT = "UPDATE fact SET value = CAST(value + 1 AS TEXT) WHERE name = 'turn'"


def _trigger(file: str, table: str, act: str) -> str:
    row = "OLD" if act == "DELETE" else "NEW"
    when = f"WHEN {row}.name <> 'turn' " if table == "fact" else ""
    name = f"{file}.turn_{table}_{act.lower()}"
    return f'CREATE TRIGGER {name} AFTER {act} ON "{table}" {when}BEGIN {_COUNT}; END'


TURNS = (
    *(f"INSERT INTO {file}.fact VALUES ('turn', '0')" for file in _REST),  # noqa: S608 - above
    *(
        _trigger(file, table, act)
        for file, tables in _REST.items()
        for table in tables
        for act in ("INSERT", "UPDATE", "DELETE")
    ),
)

SHRED = (
    """
    CREATE TABLE main.shred (
        number INTEGER NOT NULL,
        token TEXT NOT NULL,
        body BLOB NOT NULL,
        signature BLOB NOT NULL,
        second TEXT NOT NULL,
        second_signature BLOB NOT NULL,
        blobs TEXT NOT NULL,
        PRIMARY KEY (number)
    )
     STRICT
    """,
    "ALTER TABLE audit.event ADD COLUMN mark BLOB",
    "CREATE INDEX audit.event_by_mark ON event (mark)",
    """
    CREATE TABLE identities.erasure_request (
        "key" INTEGER NOT NULL,
        id TEXT NOT NULL,
        "case" TEXT,
        author TEXT,
        made TEXT,
        changed TEXT,
        revision INTEGER NOT NULL,
        subject TEXT NOT NULL,
        person TEXT,
        reason TEXT NOT NULL,
        asked_at TEXT,
        told_on TEXT,
        state TEXT NOT NULL,
        PRIMARY KEY ("key"),
        CONSTRAINT erasure_request_id_ok CHECK (length(id) = 32)
    )
     STRICT
    """,
    'CREATE INDEX identities.erasure_request_by_case ON erasure_request ("case")',
    "CREATE UNIQUE INDEX identities.erasure_request_by_id ON erasure_request (id)",
    "CREATE INDEX identities.erasure_request_by_person ON erasure_request (person)",
)
"""The statements in their order, each about one named file."""
