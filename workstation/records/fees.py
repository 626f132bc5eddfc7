"""What workers paid to get the job; employers pay it, not workers (IHRB, FEES)."""

import datetime as dt
from typing import Annotated

from workstation.records.access import CASES, Choice
from workstation.records.kit import QUASI, SENSITIVE, SHAREABLE, Field, Id, Record, record
from workstation.records.people import YesNo


class FeeKind(Choice):
    """What it was taken for (ILO definition of recruitment fees and related costs)."""

    RECRUITMENT_FEE = "recruitment_fee", "Recruitment fee"
    MEDICAL = "medical", "Medical check"
    INSURANCE = "insurance", "Insurance"
    TEST = "test", "Skills or language test"
    TRAINING = "training", "Training"
    EQUIPMENT = "equipment", "Equipment"
    TRAVEL = "travel_lodging", "Travel and lodging"
    ADMIN = "admin", "Paperwork"
    BRIBE = "bribe", "Bribe"
    DEPOSIT = "deposit", "Deposit"
    EXTORTION = "extortion", "Extortion"


@record(CASES, label="Fee")
class FeeRecord(Record, frozen=True, kw_only=True):
    """One payment by one worker; its exact sum never leaves."""

    person: Annotated[Id | None, Field("Paid by", SHAREABLE)] = None
    agency: Annotated[Id | None, Field("Paid to", SENSITIVE)] = None
    kind: Annotated[FeeKind, Field("Kind of fee", SHAREABLE)] = FeeKind.RECRUITMENT_FEE
    amount: Annotated[float, Field("Amount", SENSITIVE)]
    currency: Annotated[str, Field("Currency", SHAREABLE, help="As THB.")] = ""
    paid_on: Annotated[dt.date | None, Field("Paid on", QUASI)] = None
    receipt: Annotated[YesNo, Field("Receipt?", SHAREABLE)] = YesNo.UNKNOWN
    repaid: Annotated[float | None, Field("Repaid so far", SENSITIVE)] = None
