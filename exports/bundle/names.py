"""What the entries of a bundle are called."""

import re

MANIFEST = "manifest.json"
SIGNATURE = "manifest.json.minisig"
NAMES = re.compile(rb"manifest\.json(\.minisig)?|blobs/[0-9a-f]{64}")


def blob_name(sha256: str) -> str:
    """Name the entry of a file by its content."""
    return f"blobs/{sha256}"
