"""Damaged datasets: every fault is named with its file, its path and its remedy, all at once.

The whole of stderr is asserted, so a fault can neither be lost nor drag false ones along.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claims.__main__ import main
from claims.dataset import Dataset
from files import read_yaml

ROOT = Path(__file__).resolve().parent.parent.parent
AJE = "seeds/reports/aje-2024-01-25.yaml"
NYT = "seeds/reports/nyt-2024-09-27.yaml"
REUTERS = "seeds/reports/asharq-2024-09-06.yaml"
ASHARQ = "seeds/reports/asharq-2025-10-01.yaml"
HEAD = "data/dataset.yaml"
WORDS = "data/words.yaml"
ASSUMED = "data/assumptions.yaml"
PLACES = "data/places.yaml"

FORM = (
    "a date as 2025, 2025-H1, 2025-Q3, 2025-autumn, 2025-09 or 2025-09-30, as precise as the "
    "report is, or a duration from publication on, as P6M; two with a slash between are a range"
)
KEYS = (
    "amount, by, contradicts, except, id, locator, measure, modality, note, origin, party, place, "
    "population, releases, remainder, retells, says, supersedes, to, under, when, whole"
)
ROWS = [row["words"] for row in read_yaml(ROOT / WORDS)["words"]]
LISTED = ", ".join(sorted(word for words in ROWS for word in words))


def row_of(word: str) -> str:
    """Return the path of a word's row in the words table."""
    return f".words[{next(i for i, words in enumerate(ROWS) if word in words)}]"


def line_of(text: str) -> int:
    """Return the line of the words table that holds a text."""
    lines = (ROOT / WORDS).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


Edit = Callable[[str, str, str], Path]


def faults_of(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Run the check on a damaged dataset and return the lines of stderr."""
    assert main(["check", "--dataset", str(folder)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    return told.err.splitlines()


# What is replaced in a claim or a head, by what, and the one line that must come of it.
REPLACED = [
    pytest.param(
        AJE,
        "  - id: aje-unbroken-presence\n    locator: 4\n",
        "  - id: aje-unbroken-presence\n    locator: 4\n    colour: red\n",
        f"{AJE} .claims[2]: unknown key 'colour'; allowed: {KEYS}",
        id="unknown key",
    ),
    pytest.param(
        AJE,
        "at: 2023-08",
        "at: 2025-13",
        f'{AJE} .claims[9].when.at: "2025-13" is not allowed; must be {FORM}',
        id="no such month",
    ),
    pytest.param(
        AJE,
        "at: 2023-08",
        "at: 2025-02-30",
        f"{AJE} .claims[9].when.at: '2025-02-30' is no day of the calendar; that month has 28 days",
        id="no such day",
    ),
    pytest.param(
        AJE,
        "at: 2023-08",
        "at: soon",
        f'{AJE} .claims[9].when.at: "soon" is not allowed; must be {FORM}',
        id="a word for a date",
    ),
    pytest.param(
        AJE,
        "at: 2023-08",
        'at: "0000"',
        f"{AJE} .claims[9].when.at: '0000' has no year that a calendar knows",
        id="a year before the calendar",
    ),
    pytest.param(
        AJE,
        "published: 2024-01-25",
        "published: 2024-02-30",
        f"{AJE} .report.published: '2024-02-30' is no day of the calendar; that month has 29 days",
        id="published on no day",
    ),
    pytest.param(
        AJE,
        "published: 2024-01-25",
        "published: 2024-02-20/2024-01-01",
        f"{AJE} .report.published: '2024-02-20/2024-01-01' ends before it begins",
        id="published backwards",
    ),
    pytest.param(
        AJE,
        "    place: iraq\n    measure: kept\n",
        "    measure: kept\n",
        f"{AJE} .claims[5]: missing key 'place'; a kept needs it",
        id="missing place",
    ),
    pytest.param(
        AJE,
        "    place: iraq\n    measure: kept\n",
        "    place: irak\n    measure: kept\n",
        f"{AJE} .claims[5].place: 'irak' is not known; known: ain-al-asad, baghdad, "
        "elsewhere-in-iraq, erbil, harir, iraq, syria",
        id="unknown place",
    ),
    pytest.param(
        AJE,
        "    place: iraq\n    measure: kept\n",
        "    place: [iraq, erbil]\n    measure: kept\n",
        f"{AJE} .claims[5].place: 'erbil' is already counted with its parent; drop one",
        id="a place and its parent",
    ),
    pytest.param(
        AJE,
        "    population: us\n    place: iraq\n    measure: kept\n",
        "    population: uk\n    place: iraq\n    measure: kept\n",
        f"{AJE} .claims[5].population: 'uk' is not known; known: coalition, other, us",
        id="unknown population",
    ),
    pytest.param(
        AJE,
        "    party: us\n    modality: possibility",
        "    party: iran\n    modality: possibility",
        f"{AJE} .claims[16].party: 'iran' is not known; known: coalition, iraq, outlet, us",
        id="unknown party",
    ),
    pytest.param(
        AJE,
        "modality: possibility",
        "modality: rumour",
        f'{AJE} .claims[16].modality: "rumour" is not known; allowed: fact, plan, expectation, '
        "demand, possibility, denial",
        id="unknown modality",
    ),
    pytest.param(
        NYT,
        "contradicts: [aje-unbroken-presence]",
        "contradicts: [aje-unbroken-presense]",
        f"{NYT} .claims[23].contradicts: 'aje-unbroken-presense' is not known; "
        "near: aje-unbroken-presence",
        id="unknown reference",
    ),
    pytest.param(
        NYT,
        "contradicts: [aje-unbroken-presence]",
        "contradicts: [qqq]",
        f"{NYT} .claims[23].contradicts: 'qqq' is not known; nothing known is like it",
        id="unknown reference like no other",
    ),
    pytest.param(
        NYT,
        "contradicts: [aje-unbroken-presence]",
        "retells: [aje-unbroken-presence]",
        f"{NYT} .claims[23].retells: 'aje-unbroken-presence' is of another origin "
        "(aje-2024-01-25); only the same one is told again",
        id="retelling another origin",
    ),
    pytest.param(
        NYT,
        "contradicts: [aje-unbroken-presence]",
        "supersedes: [nyt-left-2011]",
        f"{NYT} .claims[23].supersedes: names the claim itself; drop it",
        id="superseding itself",
    ),
    pytest.param(
        AJE,
        "- id: aje-aim-timetable",
        "- id: aje-talks-agreed",
        f"{AJE} .claims[1].id: 'aje-talks-agreed' stands twice (also in {AJE}); rename one",
        id="an id twice in one report",
    ),
    pytest.param(
        AJE,
        "- id: aje-aim-timetable",
        "- id: nyt-outline-agreed",
        f"{NYT} .claims[10].id: 'nyt-outline-agreed' stands twice (also in {AJE}); rename one",
        id="an id twice in two reports",
    ),
    pytest.param(
        NYT,
        "    population: us\n    place: syria\n    measure: stock\n    when:\n"
        '      at: 2024-09-27\n    amount: "900"\n',
        "    population: us\n    place: syria\n    measure: stock\n    when:\n"
        "      at: 2024-09-27\n    amount: 900 to 700\n",
        f"{NYT} .claims[6].amount: '900 to 700' has its low end above its high end; swap them",
        id="low above high",
    ),
    pytest.param(
        NYT,
        'amount: "900"',
        "amount: 900",
        f"{NYT} .claims[6].amount: is a whole number (900); must be text",
        id="a number for a text",
    ),
    pytest.param(
        NYT,
        'amount: "900"',
        "amount: zillions",
        f"{NYT} .claims[6].amount: 'zillions' is not an amount; "
        f"write a figure, or one of: {LISTED}",
        id="unknown word",
    ),
    pytest.param(
        NYT,
        'amount: "900"',
        "amount: most",
        f"{NYT} .claims[6].amount: 'most' counts fraction; a stock takes persons",
        id="a fraction for persons",
    ),
    pytest.param(
        NYT,
        'amount: "900"',
        'amount: "90000000"',
        f"{NYT} .claims[6].amount: '90000000' is above 10,000,000; check the figure",
        id="a slip of the pen",
    ),
    pytest.param(
        AJE,
        "locator: 6\n",
        "locator: six\n",
        f'{AJE} .claims[5].locator: is text ("six"); must be a whole number',
        id="a text for a number",
    ),
    pytest.param(
        AJE,
        "locator: 6\n",
        "locator: 0\n",
        f"{AJE} .claims[5].locator: 0 is out of range (minimum 1)",
        id="paragraph nought",
    ),
    pytest.param(
        AJE,
        "locator: 6\n",
        "locator: 6\n    locator: 7\n",
        f"{AJE}: line 95: key 'locator' stands twice; keep one; this must be YAML",
        id="duplicate key",
    ),
    pytest.param(
        AJE,
        "locator: 6\n",
        'locator: 6\n    "two\\nlines": red\n',
        f"{AJE} .claims[5]: unknown key 'two\\nlines'; allowed: {KEYS}",
        id="a key of two lines is told on one",
    ),
    pytest.param(
        AJE,
        "says: American forces are not about to leave.",
        'says: "\\e[31mred"',
        f"{AJE} .claims[15].says: holds the control character U+001B; remove it",
        id="a terminal's control",
    ),
    pytest.param(
        AJE,
        "says: American forces are not about to leave.",
        'says: "\\u202Eevael ot tuoba"',
        f"{AJE} .claims[15].says: holds the control character U+202E; remove it",
        id="text turned around",
    ),
    pytest.param(
        AJE,
        "says: American forces are not about to leave.",
        'says: "  "',
        f"{AJE} .claims[15].says: is blank; write something or leave the key out",
        id="a blank",
    ),
    pytest.param(
        AJE,
        "- id: aje-aim-timetable",
        '- id: "aje-aim-timetable\\n"',
        f'{AJE} .claims[1].id: "aje-aim-timetable\\n" is not allowed; must be hand-written id, '
        "cited everywhere; unique in the dataset",
        id="an id with a line's end",
    ),
    pytest.param(
        ASHARQ,
        "whole: iraq",
        "whole: irak",
        f"{ASHARQ} .claims[8].whole: 'irak' is not known; known: ain-al-asad, baghdad, "
        "elsewhere-in-iraq, erbil, harir, iraq, syria",
        id="unknown whole",
    ),
    pytest.param(
        ASHARQ,
        "whole: iraq",
        "whole: syria",
        f"{ASHARQ} .claims[8].place: 'ain-al-asad' is no part of 'syria'\n"
        f"{ASHARQ} .claims[8].place: 'baghdad' is no part of 'syria'",
        id="a share of another country",
    ),
    pytest.param(
        REUTERS,
        "says: American troops in Iraq number about 2,500.",
        "says: American troops in Iraq number about 2,500.\n    retells: [rewrite-us-iraq]",
        f"{REUTERS} .claims[14].retells: leads round to the claim itself; "
        "one of them must be the first\n"
        "seeds/reports/rewrite-2024-09.yaml .claims[10].retells: leads round to the claim itself; "
        "one of them must be the first",
        id="two that retell each other",
    ),
    pytest.param(
        WORDS,
        "words: [dozens, several dozen]",
        "words: [dozens, hundreds]",
        f"{WORDS} {row_of('hundreds')}.words: 'hundreds' stands twice (also in "
        f"{row_of('dozens')}); keep one",
        id="a word twice",
    ),
    pytest.param(
        WORDS,
        "low: 200\n",
        "low: 2000\n",
        f"{WORDS} {row_of('hundreds')}: has its low end (2000) above its high end (999); swap them",
        id="a word with its low above its high",
    ),
    pytest.param(
        WORDS,
        "    counts: figure\n    within: 0.10\n",
        "    counts: figure\n",
        f"{WORDS} {row_of('about')}: must say one thing of a figure: within, above, below",
        id="a word that says nothing of its figure",
    ),
    pytest.param(
        NYT,
        "    modality: denial\n",
        "    modality: plan\n",
        f"{NYT} .claims[15].releases: a plan frees nothing; drop it, or make it a possibility, "
        "denial or expectation",
        id="a plan that releases",
    ),
    pytest.param(
        WORDS,
        "    counts: figure\n    within: 0.10\n",
        "    counts: figure\n    within: 0.10\n    inclusive: true\n",
        f"{WORDS} {row_of('about')}.inclusive: is for 'above' and 'below'; a margin holds the "
        "figure anyway; drop it",
        id="a margin that leaves the figure in",
    ),
    pytest.param(
        WORDS,
        "    more_than: 0.5\n    high: 1\n",
        "    more_than: 0.5\n    low: 0.5\n    within: 0.1\n    high: 1.5\n",
        f"{WORDS} {row_of('most')}: is more than everybody; a fraction is at most 1\n"
        f"{WORDS} {row_of('most')}.more_than: is given beside 'low'; keep one\n"
        f"{WORDS} {row_of('most')}.within: is for words that stand before a figure, not for "
        "fraction; drop it",
        id="a word that says too much",
    ),
    pytest.param(
        WORDS,
        "    counts: figure\n    within: 0.10\n",
        "    counts: figure\n    within: 0.10\n    low: 3\n    ceiling_step: 10\n",
        f"{WORDS} {row_of('about')}.ceiling_step: closes the open end that 'above' alone leaves; "
        "drop it\n"
        f"{WORDS} {row_of('about')}.low: is for words that stand alone, not for figure; drop it",
        id="a word before a figure with ends of its own",
    ),
    pytest.param(
        WORDS,
        "    more_than: 0\n    less_than: 1\n    reason: Some go and some stay.",
        "    more_than: 1\n    less_than: 1\n    reason: Some go and some stay.",
        f"{WORDS} {row_of('partial')}: leaves nothing between 1 and 1; widen it",
        id="a word that leaves nothing",
    ),
    pytest.param(
        WORDS,
        "    low: 1\n    reason: A place that",
        "    reason: A place that",
        f"{WORDS} {row_of('present')}: says nothing; give low, more_than, high or less_than",
        id="a word that says nothing",
    ),
    pytest.param(
        ASSUMED,
        "    amount: token few\n",
        "",
        f"{ASSUMED} .more-than-token: missing key 'amount'; a kept needs it",
        id="a floor of how many",
    ),
    pytest.param(
        ASSUMED,
        "    amount: token few\n",
        "    amount: most\n",
        f"{ASSUMED} .more-than-token.amount: 'most' counts fraction; a kept takes persons",
        id="a floor of a part",
    ),
    pytest.param(
        ASSUMED,
        "    amount: token few\n",
        "    amount: under 50\n",
        f"{ASSUMED} .more-than-token.amount: 'under 50' has no low end; a kept needs one",
        id="a floor that is a ceiling",
    ),
    pytest.param(
        ASSUMED,
        "    amount: token few\n",
        "    amount: zillions\n",
        f"{ASSUMED} .assumptions[2]: 'zillions' is not an amount; "
        f"write a figure, or one of: {LISTED}",
        id="a floor of an unknown word",
    ),
    pytest.param(
        ASSUMED,
        "    measure: no-rise\n    places: countries\n",
        "    measure: no-rise\n    places: in-use\n    amount: hundreds\n    when: {by: 2025-09}\n",
        f"{ASSUMED} .no-rise.amount: a no-rise has no amount; drop it\n"
        f"{ASSUMED} .no-rise.places: 'in-use' goes with kept alone; name places, or write "
        "'countries'\n"
        f"{ASSUMED} .no-rise.when: is not read: an assumption holds in every month; drop it",
        id="an assumption of the wrong shape",
    ),
    pytest.param(
        ASSUMED,
        "    word: over\n",
        "    word: about\n",
        f"{ASSUMED} .over-ceiling.word: 'about' is not known; known: more than, over",
        id="a ceiling on another word",
    ),
    pytest.param(
        ASSUMED,
        "    places: [elsewhere-in-iraq]\n",
        "    places: [elsewhere]\n",
        f"{ASSUMED} .nobody-elsewhere.places: 'elsewhere' is not known; known: ain-al-asad, "
        "baghdad, elsewhere-in-iraq, erbil, harir, iraq, syria",
        id="an assumption about nowhere",
    ),
    pytest.param(
        ASSUMED,
        "  - id: no-rise\n",
        "  - id: nyt-us-iraq\n",
        f"{NYT} .claims[18].releases: 'no-rise' is not known; nothing known is like it\n"
        f"{ASSUMED} .nyt-us-iraq: this id is also a claim's; rename one",
        id="an assumption named like a claim",
    ),
    pytest.param(
        HEAD,
        "start: 2024-01,",
        "start: 2027-01,",
        f"{HEAD} .grid: ends (2026-12) before it begins (2027-01)",
        id="a grid backwards",
    ),
    pytest.param(
        HEAD,
        "claims: [aje-talks-agreed, reuters-understanding]",
        "claims: [aje-talks-agreed, reuters-misunderstanding]",
        f"{HEAD} .phases: phase 'talks' cites 'reuters-misunderstanding' is not known; "
        "near: reuters-understanding, reuters-counters-iran, reuters-remainder-leaves",
        id="a phase on a claim that is none",
    ),
    pytest.param(
        HEAD,
        "last: 2025-09\n",
        "last: 2025-10\n",
        f"{HEAD} .phases: 'phase-2' begins before 'phase-1' has ended",
        id="phases that overlap",
    ),
    pytest.param(
        HEAD,
        "start: 2024-01,",
        "start: 0000-01,",
        f"{HEAD} .grid.start: '0000-01' has no year that a calendar knows",
        id="a grid before the calendar",
    ),
    pytest.param(
        WORDS,
        "figure\n    within: 0.10",
        "figure\n    within: .nan",
        f"{WORDS}: line {line_of('    within')}: .nan is not a finite number; this must be YAML",
        id="not a number",
    ),
    pytest.param(
        WORDS,
        "low: 24",
        "low: .inf",
        f"{WORDS}: line {line_of('low: 24')}: .inf is not a finite number; this must be YAML",
        id="infinite",
    ),
    pytest.param(
        PLACES,
        "    parent: iraq\n    query: Al Asad Air Base\n",
        "    parent: irak\n    query: Al Asad Air Base\n",
        f"{PLACES} .places[1].parent: 'irak' is not a place; near: iraq",
        id="unknown parent",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "line"), REPLACED)
def test_a_fault_is_one_line_that_names_it(
    *, edit: Edit, capsys: pytest.CaptureFixture[str], name: str, old: str, new: str, line: str
) -> None:
    assert sorted(faults_of(edit(name, old, new), capsys)) == sorted(line.split("\n"))


# What a whole record is replaced by, and what is said of the file.
WHOLE = [
    pytest.param(b"report: \xff\xfe", "is not UTF-8 text (byte 8); save it as UTF-8", id="bytes"),
    pytest.param(b"", "is empty; it must hold a mapping", id="empty"),
    pytest.param(b"# a comment\n", "is empty; it must hold a mapping", id="only a comment"),
    pytest.param(b"- a\n- b\n", "is a list; it must be a mapping (key: value)", id="a list"),
    pytest.param(b"hello", "is plain text; it must be a mapping (key: value)", id="plain text"),
    pytest.param(
        b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
        "line 1: anchors and aliases are not allowed; write the value out",
        id="an alias bomb",
    ),
    pytest.param(
        b'report: !!python/object/apply:os.system ["true"]\n',
        "line 1: the tag tag:yaml.org,2002:python/object/apply:os.system is not allowed; "
        "write a plain value",
        id="a Python tag",
    ),
    pytest.param(
        b"#" * 2_000_001,
        "is larger than 2,000,000 bytes; split it into smaller files",
        id="huge",
    ),
    pytest.param(
        b"a: " + b"[" * 30 + b"]" * 30,
        "line 1: nests deeper than 20 levels; flatten it",
        id="deep",
    ),
    pytest.param(
        b"a: " + b"[" * 500_000,
        "line 1: nests deeper than 20 levels; flatten it",
        id="abysmal",
    ),
    pytest.param(
        b"a: \x00",
        'is not YAML (unacceptable character #x0000: control characters are not allowed in "'
        '<unicode string>", position 3)',
        id="a nul",
    ),
    pytest.param(
        b"a: 1\n---\nb: 2\n",
        "line 2: but found another document; this must be YAML",
        id="two documents",
    ),
    pytest.param(
        b"a: [1, 2\n",
        "line 2: did not find expected ',' or ']'; this must be YAML",
        id="no YAML",
    ),
    pytest.param(b"1: a\n", "line 1: key 1 is not text; this must be YAML", id="a number as key"),
    pytest.param(
        b"a: " + b"9" * 5000,
        "is not YAML (Exceeds the limit (4300 digits) for integer string conversion: value has "
        "5000 digits; use sys.set_int_max_str_digits() to increase the limit)",
        id="a number without end",
    ),
]


@pytest.mark.parametrize(("content", "what"), WHOLE)
def test_a_file_that_is_no_record(
    copy: Path, capsys: pytest.CaptureFixture[str], content: bytes, what: str
) -> None:
    (copy / AJE).write_bytes(content)
    assert faults_of(copy, capsys) == [f"{AJE}: {what}"]


def test_the_two_missing_halves_of_a_record(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copy / AJE).write_text("report: null\n", encoding="utf-8")
    assert faults_of(copy, capsys) == [
        f"{AJE}: missing key 'claims'; it must be given",
        f"{AJE} .report: is empty (null); must be a mapping",
    ]


def test_faults_of_several_files_come_out_at_once(
    edit: Edit, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(AJE, "at: 2023-08", "at: 2025-02-30")
    edit(AJE, "locator: 6\n", "locator: 6\n    colour: red\n")
    edit(NYT, 'amount: "900"', "amount: 900 to 700")
    edit(ASHARQ, "population: us\n    place: harir", "population: uk\n    place: harir")
    (copy / REUTERS).write_text("", encoding="utf-8")
    edit(WORDS, "counts: persons\n    low: 24", "counts: heads\n    low: 24")
    # What the schema refuses is not looked at further, so that the day is not told of yet; claims
    # of the faulty reports are not called unknown.
    assert faults_of(copy, capsys) == [
        f'{WORDS} {row_of("dozens")}.counts: "heads" is not known; allowed: persons, fraction, '
        "figure",
        f"{AJE} .claims[5]: unknown key 'colour'; allowed: {KEYS}",
        f"{REUTERS}: is empty; it must hold a mapping",
    ]
    edit(WORDS, "counts: heads", "counts: persons")
    edit(AJE, "    colour: red\n", "")
    assert faults_of(copy, capsys) == [
        f"{AJE} .claims[9].when.at: '2025-02-30' is no day of the calendar; that month has 28 days",
        f"{REUTERS}: is empty; it must hold a mapping",
        f"{ASHARQ} .claims[11].population: 'uk' is not known; known: coalition, other, us",
        f"{NYT} .claims[6].amount: '900 to 700' has its low end above its high end; swap them",
    ]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (HEAD, f"{HEAD}: there is no such file; create it"),
        (WORDS, f"{WORDS}: there is no such file; create it"),
        (ASSUMED, f"{ASSUMED}: there is no such file; create it"),
        (PLACES, f"{PLACES}: there is no such file; create it"),
    ],
)
def test_a_missing_file(
    copy: Path, capsys: pytest.CaptureFixture[str], name: str, line: str
) -> None:
    (copy / name).unlink()
    assert faults_of(copy, capsys) == [line]


def test_a_folder_without_reports(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for record in (copy / "seeds" / "reports").iterdir():
        record.unlink()
    assert (
        faults_of(copy, capsys)[-1] == "seeds/reports: holds no report; add one YAML file a report"
    )


def test_a_record_that_would_not_be_read(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copy / "seeds" / "reports"
    (folder / "new.yml").write_text("report: [", encoding="utf-8")
    (folder / "NEWER.YAML").write_text("report: [", encoding="utf-8")
    (folder / "notes.txt").write_text("any text", encoding="utf-8")
    assert faults_of(copy, capsys) == [
        f"seeds/reports/{name}: is not read; name it so that it ends .yaml"
        for name in ("NEWER.YAML", "new.yml")
    ]


def test_no_such_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "nowhere"
    assert faults_of(folder, capsys) == [
        f"{folder}: there is no such folder; name a dataset's folder"
    ]


def run_check(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user would."""
    return subprocess.run(
        [sys.executable, "-m", "claims", "check", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_on_the_shipped_dataset(root: Path, shipped: Dataset) -> None:
    done = run_check(root)
    assert (done.returncode, done.stderr) == (0, "")
    origins = {report.origin for report in shipped.reports}
    bounding = [claim for claim in shipped.claims if claim.constrains]
    assert done.stdout == (
        f"no fault: {len(shipped.reports)} reports of {len(origins)} origins, "
        f"{len(shipped.claims)} claims ({len(bounding)} of them bound presence)\n"
    )


def test_the_command_on_a_damaged_dataset(root: Path, edit: Edit) -> None:
    folder = edit(AJE, "at: 2023-08", "at: 2025-02-30")
    done = run_check(root, "--dataset", str(folder))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"{AJE} .claims[9].when.at: '2025-02-30' is no day of the calendar; "
        "that month has 28 days\n"
    )


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([], "python -m claims: the following arguments are required: {check}"),
        (["check", "--bogus"], "python -m claims: unrecognized arguments: --bogus"),
        (
            ["check", "--dataset"],
            "python -m claims check: argument --dataset: expected one argument",
        ),
    ],
)
def test_wrong_usage_is_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], line: str
) -> None:
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == f"{line}; see {line.partition(':')[0]} --help\n"


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"]])
def test_help_has_an_example(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 0
    assert "example: python -m claims check --dataset ." in capsys.readouterr().out
