"""Builds every adapter and wires the services: the only place that knows them all."""

from workstation.bootstrap.fonts import font_files
from workstation.bootstrap.founding import Founding, found_vault
from workstation.bootstrap.judging import open_bundle_file, scan_file, verify_file
from workstation.bootstrap.second_person import approve_here
from workstation.bootstrap.vaults import Opened, check_vault, list_users, open_session, unlocked
from workstation.bootstrap.writing import refuse_unwritable, write_key, write_out

__all__ = [
    "Founding",
    "Opened",
    "approve_here",
    "check_vault",
    "font_files",
    "found_vault",
    "list_users",
    "open_bundle_file",
    "open_session",
    "refuse_unwritable",
    "scan_file",
    "unlocked",
    "verify_file",
    "write_key",
    "write_out",
]
