"""Text that data holds never becomes markup."""

from html.parser import HTMLParser

import pytest

from views.markup import el, html


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
