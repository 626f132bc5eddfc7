"""The tables of what goes with a briefing besides its words."""

ATTACHMENTS = (
    """
    CREATE TABLE cases.covered_page (
        "key" INTEGER NOT NULL,
        id TEXT NOT NULL,
        "case" TEXT,
        author TEXT,
        made TEXT,
        changed TEXT,
        revision INTEGER NOT NULL,
        piece TEXT NOT NULL,
        page INTEGER NOT NULL,
        boxes TEXT NOT NULL CONSTRAINT covered_page_boxes_ok CHECK (json_valid("boxes")),
        seen TEXT NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        seen_by TEXT,
        seen_at TEXT,
        PRIMARY KEY ("key"),
        CONSTRAINT covered_page_id_ok CHECK (length(id) = 32)
    )
     STRICT
    """,
    'CREATE INDEX cases.covered_page_by_case ON covered_page ("case")',
    "CREATE UNIQUE INDEX cases.covered_page_by_id ON covered_page (id)",
    "CREATE INDEX cases.covered_page_by_piece ON covered_page (piece)",
    """
    CREATE TABLE cases.enclosure (
        "key" INTEGER NOT NULL,
        id TEXT NOT NULL,
        "case" TEXT,
        author TEXT,
        made TEXT,
        changed TEXT,
        revision INTEGER NOT NULL,
        briefing TEXT NOT NULL,
        pages TEXT NOT NULL CONSTRAINT enclosure_pages_ok CHECK (json_valid("pages")),
        texts TEXT NOT NULL CONSTRAINT enclosure_texts_ok CHECK (json_valid("texts")),
        because TEXT NOT NULL,
        PRIMARY KEY ("key"),
        CONSTRAINT enclosure_id_ok CHECK (length(id) = 32)
    )
     STRICT
    """,
    "CREATE INDEX cases.enclosure_by_briefing ON enclosure (briefing)",
    'CREATE INDEX cases.enclosure_by_case ON enclosure ("case")',
    "CREATE UNIQUE INDEX cases.enclosure_by_id ON enclosure (id)",
)
"""The statements in their order, each about one named file."""
