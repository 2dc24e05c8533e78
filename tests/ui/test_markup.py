"""Text that data holds stays text in what Streamlit is given."""

from html.parser import HTMLParser

import pytest

from ui.markup import el, html, plain


class Reader(HTMLParser):
    """Keeps what a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(f"{tag} {attrs}")

    def handle_data(self, data: str) -> None:
        self.seen.append(data)


@pytest.mark.parametrize(
    "text",
    ["<img src=x onerror=alert(1)>", "a & b", '"quoted"', "</div><script>", "<!--", "${a} {{b}}"],
)
def test_text_and_attributes_are_escaped(text: str) -> None:
    reader = Reader()
    reader.feed(html(el("div", el("b", text), text, title=text)))
    reader.close()
    assert reader.seen == [f"div {[('title', text)]}", "b []", text, text]


def test_children_stand_in_order_and_none_is_left_out() -> None:
    made = el("p", "a", el("b", "c"), None, "d", el("i"), "e", class_="x", data_y="1", title=None)
    assert html(made) == '<p class="x" data-y="1">a<b>c</b>d<i></i>e</p>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ain al-Asad (1)", r"Ain al\-Asad \(1\)"),
        ("*a* _b_ `c` $d$", r"\*a\* \_b\_ \`c\` \$d\$"),
        ("[x](y)", r"\[x\]\(y\)"),
        ("    code\n\nnext", "code next"),
        (":material/home:", "\\:\u2060material/home\\:"),
        (":red[a]", "\\:\u2060red\\[a\\]"),
        ("a -> b", "a \\-\u2060\\> b"),
        ("http://a.b", "http\\:\u2060//a\\.b"),
        ("www.a.b x@y.z", "www\u2060\\.a\\.b x@\u2060y\\.z"),
        ("Phase 1: winds down", r"Phase 1\: winds down"),
        ("One. Two.", "One. Two."),
        ("1. one", r"1\. one"),
    ],
)
def test_plain_text_is_no_markdown(text: str, shown: str) -> None:
    assert plain(text) == shown
