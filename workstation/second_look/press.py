"""The press: renders, asks the leak gate, seals, and asks again before anything is handed out."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from crypto.certificates import OrganisationSeal
from crypto.minisign import sign
from exports.documents.briefing import render
from exports.documents.fresh import render_fresh
from exports.documents.gate.check import remembering, require_clean
from exports.documents.gate.sealed import require_sealed
from exports.documents.sign import sign_pdf
from workstation.errors import NotEntitled
from workstation.ports import Printed
from workstation.records.identifiers import Known
from workstation.records.release import BriefingText, Picture
from workstation.rules.proof import genuine
from workstation.rules.release import Passed
from workstation.second_look.redacting import gate_terms

COMMENT = "casehaven briefing"
"""Constant: a trusted comment with a time or name would tell who worked when."""


class OfficePress:
    """Previews any words, and signs with the office's seal what the gate let through."""

    def __init__(self, seal: OrganisationSeal | None = None) -> None:
        self._seal = seal

    def preview(self, text: BriefingText, pictures: Sequence[Picture] = ()) -> bytes:
        """The unsigned pages."""
        return render(text, pictures)

    def print(
        self, passed: Passed, known: Sequence[Known], pictures: Sequence[Picture] = ()
    ) -> Printed:
        """A signed file that passed both looks.

        Raises Refused, NotEntitled without the seal, TypeError for what the gate did not see.
        """
        text = genuine(passed, Passed).text
        if self._seal is None:
            raise NotEntitled("You do not hold the office's seal.", "Ask a supervisor to sign.")
        terms = remembering(gate_terms(known))
        with ThreadPoolExecutor(1) as beside:
            # The new process starts at once and draws while this one does.
            again = beside.submit(render_fresh, text, pictures)
            clean = require_clean(render(text, pictures), text, terms, lambda _: again.result())
        sealed = require_sealed(sign_pdf(clean, self._seal, text.day), clean, terms)
        return Printed(sealed.data, sign(sealed.data, self._seal.minisign, COMMENT))
