"""What a field is called when people speak of who was told what; any other has its label."""

from collections.abc import Mapping
from types import MappingProxyType

from workstation.records.catalogue import RECORDS
from workstation.records.kit import spec_of


def noun(name: str) -> str:
    """The plain words for "issue.code"; the label of a field that has none, or the name itself."""
    return _NOUNS.get(name) or _labels().get(name, name)


def most_telling(name: str) -> int:
    """A field's place in the order of what tells most of somebody, from 0; those without, last."""
    return _ORDER.get(name, len(_ORDER))


def _labels() -> Mapping[str, str]:
    specs = [spec_of(each) for each in RECORDS]
    return {f"{spec.name}.{f.name}": f.label.lower() for spec in specs for f in spec.fields}


_NOUNS: Mapping[str, str] = MappingProxyType(
    {
        "organisation.names": "the firm",
        "site.names": "the site",
        "rendition.text": "the account for sharing",
        "evidence.pictures": "pictures of evidence",
        "evidence.text": "words of evidence",
        "summary": "our summary",
        "issue.code": "what it is about",
        "issue.since": "when it happened",
        "issue.affected": "how many are affected",
        "issue.job": "group of workers",
        "site.admin1": "province",
        "person.nationality": "nationality",
        "person.gender": "gender",
        "person.status": "residence status",
        "person.age_band": "age group",
        "person.job": "kind of job",
        "person.tenure_months": "time in the job",
        "person.languages": "language",
        "protection_need.kind": "what is needed",
        "safe_contact_plan.channel": "a safe way to make contact",
        "issue.asked_action": "what is asked",
        "issue.answer_by": "by when",
        "fee_record.amount": "fees of many together",
        "supply_link.corridor": "corridor",
        "issue.state": "how far the answer is",
        "issue.responded_at": "when they answered",
        "site.headcount": "people on site",
        "case.country": "country",
        "case.sector": "sector",
    }
)
"""What tells most of somebody first. A summary and a piece of evidence are fields of no record."""
_ORDER = MappingProxyType({name: at for at, name in enumerate(_NOUNS)})
