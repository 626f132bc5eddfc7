"""Takes the users of a vault from before there were orders as its founders."""

from workstation.ports import Clock
from workstation.records.members import UserState
from workstation.store.connect import Connection
from workstation.store.layout import DATABASES, Place, read_key_files
from workstation.store.orders import Member, found
from workstation.store.people import read_users
from workstation.store.pins import read_log, read_pins, write_founding


def adopt(connection: Connection, place: Place, now: Clock) -> None:
    """Write the orders of the first day, where there are none and no file remembers any.

    Only who holds every file does. docs/decisions/0030 says why.
    """
    vault, pins = place.header.vault, read_pins(connection)
    log = read_log(connection, vault)
    if log.number or log.refused or any(pins.values()) or pins.keys() != set(DATABASES):
        return
    users = [u for u in read_users(connection, None) if u.state is not UserState.REMOVED]
    members = [Member(user.token, user.role, user.public) for user in users]
    organisation = connection.value("SELECT value FROM main.fact WHERE name = 'organisation'")
    log, entries = found(vault, str(organisation), members, now())
    with connection.transaction():
        write_founding(connection, log, entries, read_key_files(place.files, place.layout))
