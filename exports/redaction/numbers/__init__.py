"""Numbers, days, addresses and plates: of the record, and of none."""
