"""CSV that a spreadsheet opens as the text that it is."""

import csv
import io

from hypothesis import example, given
from hypothesis import strategies as st

from files import FORMULA, csv_text, guarded, unguarded


@given(st.text(alphabet=st.sampled_from("'=+-@\t\rab1 ")))
@example("'=1+1")
@example("-1")
def test_a_text_is_never_a_formula_and_comes_back_as_it_was(text: str) -> None:
    assert not guarded(text).startswith(FORMULA)
    assert not guarded(text).startswith(("=", "+", "-", "@"))
    assert unguarded(guarded(text)) == text


def test_a_table_has_a_line_of_columns_and_one_a_row() -> None:
    text = csv_text(("a", "b"), [(1, None), ('x,"y"', 0)])
    assert text == 'a,b\n1,\n"x,""y""",0\n'
    assert list(csv.reader(io.StringIO(text)))[2] == ['x,"y"', "0"]
