"""A claim as it is cited on the page: the browser fills citations in from the ledger."""

from xml.etree.ElementTree import Element

from views.markup import el


def cite(claim: str, lead: str | None = None) -> Element:
    """Return a claim as a list item, by its id; `lead` says what became of it, where anything did.

    The id alone is sent: a step would else carry every claim that it rests on.
    """
    return el("li", data_cite=claim, data_lead=lead)
