"""The tables of evidence, of its custody, of its copies and of its keys."""

EVIDENCE = (
    """
    CREATE TABLE identities.evidence (
        "key" INTEGER NOT NULL,
        id TEXT NOT NULL,
        "case" TEXT,
        author TEXT,
        made TEXT,
        changed TEXT,
        revision INTEGER NOT NULL,
        title TEXT NOT NULL,
        kind TEXT NOT NULL,
        given_by TEXT NOT NULL,
        came_by TEXT NOT NULL,
        got_on TEXT,
        original TEXT NOT NULL,
        faces INTEGER,
        names INTEGER,
        media TEXT NOT NULL,
        size INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        blob TEXT NOT NULL,
        legal_hold INTEGER NOT NULL CONSTRAINT evidence_legal_hold_ok
            CHECK ("legal_hold" IN (0, 1)),
        keep_until TEXT,
        state TEXT NOT NULL,
        PRIMARY KEY ("key"),
        CONSTRAINT evidence_id_ok CHECK (length(id) = 32)
    )
     STRICT
    """,
    'CREATE INDEX identities.evidence_by_case ON evidence ("case")',
    "CREATE UNIQUE INDEX identities.evidence_by_id ON evidence (id)",
    """
    CREATE TABLE identities.custody_entry (
        "key" INTEGER NOT NULL,
        id TEXT NOT NULL,
        "case" TEXT,
        author TEXT,
        made TEXT,
        changed TEXT,
        revision INTEGER NOT NULL,
        evidence TEXT NOT NULL,
        act TEXT NOT NULL,
        giver TEXT NOT NULL,
        taker TEXT NOT NULL,
        at TEXT,
        why TEXT NOT NULL,
        hash_right INTEGER CONSTRAINT custody_entry_hash_right_ok CHECK ("hash_right" IN (0, 1)),
        PRIMARY KEY ("key"),
        CONSTRAINT custody_entry_id_ok CHECK (length(id) = 32)
    )
     STRICT
    """,
    'CREATE INDEX identities.custody_entry_by_case ON custody_entry ("case")',
    "CREATE INDEX identities.custody_entry_by_evidence ON custody_entry (evidence)",
    "CREATE UNIQUE INDEX identities.custody_entry_by_id ON custody_entry (id)",
    """
    CREATE TABLE cases.evidence_copy (
        "key" INTEGER NOT NULL,
        id TEXT NOT NULL,
        "case" TEXT,
        author TEXT,
        made TEXT,
        changed TEXT,
        revision INTEGER NOT NULL,
        evidence TEXT NOT NULL,
        title TEXT NOT NULL,
        kind TEXT NOT NULL,
        pages INTEGER NOT NULL,
        media TEXT NOT NULL,
        size INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        blob TEXT NOT NULL,
        PRIMARY KEY ("key"),
        CONSTRAINT evidence_copy_id_ok CHECK (length(id) = 32)
    )
     STRICT
    """,
    'CREATE INDEX cases.evidence_copy_by_case ON evidence_copy ("case")',
    "CREATE INDEX cases.evidence_copy_by_evidence ON evidence_copy (evidence)",
    "CREATE UNIQUE INDEX cases.evidence_copy_by_id ON evidence_copy (id)",
    """
    CREATE TABLE identities.evidence_key (
        "case" TEXT NOT NULL,
        file_key BLOB NOT NULL,
        secret TEXT NOT NULL,
        PRIMARY KEY ("case", file_key)
    )
     STRICT
    """,
    """
    CREATE TABLE cases.evidence_key (
        "case" TEXT NOT NULL,
        file_key BLOB NOT NULL,
        secret TEXT NOT NULL,
        PRIMARY KEY ("case", file_key)
    )
     STRICT
    """,
)
"""The statements in their order, each about one named file."""
