"""Builds every adapter and wires the services: the only place that knows them all."""

from workstation.bootstrap.backups import (
    drill_backup,
    make_backup,
    paper_key,
    restore_backup,
    user_key,
)
from workstation.bootstrap.custody import ordering, ordering_by_sheet, user_named, write_words
from workstation.bootstrap.fonts import font_files
from workstation.bootstrap.founding import Founding, found_vault
from workstation.bootstrap.judging import open_bundle_file, scan_file, verify_file
from workstation.bootstrap.vaults import Opened, check_vault, list_users, open_session, unlocked
from workstation.bootstrap.writing import refuse_unwritable, write_key, write_out
from workstation.store.restore import BackupKey

__all__ = [
    "BackupKey",
    "Founding",
    "Opened",
    "check_vault",
    "drill_backup",
    "font_files",
    "found_vault",
    "list_users",
    "make_backup",
    "open_bundle_file",
    "open_session",
    "ordering",
    "ordering_by_sheet",
    "paper_key",
    "refuse_unwritable",
    "restore_backup",
    "scan_file",
    "unlocked",
    "user_key",
    "user_named",
    "verify_file",
    "write_key",
    "write_out",
    "write_words",
]
