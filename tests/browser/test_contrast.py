"""What is drawn stands out from what it lies on: lines and signs by 3:1, words by 4.5:1."""

import pytest
from playwright.sync_api import Frame, Page

from exports.serve import Server
from tests.browser.colours import contrast, over, parse
from tests.browser.desk import Desk

# The colour that a sign would have: an element of its class, made where such signs stand.
PROBE = """([parent, tag, name, property]) => {
  const svg = ["circle", "line", "path", "rect", "text", "tspan"].includes(tag);
  const node = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag)
                   : document.createElement(tag);
  node.setAttribute("class", name);
  document.querySelector(parent).append(node);
  const style = getComputedStyle(node);
  const opacity = Number(property === "fill" ? style.fillOpacity : 1) * Number(style.opacity);
  const found = [style[property], opacity];
  node.remove();
  return found;
}"""
LAND = [".leaflet-overlay-pane g", "path", "leaflet-interactive atlas-land", "fill"]
LIFTED = [".leaflet-overlay-pane g", "path", "leaflet-interactive atlas-lifted", "fill"]
HATCH = [".atlas-sheet pattern", "rect", "atlas-hatch-ground", "fill"]
SEA = [".atlas", "div", "atlas-stage", "backgroundColor"]
PAPER = [".atlas-sheet", "rect", "atlas-paper", "fill"]
AFTER = [".atlas-sheet", "rect", "atlas-pill", "fill"]
MARK, MARKS = ".atlas-site", ".atlas-marks"
GROUNDS = (LAND, LIFTED, HATCH)

# Sign, what it may lie on, and the least contrast.
ON_THE_MAP = [
    *(
        ([MARK, "circle", f"atlas-ring {kind}", "stroke"], ground, 3.0)
        for kind in ("is-stated", "is-planned", "is-worked-out", "is-no-number", "is-faint")
        for ground in (*GROUNDS, SEA, PAPER)
    ),
    *(([MARK, "circle", "atlas-disc", "fill"], ground, 3.0) for ground in GROUNDS),
    *(([MARK, "circle", "atlas-split", "stroke"], ground, 3.0) for ground in GROUNDS),
    *(([MARK, "circle", "atlas-unknown", "stroke"], ground, 3.0) for ground in GROUNDS),
    *(([MARK, "line", "atlas-leader", "stroke"], ground, 3.0) for ground in GROUNDS),
    *(([MARK, "line", "atlas-tether", "stroke"], ground, 3.0) for ground in GROUNDS),
    ([".atlas-zero", "path", "", "stroke"], PAPER, 3.0),
    ([".atlas-badge", "rect", "atlas-plate", "stroke"], LIFTED, 3.0),
    ([".leaflet-overlay-pane g", "path", "leaflet-interactive atlas-lifted", "stroke"], LAND, 3.0),
    *(([MARK, "text", "atlas-text atlas-name", "fill"], ground, 4.5) for ground in (*GROUNDS, SEA)),
    *(
        ([MARK, "text", "atlas-text atlas-range", "fill"], ground, 4.5)
        for ground in (*GROUNDS, SEA)
    ),
    *(
        ([MARK, "text", "atlas-text atlas-state", "fill"], ground, 4.5)
        for ground in (*GROUNDS, SEA)
    ),
    *(([".atlas-range", "text", "atlas-degree", "fill"], g, 4.5) for g in (*GROUNDS, SEA)),
    *(
        ([".atlas-names", "text", "atlas-text atlas-country-name", "fill"], g, 4.5)
        for g in (LAND, SEA)
    ),
    ([".atlas-sheet", "text", "atlas-text atlas-foot", "fill"], PAPER, 4.5),
    ([".atlas-line", "text", "atlas-text", "fill"], PAPER, 4.5),
    ([".atlas-line", "tspan", "atlas-after", "fill"], AFTER, 4.5),
    ([".atlas-scale", "text", "atlas-text", "fill"], PAPER, 4.5),
]

BODY = [".stApp", "div", "chart-tip", "backgroundColor"]  # the page's own paper
CHOSEN = [".ranges-body", "button", "chip", "backgroundColor"]
CHART = ".chart .row"
AROUND_THE_MAP = [
    *(([CHART, "line", kind, "stroke"], BODY, 3.0) for kind in ("edge", "zero", "rule", "wide")),
    ([".chart", "line", "rule", "stroke"], BODY, 3.0),
    ([".chart", "line", "after-line", "stroke"], BODY, 3.0),
    ([".chart .event", "path", "", "stroke"], BODY, 3.0),
    ([".chart", "text", "now", "fill"], BODY, 4.5),
    ([".chart", "text", "unknown", "fill"], BODY, 4.5),
    ([".chart", "text", "event-name", "fill"], BODY, 4.5),
    ([".chart .is-chosen", "text", "row-name", "fill"], BODY, 4.5),
    *(
        ([".ranges-row .track", "i", "range low", f"borderInline{end}Color"], ground, 3.0)
        for end in ("Start", "End")
        for ground in (BODY, CHOSEN)
    ),
    ([".ranges-row .track", "i", "beyond", "borderTopColor"], CHOSEN, 3.0),
    *(([".ranges-row .figure", "abbr", "", "color"], ground, 4.5) for ground in (BODY, CHOSEN)),
    *(([".ranges-row", "span", "was", "color"], ground, 4.5) for ground in (BODY, CHOSEN)),
    ([".time-scale", "i", "late", "borderBottomColor"], BODY, 3.0),
    ([".time-scale", "span", "late-name", "color"], BODY, 4.5),
    ([".atlas-steps", "button", "atlas-button", "borderTopColor"], BODY, 3.0),
    *(
        (
            [".time-scale .bands", "div", "band", "color"],
            [".time-scale .bands", "div", f"band band-{kind}", "backgroundColor"],
            4.5,
        )
        for kind in range(4)
    ),
    *(
        ([".chart", "text", "strip-name", "fill"], [".chart", "rect", f"strip-{kind}", "fill"], 4.5)
        for kind in range(4)
    ),
]


def _faults(where: Page | Frame, pairs: list[tuple[list[str], list[str], float]]) -> list[str]:
    found = []
    for sign, ground, least in pairs:
        (ink, share), (paper, _) = where.evaluate(PROBE, sign), where.evaluate(PROBE, ground)
        below = over(parse(paper), (1.0, 1.0, 1.0, 1.0))
        red, green, blue, own = parse(ink)
        ratio = contrast(over((red, green, blue, own * share), below), below)
        if ratio < least:
            found.append(f"{' '.join(sign)} on {ground[2]}: {ratio:.2f} where {least} is the least")
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_signs_and_words_stand_out(page: Page, app: Server, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    desk = Desk.open(page, app.url)
    assert _faults(desk.frame, ON_THE_MAP) == []
    assert _faults(page, AROUND_THE_MAP) == []


def test_contrast_is_counted_right() -> None:
    black, white = parse("rgb(0, 0, 0)"), parse("rgba(255, 255, 255, 1)")
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(parse("rgb(118, 118, 118)"), white) == pytest.approx(4.54, abs=0.01)
    half = over(parse("color(srgb 0 0 0 / 0.5)"), white)
    assert contrast(half, white) == pytest.approx(3.98, abs=0.03)


def test_the_system_s_colours_are_kept_apart(page: Page, app: Server) -> None:
    page.emulate_media(forced_colors="active")
    desk = Desk.open(page, app.url)
    style = "(node, property) => getComputedStyle(node)[property]"
    for pressed, other in (
        ('.atlas-steps [aria-pressed="true"]', '.atlas-steps [aria-pressed="false"]'),
        ('.ranges-row[aria-pressed="true"]', '.ranges-row[aria-pressed="false"]'),
        ('.st-key-basis [aria-checked="true"]', '.st-key-basis [aria-checked="false"]'),
    ):
        grounds = []
        for selector in (pressed, other):
            node = page.locator(selector).first
            ink, ground = (
                parse(node.evaluate(style, name)) for name in ("color", "backgroundColor")
            )
            grounds.append(over(ground, (1, 1, 1, 1)))
            assert contrast(ink, grounds[-1]) >= 4.5, selector
        assert contrast(*grounds) >= 3, f"{pressed} looks like what is not pressed"
    # A row that is chosen has other colours than the rest, and was looked at above.
    rest = [pair for pair in AROUND_THE_MAP if not pair[0][0].startswith(".ranges-row")]
    assert _faults(page, rest) == []
    # The map keeps its own colours, all of them.
    assert _faults(desk.frame, ON_THE_MAP) == []
    bar = page.locator(".ranges-row .range >> visible=true").first
    assert parse(bar.evaluate(style, "backgroundColor"))[3] > 0, "bars are not blotted out"
