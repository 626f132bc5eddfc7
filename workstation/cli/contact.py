"""Commands for the partners' contacts."""

import hashlib
from pathlib import Path
from typing import Annotated, Any

import typer

from workstation.bootstrap import unlocked, write_key
from workstation.cli.cases import VaultPath
from workstation.cli.output import AsJson, PassphraseFile, passphrase, say, table
from workstation.errors import BadInput
from workstation.records.partners import CardCame, Contact, PartnerType, VerifiedHow
from workstation.services.choices import chosen
from workstation.services.partners import words_of

app = typer.Typer(no_args_is_help=True, help="The partners' contacts and their keys.")
NameArgument = Annotated[str, typer.Argument(metavar="CONTACT", help="Name or id.")]


@app.command()
def add(
    vault: VaultPath,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    partner_type: Annotated[
        str, typer.Option("--type", help="Kind, as buyer; other: as the public.")
    ],
    organisation: Annotated[str, typer.Option(help="Their organisation.")] = "",
    age: Annotated[str, typer.Option(help="age recipient, age1…")] = "",
    minisign: Annotated[str, typer.Option(help="minisign public key, RW…")] = "",
    came: Annotated[str, typer.Option(help="How the card came.")] = "other",
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Keep a card; it is not verified yet."""
    contact = Contact(
        person=name,
        organisation_name=organisation,
        partner_type=chosen(PartnerType, partner_type, "--type"),
        age_recipient=age,
        minisign_key=minisign,
        came=chosen(CardCame, came, "--came"),
    )
    with unlocked(vault, passphrase(passphrase_file)) as session:
        kept = session.partners.add(contact)
    say(_card(kept), json, _card_words)


@app.command()
def verify(
    vault: VaultPath,
    name: NameArgument,
    words: Annotated[str, typer.Option(help="The eight words as you heard them.")],
    how: Annotated[str, typer.Option(help="phone, video or in_person")] = "phone",
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Mark a contact verified after comparing the eight words by voice."""
    heard = words.split()
    if len(heard) != 8:
        raise BadInput(f"{len(heard)} words were given; a card has eight.", "Give all eight.")
    with unlocked(vault, passphrase(passphrase_file)) as session:
        contact = session.partners.by_name(name)
        kept = session.partners.verify(contact.id, heard, chosen(VerifiedHow, how, "--how"))
    say(_card(kept), json, _card_words)


@app.command()
def revoke(
    vault: VaultPath,
    name: NameArgument,
    why: Annotated[str, typer.Option(help="Why, for the log.")] = "",
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Seal nothing for this contact any more."""
    with unlocked(vault, passphrase(passphrase_file)) as session:
        kept = session.partners.revoke(session.partners.by_name(name).id, why)
    say(_card(kept), json, _card_words)


@app.command()
def card(
    vault: VaultPath,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Write our minisign key here, as .pub.")
    ] = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Show our own card, for partners to keep: keys, and the eight words to read to them."""
    with unlocked(vault, passphrase(passphrase_file)) as session:
        office = session.partners.office()
    if out is not None:
        write_key(out, office.signer)
    ours = {
        "name": office.name,
        "age": office.recipient,
        "minisign": office.signer,
        "fingerprint": hashlib.sha256(office.certificate).hexdigest(),
        "check_words": office.check_words,
    }
    say(ours, json, _ours_words)


def _ours_words(card: dict[str, Any]) -> str:
    return (
        f"{card['name']}\nage: {card['age']}\nminisign: {card['minisign']}\n"
        f"seal (SHA-256): {card['fingerprint']}\nCheck words: {' '.join(card['check_words'])}"
    )


@app.command("list")
def list_(vault: VaultPath, passphrase_file: PassphraseFile = None, json: AsJson = False) -> None:
    """List the contacts and whether their keys are verified."""
    with unlocked(vault, passphrase(passphrase_file)) as session:
        contacts = session.partners.all()
    say([_card(contact) for contact in contacts], json, _list_words)


def _card(contact: Contact) -> dict[str, Any]:
    return {
        "id": contact.id,
        "name": contact.person,
        "organisation": contact.organisation_name,
        "type": contact.partner_type.value,
        "keys": contact.verification.value,
        "age": contact.age_recipient,
        "minisign": contact.minisign_key,
        "check_words": words_of(contact),
    }


def _card_words(card: dict[str, Any]) -> str:
    state = f"{card['name']} ({card['type']}): keys {card['keys']}."
    return f"{state}\nCheck words: {' '.join(card['check_words'])}"


def _list_words(cards: list[dict[str, Any]]) -> str:
    if not cards:
        return "There is no contact yet."
    return table([(c["name"], c["organisation"], c["type"], c["keys"]) for c in cards])
