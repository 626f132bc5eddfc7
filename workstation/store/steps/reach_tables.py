"""The table of witnesses whom letters go without."""

REACH = (
    """
    CREATE TABLE cases.out_of_reach (
        "key" INTEGER NOT NULL,
        id TEXT NOT NULL,
        "case" TEXT,
        author TEXT,
        made TEXT,
        changed TEXT,
        revision INTEGER NOT NULL,
        person TEXT NOT NULL,
        contact TEXT NOT NULL,
        purpose TEXT NOT NULL,
        why TEXT NOT NULL,
        days INTEGER NOT NULL,
        first_on TEXT NOT NULL,
        last_on TEXT NOT NULL,
        issues TEXT NOT NULL CONSTRAINT out_of_reach_issues_ok CHECK (json_valid("issues")),
        officer TEXT NOT NULL,
        "on" TEXT NOT NULL,
        because TEXT NOT NULL,
        ended_on TEXT,
        PRIMARY KEY ("key"),
        CONSTRAINT out_of_reach_id_ok CHECK (length(id) = 32)
    )
     STRICT
    """,
    'CREATE INDEX cases.out_of_reach_by_case ON out_of_reach ("case")',
    "CREATE INDEX cases.out_of_reach_by_contact ON out_of_reach (contact)",
    "CREATE UNIQUE INDEX cases.out_of_reach_by_id ON out_of_reach (id)",
    "CREATE INDEX cases.out_of_reach_by_person ON out_of_reach (person)",
)
"""Statements that make it, each about one named file."""
