"""The words for what happened: issue codes, signs of forced labour, kinds of retaliation."""

from workstation.records.access import Choice


class WorkArea(Choice):
    """The three areas in which partners set targets (S24)."""

    WORKER_VOICE = "WV", "Worker voice"
    RECRUITMENT = "LR", "Labour recruitment"
    WORK_AND_LIVING = "WL", "Working and living conditions"


class IssueCode(Choice):
    """What went wrong (part 2a); the first two letters are the work area."""

    WV1 = "WV1", "Punished or threatened for speaking"
    WV2 = "WV2", "Channel blocked, phone or poster removed"
    WV3 = "WV3", "Coached or paid to answer falsely"
    WV4 = "WV4", "Hunt for who spoke"
    WV5 = "WV5", "Interpreter or delegate distorts or leaks"
    WV6 = "WV6", "No grievance mechanism, or no reply"
    WV7 = "WV7", "Union or bargaining obstructed"
    WV8 = "WV8", "Pushed away from outside channels"
    WV9 = "WV9", "Access refused to union or NGO"
    WV10 = "WV10", "Sham committee"
    LR1 = "LR1", "Recruitment fee"
    LR2 = "LR2", "Related cost charged"
    LR3 = "LR3", "Bribe, deposit or kickback"
    LR4 = "LR4", "No receipt, or hidden fee"
    LR5 = "LR5", "Debt on unfair terms"
    LR6 = "LR6", "False promise on job, pay or place"
    LR7 = "LR7", "Contract swapped"
    LR8 = "LR8", "No contract, or signed unread or blank"
    LR9 = "LR9", "Recruiter holds papers"
    LR10 = "LR10", "Unlicensed broker"
    LR11 = "LR11", "Pregnancy, HIV or age test"
    LR12 = "LR12", "Held or controlled in transit"
    LR13 = "LR13", "Cannot change employer"
    LR14 = "LR14", "Under age, or age falsified"
    LR15 = "LR15", "Stranded, no return"
    LR16 = "LR16", "Vacancy that does not exist"
    LR17 = "LR17", "Fee repayment short"
    WL1 = "WL1", "Paid under the minimum wage"
    WL2 = "WL2", "Pay late or withheld"
    WL3 = "WL3", "Unlawful deduction or fine"
    WL4 = "WL4", "Overtime unpaid"
    WL5 = "WL5", "Excess hours"
    WL6 = "WL6", "No rest or leave"
    WL7 = "WL7", "Forced overtime or quota penalty"
    WL8 = "WL8", "Final pay or severance unpaid"
    WL9 = "WL9", "No payslip, or a false one"
    WL10 = "WL10", "Insurance unpaid"
    WL11 = "WL11", "Employer holds papers"
    WL12 = "WL12", "Locked in, or movement limited"
    WL13 = "WL13", "Cut off from contact"
    WL14 = "WL14", "Violence"
    WL15 = "WL15", "Sexual harassment or violence"
    WL16 = "WL16", "Verbal abuse"
    WL17 = "WL17", "Discrimination"
    WL18 = "WL18", "Unsafe machine, fire risk or building"
    WL19 = "WL19", "Chemicals or heat, no protection"
    WL20 = "WL20", "Injury unpaid or untreated"
    WL21 = "WL21", "Food, water or toilets"
    WL22 = "WL22", "Bad housing"
    WL23 = "WL23", "Child labour"
    WL24 = "WL24", "Maternity rights denied"
    WL25 = "WL25", "Unfair dismissal"
    WL26 = "WL26", "Employment disguised"
    WL27 = "WL27", "Work permit not renewed"
    WL28 = "WL28", "Compulsory labour by the state"
    WL29 = "WL29", "Return home blocked or forced"
    WL99 = "WL99", "Other"

    @property
    def area(self) -> WorkArea:
        """The work area that the code belongs to."""
        return next(area for area in WorkArea if self.value.startswith(area.value))


SUPPRESSION = frozenset(code for code in IssueCode if code.area is WorkArea.WORKER_VOICE)
"""Codes that count as suppression of voice; their severity is at least serious (S5)."""

SEXUAL_VIOLENCE_AND_CHILDREN = frozenset({IssueCode.WL15, IssueCode.WL23, IssueCode.LR14})
"""Codes that statistics treat more coarsely (part 5)."""


class ForcedLabourSign(Choice):
    """The eleven ILO indicators of forced labour (part 2a, ILO11)."""

    FL1 = "FL1", "Vulnerability exploited"
    FL2 = "FL2", "Deceived on essentials"
    FL3 = "FL3", "Movement restricted"
    FL4 = "FL4", "Isolated"
    FL5 = "FL5", "Physical or sexual violence"
    FL6 = "FL6", "Intimidation and threats"
    FL7 = "FL7", "Papers kept, no free access"
    FL8 = "FL8", "Wages withheld to hold the person"
    FL9 = "FL9", "Debt bondage"
    FL10 = "FL10", "Abusive work and living conditions"
    FL11 = "FL11", "Excessive overtime under threat"


class SignStrength(Choice):
    """How well a sign is borne out."""

    CLUE = "clue", "Clue"
    SUPPORTED = "supported", "Supported"
    STRONG = "strong", "Strong"


class ScreenStage(Choice):
    """Where the forced-labour screen asks its two questions (HTS, C029)."""

    RECRUITMENT = "recruitment", "Recruitment"
    DURESS = "duress", "Work and life under duress"
    LEAVING = "leaving", "Cannot leave"


class RetaliationType(Choice):
    """What was done to somebody because of the complaint (part 2, RT1-21)."""

    RT1 = "RT1", "Dismissal"
    RT2 = "RT2", "Contract not renewed"
    RT3 = "RT3", "Demotion or transfer"
    RT4 = "RT4", "Hours or pay cut"
    RT5 = "RT5", "Blacklisted"
    RT6 = "RT6", "Evicted"
    RT7 = "RT7", "Papers withheld"
    RT8 = "RT8", "Visa cancelled, or falsely reported as absconding"
    RT9 = "RT9", "Reported to police or immigration"
    RT10 = "RT10", "Deported"
    RT11 = "RT11", "Threat"
    RT12 = "RT12", "Violence"
    RT13 = "RT13", "Sexual violence"
    RT14 = "RT14", "Watched or interrogated"
    RT15 = "RT15", "Ostracised or smeared"
    RT16 = "RT16", "Lawsuit"
    RT17 = "RT17", "Arrest"
    RT18 = "RT18", "Family targeted"
    RT19 = "RT19", "Debt called in"
    RT20 = "RT20", "Forced to take it back"
    RT21 = "RT21", "Name published or device hacked"


class SuppressionStage(Choice):
    """When voice was suppressed: any stage counts (S5)."""

    RECRUITMENT = "recruitment", "Recruitment"
    TRANSIT = "transit", "In transit"
    EMPLOYMENT = "employment", "Employment"
    AFTER = "after", "After employment"
