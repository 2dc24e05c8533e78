"""Faults are told on one line each, and texts that hide something are refused."""

import sys

import pytest

from files import Fault, FaultyInputError, check_schema, check_texts, hidden_character
from files.characters import hides


def test_a_fault_says_file_path_and_what() -> None:
    assert str(Fault("a.yaml", ".b[0].c", "is odd; make it even")) == (
        "a.yaml .b[0].c: is odd; make it even"
    )


def test_a_fault_is_one_line_whatever_it_quotes() -> None:
    fault = Fault("a\nb.yaml", ".", "holds '\x1b[2J\u202e\u2028'; the rest is عين 'الأسد' – so")
    assert str(fault) == (r"a\nb.yaml: holds '\x1b[2J\u202e\u2028'; the rest is عين 'الأسد' – so")


def test_an_error_carries_every_fault_a_line() -> None:
    error = FaultyInputError([Fault("a", ".", "x"), Fault("b", ".c", "y")])
    assert str(error) == "a: x\nb .c: y"
    assert len(error.faults) == 2


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("plain", None),
        ("عين الأسد", None),
        ("می\u200cخواهم", None),  # a joiner is spelling, not hiding
        ("a\tb", "U+0009"),
        ("a\nb", "U+000A"),
        ("\x1b[31m", "U+001B"),
        ("a\u202eb", "U+202E"),
        ("a\u2028b", "U+2028"),
        ("a\x85b", "U+0085"),
    ],
)
def test_characters_that_hide(text: str, hidden: str | None) -> None:
    assert hidden_character(text) == hidden


def test_every_character_that_hides_is_found_among_others() -> None:
    hiding = [one for one in map(chr, range(sys.maxunicode + 1)) if hides(one)]
    assert len(hiding) > 65  # controls alone
    assert not [one for one in hiding if hidden_character(f"a{one}b") != f"U+{ord(one):04X}"]


def test_every_text_is_looked_at_and_may_have_lines() -> None:
    value = {"a": ["fine", {"b": "\x07"}], "c": " ", "d": "two\nlines", "e": 3, "f": None}
    assert [str(fault) for fault in check_texts(value, "x.yaml")] == [
        "x.yaml .a[1].b: holds the control character U+0007; remove it",
        "x.yaml .c: is blank; write something or leave the key out",
    ]


def test_a_schema_names_every_fault_in_the_order_of_their_paths() -> None:
    value = {"bare": {"reason": ""}, "words": [{"words": ["a", "a"], "counts": 3, "reason": "r"}]}
    assert [str(fault) for fault in check_schema(value, "words", "w.yaml")] == [
        "w.yaml .bare.reason: is empty; it must hold something",
        "w.yaml .words[0].counts: 3 is not known; allowed: persons, fraction, figure",
        'w.yaml .words[0].words: ["a", "a"] repeats an item; name each once',
    ]
