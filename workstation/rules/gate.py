"""The gate before anything leaves: every reason against it, none of which can be skipped."""

from collections.abc import Callable, Mapping, Sequence

from workstation.errors import Blocker
from workstation.records.access import Role
from workstation.records.briefings import Instead
from workstation.records.cases import RiskLevel
from workstation.records.generalise import month
from workstation.records.partners import Verification
from workstation.rules import attachments, do_no_harm, partners, small_cells
from workstation.rules.gate_consent import consent_blockers, left_out, witness_blockers
from workstation.rules.gate_facts import GateFacts, profile_of, spoken_for
from workstation.rules.purposes import purposes_for

Rule = Callable[[GateFacts], list[Blocker]]


def blockers(facts: GateFacts) -> list[Blocker]:
    """Everything that stands against a release (S13, part 3 "Briefing", part 4).

    Empty means that it may leave. What is not known counts as a blocker.
    """
    return [*check_blockers(facts), *harm_blockers(facts), *approval_blockers(facts)]


def check_blockers(facts: GateFacts) -> list[Blocker]:
    """What the program finds by itself, before anybody answers or approves."""
    return [blocker for rule in _CHECKS for blocker in rule(facts)]


def harm_blockers(facts: GateFacts) -> list[Blocker]:
    """The fourteen statements, four of them answered by the checks."""
    return do_no_harm.blockers(facts.answers, program_answers(facts))


def program_answers(facts: GateFacts) -> Mapping[int, bool | None]:
    """What the program answers to its own four statements; None where it does not know."""
    limit = None if (profile := profile_of(facts)) is None else partners.limit_of(profile).needed
    return {
        4: not assessment_blockers(facts),
        5: spoken_for(facts) or _enough(facts.k, limit, facts),
        6: spoken_for(facts) or _enough(facts.k_together, limit, facts),
        8: None if facts.names_found is None else facts.names_found == 0 and _seen(facts),
    }


def _seen(facts: GateFacts) -> bool:
    return all(map(attachments.looked_at, facts.pages)) and not facts.pages_unlike


def _enough(k: int | None, limit: int | None, facts: GateFacts) -> bool | None:
    if k is None or limit is None:
        return None
    return k >= limit or facts.lower_k_accepted


def contact_blockers(facts: GateFacts) -> list[Blocker]:
    """The recipient is known, and has keys that somebody compared."""
    contact = facts.contact
    if contact is None:
        return [Blocker("contact.missing", "No recipient is chosen.", "Choose a contact.")]
    if contact.verification is Verification.REVOKED:
        words = "The keys of this contact were revoked."
        return [Blocker("contact.revoked", words, "Ask for a new card and compare it.")]
    if contact.verification is Verification.UNVERIFIED or contact.verified_by is None:
        words = "The keys of this contact are not verified."
        return [Blocker("contact.unverified", words, "Compare the eight words by phone.")]
    return []


def purpose_blockers(facts: GateFacts) -> list[Blocker]:
    """It is for something that this kind of reader can do (part 4)."""
    profile = profile_of(facts)
    if profile is None or facts.purpose is None or facts.purpose in purposes_for(profile):
        return []  # what is not chosen, contact_blockers and consent_blockers stop
    words = f"A briefing for this kind of reader is for one of: {', '.join(purposes_for(profile))}."
    return [Blocker("purpose", words, "Choose one of them, or another recipient.")]


def firm_blockers(facts: GateFacts) -> list[Blocker]:
    """The firm agreed to be named to a reader who is told of no other firm (S27, S35)."""
    if facts.firm_unasked is False:
        return []
    words = "It names the firm, and nobody wrote down that the firm agrees to be named."
    remedy = "Write down what the firm said, or begin anew without its name."
    return [Blocker("firm.consent", words, remedy)]


def assessment_blockers(facts: GateFacts) -> list[Blocker]:
    """Everybody exposed has an assessment that is in date (2b)."""
    remedy = "A protection officer signs a new one."
    case = facts.case
    if case is None or case.risk_level is None or case.risk_until is None:
        words = "The risk of retaliation is not assessed."
        return [Blocker("risk.missing", words, "A protection officer signs an assessment.")]
    if facts.on > case.risk_until:
        words = f"The risk assessment ran out on {case.risk_until.day} {month(case.risk_until)}."
        return [Blocker("risk.expired", words, remedy)]
    return []


def hold_blockers(facts: GateFacts) -> list[Blocker]:
    """No hold, and no open act of critical retaliation (part 3)."""
    case, found = facts.case, []
    if case is None or case.hold:
        words = "Protection holds everything about this case."
        found.append(Blocker("hold", words, "The protection officer decides when it ends."))
    if case is None or case.open_critical_retaliation is None:
        words = "Nobody has said whether an act of retaliation is open."
        found.append(Blocker("retaliation.unknown", words, "A protection officer looks at it."))
    elif case.open_critical_retaliation:
        words = "An act of retaliation is open and critical."
        remedy = "The protection officer decides when, with the worker."
        found.append(Blocker("retaliation.open", words, remedy))
    return found


def count_blockers(facts: GateFacts) -> list[Blocker]:
    """Enough people fit the text, alone and with what these readers had before (part 4)."""
    profile = profile_of(facts)
    if profile is None or spoken_for(facts):
        return []  # without a recipient, contact_blockers stops it
    if facts.lower_k_accepted and None not in (facts.k, facts.k_together):
        return []
    found = small_cells.blockers(facts.k, profile)
    if not found and small_cells.blockers(facts.k_together, profile):
        words = "Together with earlier releases too few people fit."
        found = [Blocker("jigsaw", words, "Say less, or wait until the earlier ones are old.")]
    return found


def one_person_blockers(facts: GateFacts) -> list[Blocker]:
    """Nothing about one person from a small site or of a kind, unless spread or accepted."""
    held = facts.spread is not None and not spread_blockers(facts)
    if facts.lower_k_accepted or held or spoken_for(facts):
        return []
    rules = (
        (facts.small_site, "site.small", "The site is small: fewer than 50 people."),
        (facts.unique_event, "event.unique", "It happened to one person only."),
    )
    remedy = "Put it with two other sites, make it a general topic, or wait one quarter."
    unknown = "Write down the site's headcount and whether it is one of a kind."
    return [
        Blocker(rule, words, remedy)
        if known
        else Blocker(f"{rule}.unknown", "It is not known how many this could be about.", unknown)
        for known, rule, words in rules
        if known is not False
    ]


def lower_blockers(facts: GateFacts) -> list[Blocker]:
    """An officer's acceptance that counts no longer is named where it was needed."""
    needed = bool(count_blockers(facts) or one_person_blockers(facts))
    return list(facts.lower_k_against) if needed else []


def spread_blockers(facts: GateFacts) -> list[Blocker]:
    """What was chosen in place of one person's text is really so (part 4, small-site rule)."""
    if facts.spread is None:
        return []
    found = []
    if facts.individual:
        words = "The text still tells of one person."
        found.append(Blocker("spread.person", words, "Take out summary, account and details."))
    wanting = {
        Instead.POOLED: (facts.pooled_sites < _OTHERS, "Fewer than two other sites had this."),
        Instead.GENERAL: (facts.other_topics < _OTHERS, "Fewer than two other topics are in it."),
        Instead.LATER: (not facts.waited, "A quarter has not passed since it happened."),
    }
    short, words = wanting[facts.spread]
    if short:
        found.append(Blocker("spread.few", words, "Choose more, wait, or do not send it."))
    return found


_OTHERS = 2
"""Other sites or topics that one person's text disappears among (part 4)."""


def name_blockers(facts: GateFacts) -> list[Blocker]:
    """The scan for known names ran and found nothing."""
    if facts.names_found == 0:
        return []
    if facts.names_found is None:
        words = "The text was not searched for known names."
        return [Blocker("names.unknown", words, "Search it again.")]
    words = f"Known names are still in the text, {facts.names_found} in all."
    return [Blocker("names.found", words, "Go back to redacting and take them out.")]


def picture_blockers(facts: GateFacts) -> list[Blocker]:
    """Pictures go only to who may have them, and each page as somebody looked at it."""
    return attachments.blockers(
        profile_of(facts),
        facts.pages,
        facts.pictures_because,
        facts.pages_unlike,
        facts.passed_to,
    )


def record_blockers(facts: GateFacts) -> list[Blocker]:
    """The words are composed of what the records tell this reader today, and of nothing else."""
    return list(facts.unlike)


def change_blockers(facts: GateFacts) -> list[Blocker]:
    """The case is as it was when the text was written (part 3)."""
    if facts.case_changed is False:
        return []
    return [Blocker("case.changed", "The case changed since this was written.", "Do it again.")]


def clock_blockers(facts: GateFacts) -> list[Blocker]:
    """No consent and no assessment comes back because a clock was turned back."""
    if not facts.clock_behind:
        return []
    words = "This computer's clock stands before the day when something was last done here."
    remedy = "Set the clock right; where it is right, have a supervisor confirm the date."
    return [Blocker("clock", words, remedy)]


_CHECKS: Sequence[Rule] = (
    contact_blockers,
    purpose_blockers,
    consent_blockers,
    witness_blockers,
    firm_blockers,
    assessment_blockers,
    hold_blockers,
    count_blockers,
    one_person_blockers,
    lower_blockers,
    spread_blockers,
    name_blockers,
    picture_blockers,
    record_blockers,
    change_blockers,
    clock_blockers,
)


def approval_blockers(facts: GateFacts) -> list[Blocker]:
    """A second person approves; a protection officer signs too where it is dangerous (part 3)."""
    found = []
    if facts.author is None or facts.approver is None:
        words = "Nobody has approved this yet."
        found.append(Blocker("approval.missing", words, "Ask a second person to read it."))
    elif facts.author == facts.approver:
        words = "Whoever wrote it does not approve it."
        found.append(Blocker("approval.same", words, "Ask somebody else to read it."))
    if needs_officer(facts) and not _officer_signed(facts):
        words = "A protection officer signs this as well."
        found.append(Blocker("approval.officer", words, "Ask a protection officer to sign."))
    return found


def needs_officer(facts: GateFacts) -> bool:
    """Whether a protection officer signs: High or more, small site, one of a kind, lower count,
    somebody left out.

    What is not known needs one too.
    """
    level = None if facts.case is None else facts.case.risk_level
    calm = level in (RiskLevel.LOW, RiskLevel.MEDIUM)
    special = (facts.small_site, facts.unique_event)
    exposed = facts.lower_k_accepted or bool(left_out(facts))
    return not calm or special != (False, False) or exposed


def _officer_signed(facts: GateFacts) -> bool:
    other = facts.cosigner is not None and facts.cosigner != facts.author
    return other and facts.cosigner_role is Role.PROTECTION_OFFICER
