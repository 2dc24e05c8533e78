"""axe-core, run over the page and the map's frame: what it finds is a fault."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

SCRIPT = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")

# All of axe's rules, the recommended ones too, and the size of targets, which it asks for only so.
RUN = """(inside) => axe.run(inside || document, {
  resultTypes: ["violations"],
  rules: { "target-size": { enabled: true } },
})"""

STREAMLITS: dict[tuple[str, str], str] = {}
"""What is let pass: rule and selector of what Streamlit draws, and why we cannot mend it."""


def violations(page: Page, inside: str | None = None) -> list[str]:
    """Name every fault: rule, element, and what axe says of it.

    Parameters
    ----------
    page
        The page; frames in it are looked at as parts of it.
    inside
        A selector, to look at a part of the page only.
    """
    for frame in page.frames:
        if not frame.evaluate("typeof axe === 'object'"):
            frame.evaluate(SCRIPT)
    found: list[dict[str, Any]] = page.evaluate(RUN, inside)["violations"]
    return [
        f"{rule['id']}: {' in '.join(node['target'])}: {' '.join(node['failureSummary'].split())}"
        for rule in found
        for node in rule["nodes"]
        if (rule["id"], node["target"][-1]) not in STREAMLITS
    ]
