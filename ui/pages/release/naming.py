"""Whether the firm agreed to be named to readers that name it to others."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from ui.dialogs.record_form import RecordForm
from ui.pages.release.slot import Slot
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.banner import sunken
from ui.widgets.button import button
from ui.widgets.lay import Part, column, row
from ui.widgets.text import label
from ui.words import tr
from workstation.records.briefings import Profile
from workstation.records.cases import Case
from workstation.records.kit import Record
from workstation.records.organisations import Organisation
from workstation.rules.readers import asks_the_firm
from workstation.services.partners import KEEPERS
from workstation.services.session import Session

Keep = Callable[[Callable[[], object], Callable[[object], object]], object]


class Naming(Slot):
    """One line with a form behind it; nothing for readers to whom it makes no difference."""

    def __init__(self, session: Session, keep: Keep) -> None:
        super().__init__()
        self._session, self._keep = session, keep
        self.ask: QPushButton | None = None
        self.hide()

    def show_plan(self, case: Case | None, profile: Profile | None) -> None:
        """Show it for a case and a kind of reader."""
        wanted = case is not None and profile is not None and asks_the_firm(profile)
        self.ask = None
        self.setVisible(wanted and case is not None and case.organisation is not None)
        if case is None or case.organisation is None or not wanted:
            return
        firm = self._session.reader.get(Organisation, case.organisation)
        words = tr("The firm is not named: nobody wrote down that it agrees to be.")
        if firm.public_consent:
            words = tr("The firm agreed to be named, and is.")
        parts: list[Part] = [GlyphView(icon("consent"), "muted", 16), (label(words, wrap=True), 1)]
        if self._session.user.role in KEEPERS:
            self.ask = button(tr("What it said…"), "quiet", press=lambda: self._ask(firm, case))
            parts.append(self.ask)
        self.fill(column(sunken(row(*parts, gap=10))))

    def _ask(self, firm: Organisation, case: Case) -> None:
        text = tr("The firm's own consent, apart from the workers'. Without it no name goes out.")

        def keep(form: RecordForm, record: Record) -> None:
            def kept(_kept: object) -> None:
                form.accept()
                self.show_plan(case, Profile.FIN)

            self._keep(lambda: self._session.cases.put(record), kept)

        title, verb = tr("Does the firm agree to be named?"), tr("Write it down")
        RecordForm(self, title, firm, ["public_consent"], keep, verb=verb, text=text).open()
