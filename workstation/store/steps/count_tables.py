"""The tables of staff lists, of fees and of counts that were accepted."""

COUNTS = (
    """
    CREATE TABLE cases.roster (
        "key" INTEGER NOT NULL,
        id TEXT NOT NULL,
        "case" TEXT,
        author TEXT,
        made TEXT,
        changed TEXT,
        revision INTEGER NOT NULL,
        site TEXT NOT NULL,
        taken_on TEXT,
        rows TEXT NOT NULL CONSTRAINT roster_rows_ok CHECK (json_valid("rows")),
        PRIMARY KEY ("key"),
        CONSTRAINT roster_id_ok CHECK (length(id) = 32)
    )
     STRICT
    """,
    """
    CREATE TABLE cases.fee_record (
        "key" INTEGER NOT NULL,
        id TEXT NOT NULL,
        "case" TEXT,
        author TEXT,
        made TEXT,
        changed TEXT,
        revision INTEGER NOT NULL,
        person TEXT,
        agency TEXT,
        kind TEXT NOT NULL,
        amount REAL NOT NULL,
        currency TEXT NOT NULL,
        paid_on TEXT,
        receipt TEXT NOT NULL,
        repaid REAL,
        PRIMARY KEY ("key"),
        CONSTRAINT fee_record_id_ok CHECK (length(id) = 32)
    )
     STRICT
    """,
    """
    CREATE TABLE cases.lower_count (
        "key" INTEGER NOT NULL,
        id TEXT NOT NULL,
        "case" TEXT,
        author TEXT,
        made TEXT,
        changed TEXT,
        revision INTEGER NOT NULL,
        contact TEXT NOT NULL,
        purpose TEXT NOT NULL,
        officer TEXT NOT NULL,
        "on" TEXT NOT NULL,
        why TEXT NOT NULL,
        PRIMARY KEY ("key"),
        CONSTRAINT lower_count_id_ok CHECK (length(id) = 32)
    )
     STRICT
    """,
    'CREATE INDEX cases.roster_by_case ON roster ("case")',
    "CREATE UNIQUE INDEX cases.roster_by_id ON roster (id)",
    "CREATE INDEX cases.roster_by_site ON roster (site)",
    "CREATE INDEX cases.fee_record_by_agency ON fee_record (agency)",
    'CREATE INDEX cases.fee_record_by_case ON fee_record ("case")',
    "CREATE UNIQUE INDEX cases.fee_record_by_id ON fee_record (id)",
    "CREATE INDEX cases.fee_record_by_person ON fee_record (person)",
    'CREATE INDEX cases.lower_count_by_case ON lower_count ("case")',
    "CREATE INDEX cases.lower_count_by_contact ON lower_count (contact)",
    "CREATE UNIQUE INDEX cases.lower_count_by_id ON lower_count (id)",
)
"""Statements that make them, each about one named file."""
