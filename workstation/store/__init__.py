"""Where it is kept: encrypted files, history, chain and search."""
