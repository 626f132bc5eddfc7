"""Reads a backup or a copied vault without Casehaven: prints every row of every file as JSON.

    python recover.py BACKUP.backup.age KEY.txt > rows.json
    python recover.py COPY.haven KEY.txt > rows.json

Needs the programs age and minisign, and `pip install apsw-sqlite3mc`. KEY.txt holds the
organisation's recovery key, or the age key that from_code.py beside this file makes of a code.
A folder has to be a copy: the heal step changes journals in it. Nothing here imports Casehaven.
"""

import hashlib
import json
import struct
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import apsw

MAGIC = bytes.fromhex("d9d505f920a163d7")


def unsealed(path: Path, key: Path) -> bytes | None:
    """What an age file holds; None where the key does not open it."""
    done = subprocess.run(["age", "-d", "-i", key, path], capture_output=True, check=False)
    return None if done.returncode else done.stdout


def unpack(backup: Path, key: Path, to: Path) -> None:
    """Unpack a backup and hold every file against the list in it."""
    with (
        subprocess.Popen(["age", "-d", "-i", key, backup], stdout=subprocess.PIPE) as age,
        tarfile.open(fileobj=age.stdout, mode="r|") as archive,
    ):
        archive.extractall(to, filter="data")
    for member in json.loads((to / "manifest.json").read_bytes())["members"]:
        with (to / member["name"]).open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != member["sha256"]:
                sys.exit(f"{member['name']} is not what the list says.")


def heal(folder: Path) -> None:
    """Free journals of a vault that was moved after a crash; SQLite rolls them back then."""
    supers = {path.name for path in folder.iterdir() if "-mj" in path.name}
    for journal in folder.glob("*-journal") if supers else ():
        data = journal.read_bytes()
        length = struct.unpack(">I", data[-16:-12])[0] if data.endswith(MAGIC) else 0
        name = data[-16 - length : -16]
        if length and name.rpartition(b"/")[2].decode(errors="replace") in supers:
            journal.write_bytes(data[: -16 - length - 4])
    for left in supers:
        (folder / left).unlink()


def rows_of(path: Path, key: bytes) -> dict[str, Any]:
    """Every row of every table but the search index, which holds the same again."""
    file = apsw.Connection(str(path))
    file.pragma("cipher", "sqlcipher")
    file.pragma("legacy", 4)
    file.pragma("hexkey", f"x'{key.hex()}'".encode().hex())
    tables = file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    names = (str(name) for (name,) in tables)
    return {name: list(rows(file, name)) for name in names if not name.startswith("in_")}


def rows(file: apsw.Connection, table: str) -> Any:
    """The rows of a table, each by its columns; bytes are written in hex."""
    found = file.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a name that the file gave
    for row in found:
        columns = (name for name, _ in found.getdescription())
        plain = (value.hex() if isinstance(value, bytes) else value for value in row)
        yield dict(zip(columns, plain, strict=True))


def every_row(vault: Path, key: Path) -> dict[str, Any]:
    """The rows of every file that the key opens, also where a new key was about to come."""
    found: dict[str, Any] = {}
    for path in sorted(vault.glob("*.db")):
        for name in (path.stem, f"{path.stem}.next"):
            raw = unsealed(vault / "keys" / name, key)
            try:
                found[path.name] = found.get(path.name) or (raw and rows_of(path, raw))
            except apsw.Error as problem:
                sys.stderr.write(f"{path.name}: {problem}\n")
    return {name: tables for name, tables in found.items() if tables}


def check_signature(vault: Path, found: dict[str, Any]) -> None:
    """Have minisign say whether the list was signed by a user of this vault."""
    by = json.loads((vault / "manifest.json").read_bytes())["by"]
    signer = next(user["signer"] for user in found["vault.db"]["user"] if user["token"] == by)
    subprocess.run(
        ["minisign", "-V", "-q", "-P", signer, "-m", vault / "manifest.json"], check=True
    )


def main(source: Path, key: Path) -> None:
    """Print the rows of a backup, or of a copied vault."""
    with tempfile.TemporaryDirectory() as place:
        vault = source if source.is_dir() else Path(place)
        if vault is not source:
            unpack(source, key, vault)
        heal(vault)
        found = every_row(vault, key)
        if vault is not source:
            check_signature(vault, found)
    json.dump(found, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
