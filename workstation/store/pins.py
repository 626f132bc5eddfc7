"""What each file remembers of the orders: how far they went, and whose signature comes next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workstation.store.connect import Connection, Runs, in_file
from workstation.store.layout import DATABASES, MAIN
from workstation.store.orders import Entry, Log, keys_of, replay


@dataclass(frozen=True, slots=True)
class Pin:
    """The facts of one file. Only who holds its key can have written them."""

    number: int
    head: str
    custodians: str
    carried: int
    """The last order that was carried out for this file."""


def fits(log: Log, pin: Pin | None) -> bool:
    """Whether the orders go on from what a file remembers.

    An order that nobody signed has to be behind the pin: whoever wrote the pin holds the file.
    """
    if pin is None or not 0 < pin.number <= log.number or log.by_pins_alone > pin.number:
        return False
    keepers = keys_of(log.roster(pin.number).keepers)
    return (log.heads[pin.number].hex(), keepers) == (pin.head, pin.custodians)


def read_log(connection: Connection, vault: str) -> Log:
    """The orders in vault.db, up to the first that does not hold."""
    if not connection.value("SELECT count(*) FROM main.sqlite_schema WHERE name = 'orders'"):
        return replay(vault, ())
    rows = connection.all("SELECT body, signature FROM main.orders ORDER BY number")
    return replay(vault, (Entry(*row) for row in rows))


def read_pins(connection: Connection) -> Mapping[str, Pin | None]:
    """What each open file remembers, by the names of key files."""
    files = {MAIN: "main"} | {name: name for name in connection.attached}
    return {name: _pin(connection, file) for name, file in files.items()}


def read_carried(connection: Connection) -> Mapping[str, int]:
    """The last order carried out for each key file, as vault.db tells those without its key."""
    return dict(connection.all("SELECT name, number FROM main.carried"))


def write_order(to: Runs, number: int, entry: Entry) -> None:
    """Put an order in its place; what stood there and after it held nothing."""
    to.run("DELETE FROM main.orders WHERE number >= ?", (number,))
    to.run("INSERT INTO main.orders VALUES (?, ?, ?)", (number, entry.body, entry.signature))


def write_founding(to: Runs, log: Log, entries: Sequence[Entry], keys: Iterable[str]) -> None:
    """Write the orders of the first day, and let every file remember them as carried out."""
    for number, entry in enumerate(entries, 1):
        write_order(to, number, entry)
    for name in keys:
        if name in DATABASES:
            write_pin(to, name, log)
        write_carried(to, name, log.number)


def write_pin(to: Runs, name: str, log: Log) -> None:
    """Let a file remember the orders as they stand."""
    keepers = keys_of(log.roster().keepers)
    _keep(to, name, {"orders": f"{log.number} {log.heads[-1].hex()}", "custodian": keepers})


def write_carried(to: Runs, name: str, number: int) -> None:
    """Note that all orders up to one are carried out for a key file."""
    if name in DATABASES:
        _keep(to, name, {"carried": str(number)})
    to.run(
        "INSERT INTO main.carried VALUES (:name, :number) "
        "ON CONFLICT (name) DO UPDATE SET number = excluded.number",
        {"name": name, "number": number},
    )


def _keep(to: Runs, name: str, facts: Mapping[str, str]) -> None:
    sql = in_file("main" if name == MAIN else name, _SET_FACT)
    for fact, value in facts.items():
        to.run(sql, {"name": fact, "value": value})


_SET_FACT = (
    "INSERT INTO @.fact VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = :value"
)


def _pin(connection: Connection, file: str) -> Pin | None:
    facts: dict[str, str] = dict(connection.all(in_file(file, "SELECT name, value FROM @.fact")))
    number, _, head = facts.get("orders", "").partition(" ")
    carried = facts.get("carried", "")
    if not (number.isdecimal() and carried.isdecimal()):
        return None
    return Pin(int(number), head, facts.get("custodian", ""), int(carried))
