"""The release wizard, from the choice of issues to a signed file."""

from ui.pages.release.page import release_spec

__all__ = ["release_spec"]
