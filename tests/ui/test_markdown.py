"""Text that data holds stays text in what Streamlit is given."""

import pytest

from ui.markdown import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ain al-Asad (1)", r"Ain al-Asad \(1\)"),
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
        ("- one -- two-", "\\- one \\-⁠\\- two\\-"),
        ("1. one", r"1\. one"),
    ],
)
def test_plain_text_is_no_markdown(text: str, shown: str) -> None:
    assert plain(text) == shown
