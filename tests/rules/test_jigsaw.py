"""What several disclosures say together."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from crypto.identities import Identity
from crypto.minisign import PublicKey
from workstation.records.briefings import GivenDetail, Profile
from workstation.records.consents import Purpose
from workstation.records.disclosures import Disclosure, RecallReason
from workstation.records.kit import Id, new_id
from workstation.records.organisations import Trait
from workstation.records.partners import Contact, PartnerType
from workstation.rules import jigsaw

TODAY = dt.date(2026, 11, 23)
CASE, SITE, FIRM = new_id(), new_id(), new_id()
SUPPLIER = Contact(person="HR")
BUYER = Contact(person="Desk", affiliates=(SUPPLIER.id,))
COLLEAGUE = Contact(person="Buyer's lawyer", organisation=FIRM)
PARENT = Contact(person="Brand", organisation=FIRM, affiliates=(BUYER.id,))
STRANGER = Contact(person="Union")
EVERYBODY = (SUPPLIER, BUYER, COLLEAGUE, PARENT, STRANGER)
WOMAN = GivenDetail(attribute=Trait.GENDER, value="woman")
MAN = GivenDetail(attribute=Trait.GENDER, value="man")
NIGHT = GivenDetail(attribute=Trait.SHIFT, value="night")


def told(
    contact: Id,
    on: dt.date = TODAY,
    *,
    case: Id = CASE,
    site: Id | None = None,
    details: tuple[GivenDetail, ...] = (),
) -> Disclosure:
    return Disclosure(
        contact=contact,
        on=on,
        case=case,
        site=site,
        details=details,
        profile=Profile.BUY,
        purpose=Purpose.REMEDY_DIALOGUE,
    )


def earlier(*past: Disclosure, site: Id | None = SITE, on: dt.date = TODAY) -> set[Id]:
    found = jigsaw.earlier(
        past, cases={CASE}, site=site, contact=BUYER.id, contacts=EVERYBODY, on=on
    )
    return {disclosure.id for disclosure in found}


def test_whoever_passes_on_or_is_passed_to_reads_together() -> None:
    circle = {SUPPLIER.id, BUYER.id, PARENT.id, COLLEAGUE.id}
    assert all(jigsaw.readers(contact, EVERYBODY) == circle for contact in circle)
    assert jigsaw.readers(STRANGER.id, EVERYBODY) == {STRANGER.id}
    assert jigsaw.readers(BUYER.id, ()) == {BUYER.id}


def test_who_bears_one_organisation_on_their_cards_reads_together() -> None:
    desk, lawyer, other, alone = (
        Contact(person=str(n), organisation_name=name)
        for n, name in enumerate(("Workers' Aid ", "WORKERS’ AID", "Workers' Help", ""))
    )
    everybody = (desk, lawyer, other, alone, *EVERYBODY)

    assert jigsaw.readers(desk.id, everybody) == {desk.id, lawyer.id}
    assert jigsaw.readers(other.id, everybody) == {other.id}
    assert jigsaw.readers(alone.id, everybody) == {alone.id}


def test_who_holds_one_key_reads_together_however_it_is_written() -> None:
    keys, others = (Identity.from_seed(bytes([n]) * 32).public for n in (1, 2))
    firm = Contact(person="HR", age_recipient=keys.recipient, minisign_key=str(keys.signer))
    again = Contact(person="Union", age_recipient=f" {keys.recipient}\n")
    renamed = PublicKey(bytes(8), keys.signer.raw)
    signs = Contact(person="NGO", minisign_key=renamed.file_text)
    alone = Contact(person="Lawyer", age_recipient=others.recipient)
    none = (Contact(person="No key"), Contact(person="None either"))
    everybody = (firm, again, signs, alone, *none, *EVERYBODY)

    assert jigsaw.readers(again.id, everybody) == {firm.id, again.id, signs.id}
    assert jigsaw.readers(alone.id, everybody) == {alone.id}
    assert jigsaw.readers(none[0].id, everybody) == {none[0].id}


def test_a_disclosure_to_an_affiliate_counts_and_one_to_a_stranger_does_not() -> None:
    near, far = told(SUPPLIER.id), told(STRANGER.id)
    assert earlier(near, far) == {near.id}


def test_what_a_buyer_and_its_supplier_are_told_of_a_site_is_one() -> None:
    buyer = Contact(person="Desk", partner_type=PartnerType.BRAND)
    firm = Contact(person="HR", partner_type=PartnerType.SUPPLIER)
    union = Contact(person="Union", partner_type=PartnerType.TRADE_UNION)
    everybody = (buyer, firm, union)

    assert jigsaw.tested_with(buyer.id, everybody) == {buyer.id, firm.id}
    assert jigsaw.tested_with(firm.id, everybody) == {buyer.id, firm.id}
    assert jigsaw.tested_with(union.id, everybody) == {union.id}
    assert jigsaw.readers(buyer.id, everybody) == {buyer.id}


def test_a_disclosure_is_remembered_for_24_months() -> None:
    first, older = dt.date(2024, 11, 23), dt.date(2024, 11, 22)
    kept, gone = told(BUYER.id, first), told(BUYER.id, older)
    assert earlier(kept, gone) == {kept.id}
    assert jigsaw.remembered_since(dt.date(2028, 2, 29)) == dt.date(2026, 2, 28)


def test_a_clock_that_was_turned_back_forgets_nothing() -> None:
    yesterday, told_today = TODAY - dt.timedelta(days=1), told(BUYER.id, TODAY)

    assert earlier(told_today, on=yesterday) == {told_today.id}


def test_another_case_at_the_same_site_counts() -> None:
    here = told(BUYER.id, case=new_id(), site=SITE)
    elsewhere = told(BUYER.id, case=new_id(), site=new_id())
    nowhere = told(BUYER.id, case=new_id())
    assert earlier(here, elsewhere, nowhere) == {here.id}
    assert earlier(nowhere, site=None) == set()


def test_details_of_one_case_add_up() -> None:
    past = [told(BUYER.id, details=(WOMAN, NIGHT))]
    assert jigsaw.together((WOMAN,), past, {CASE}) == (WOMAN, NIGHT)


def test_another_case_that_contradicts_speaks_of_somebody_else() -> None:
    other = told(BUYER.id, case=new_id(), site=SITE, details=(MAN, NIGHT))
    assert jigsaw.together((WOMAN,), [other], {CASE}) == (WOMAN,)
    same = told(BUYER.id, details=(MAN, NIGHT))
    assert jigsaw.together((WOMAN,), [same], {CASE}) == (WOMAN, MAN, NIGHT)


MAY, JUNE = (GivenDetail(attribute=Trait.DATE, value=m) for m in ("May 2026", "June 2026"))
TEN, MANY = (GivenDetail(attribute=Trait.AFFECTED, value=m) for m in ("10-19", "100+"))


def test_another_case_of_another_month_may_speak_of_the_same_person() -> None:
    other = told(BUYER.id, case=new_id(), site=SITE, details=(NIGHT, JUNE, MANY))

    assert jigsaw.together((WOMAN, MAY, TEN), [other], {CASE}) == (WOMAN, MAY, TEN, NIGHT, JUNE)


def test_other_cases_of_the_same_people_count_as_their_own() -> None:
    case = new_id()
    other = told(BUYER.id, case=case, site=new_id(), details=(MAN, NIGHT))

    assert jigsaw.together((WOMAN,), [other], {CASE, case}) == (WOMAN, MAN, NIGHT)
    assert jigsaw.earlier(
        [other], cases={CASE, case}, site=SITE, contact=BUYER.id, contacts=EVERYBODY, on=TODAY
    ) == (other,)


@given(
    st.lists(st.sampled_from([WOMAN, MAN, NIGHT]), unique=True),
    st.lists(st.lists(st.sampled_from([WOMAN, MAN, NIGHT]), unique=True)),
)
def test_a_case_never_loses_a_detail_and_order_does_not_matter(
    details: list[GivenDetail], past: list[list[GivenDetail]]
) -> None:
    disclosures = [told(BUYER.id, details=tuple(d)) for d in past]
    found = jigsaw.together(details, disclosures, {CASE})
    everything = {str(d.value) for part in (details, *past) for d in part}
    assert {str(d.value) for d in found} == everything
    turned = jigsaw.together(details, disclosures[::-1], {CASE})
    assert {d.value for d in turned} == {d.value for d in found}


def test_whoever_got_it_instead_was_told_too() -> None:
    astray = replace(told(STRANGER.id), reached=SUPPLIER.id)

    assert earlier(astray) == {astray.id}


def test_what_reached_nobody_knows_whom_counts_for_every_reader() -> None:
    lost = replace(told(STRANGER.id), recall_reason=RecallReason.RECIPIENT)
    known = replace(lost, id=new_id(), reached=STRANGER.id)
    other = replace(lost, id=new_id(), recall_reason=RecallReason.CONTENT)

    assert earlier(lost, known, other) == {lost.id}
