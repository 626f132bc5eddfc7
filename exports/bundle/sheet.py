"""The page in every bundle that tells a partner how to open it without Casehaven."""

import hashlib

from exports.bundle.manifest import Blob

NAME = "how-to-open.txt"

TEXT = b"""\
HOW TO OPEN THIS BUNDLE WITHOUT CASEHAVEN

You need three free tools: age, tar and minisign.

1. Open the seal with your age identity, then unpack:

     age -d -i my-identity.txt -o bundle.tar bundle.age
     tar -xf bundle.tar

2. Check who made it. Use the sender's key RW... that you compared by phone,
   never a key that came with the bundle:

     minisign -V -P RW... -m manifest.json

3. Read manifest.json. It names the sender, everybody it was meant for, the
   purpose, the terms of use and every file. Your own age recipient has to be
   among the recipients; if it is not, somebody passed the bundle on.

4. Check the files. Each is named by the SHA-256 of its content, and the
   manifest tells its true name:

     cd blobs && for f in *; do echo "$f  $f"; done | sha256sum -c

Afterwards delete bundle.tar and what was unpacked: they are readable to
everybody who can open this computer.
"""


def sheet() -> Blob:
    """Describe the page as a file of the bundle."""
    digest = hashlib.sha256(TEXT).hexdigest()
    return Blob(sha256=digest, size=len(TEXT), name=NAME, type="text/plain")
