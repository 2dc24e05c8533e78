"""A claim as it is cited on the page: the browser fills citations in from the ledger."""

from xml.etree.ElementTree import Element

from ui.markup import el


def cite(claim: str, lead: str | None = None) -> Element:
    """Return a claim as a list item, by its id; `lead` says what became of it, where anything did.

    Where no script runs the id itself is what stands there.
    """
    return el("li", claim, data_cite=claim, data_lead=lead)
