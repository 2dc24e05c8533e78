"""Which fonts a page is really set in, as the browser tells."""

from playwright.sync_api import Page


def fonts_of(page: Page, selector: str) -> set[str]:
    """Return the families of the letters of the first element that a selector finds."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    found = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    session.detach()
    return {font["familyName"] for font in found}
