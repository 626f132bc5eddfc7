"""Names written otherwise: initials, short forms, old fonts, lines that machines read."""
