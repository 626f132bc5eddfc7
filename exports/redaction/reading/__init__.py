"""A text made ready: folded, cut, and searched for what forms ask."""
