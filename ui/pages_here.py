"""Which pages there are, and in which order they stand at the side, for every role alike."""

from collections.abc import Callable, Sequence

from ui.jobs import JobRunner
from ui.page import PageSpec
from ui.pages.assess import assess_spec
from ui.pages.audit import audit_spec
from ui.pages.case.page import case_spec
from ui.pages.cases import cases_spec
from ui.pages.history import history_spec
from ui.pages.importing import import_spec
from ui.pages.knowing import knowing_spec
from ui.pages.new_case import new_case_spec
from ui.pages.partners import partners_spec
from ui.pages.release.page import release_spec
from ui.pages.releases import releases_spec
from ui.pages.search import search_spec
from ui.pages.settings.page import settings_spec
from ui.pages.staff import staff_spec
from ui.pages.today import today_spec
from workstation.bootstrap import Opened
from workstation.records.access import CASES, IDENTITIES


def sidebar_pages(opened: Opened, jobs: JobRunner) -> Sequence[PageSpec]:
    """The pages of the sidebar, in their order."""
    session = opened.session
    return [
        today_spec(session, jobs),
        cases_spec(session, jobs),
        releases_spec(session, jobs),
        partners_spec(session, jobs),
    ]


def inner_pages(
    opened: Opened, jobs: JobRunner, alive: Callable[[], Sequence[str]] = tuple
) -> Sequence[PageSpec]:
    """The pages that are reached from others; `alive` names the triggers that would lock now."""
    session = opened.session
    pages = [
        case_spec(session, jobs),
        assess_spec(session, jobs),
        release_spec(session, jobs),
        import_spec(session, jobs),
        search_spec(session),
        settings_spec(session, jobs, alive),
    ]
    if (log := audit_spec(session, jobs)) is not None:
        pages.append(log)
    if session.reader.holds(CASES):
        made = (knowing_spec, history_spec, staff_spec)
        pages += [make(session, jobs) for make in made]
    if session.reader.holds(IDENTITIES):
        pages.append(new_case_spec(session, jobs, opened.store.drafts))
    return pages
