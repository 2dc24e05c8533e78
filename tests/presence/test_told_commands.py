"""`presence explain`, `disputes` and `promises`: what is told in sentences, and of plans."""

import csv
import io
import json

import pytest

from presence.__main__ import main

Capture = pytest.CaptureFixture[str]


def run(capsys: Capture, *arguments: str) -> str:
    """Run a command that must succeed and return its output."""
    assert main(list(arguments)) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def test_promises_are_listed_with_what_came_of_them(capsys: Capture) -> None:
    def told(*arguments: str) -> dict[str, dict[str, str]]:
        rows = csv.DictReader(io.StringIO(run(capsys, "promises", *arguments)))
        return {one["claim"]: one for one in rows}

    now = told()
    dated = {name: one for name, one in now.items() if one["due"]}
    assert {name: one["outcome"] for name, one in dated.items()} == {
        # Nothing was reported on these since, and their day is past.
        "nyt-erbil-substantial": "unconfirmed",
        "reuters-baghdad-cut": "unconfirmed",
        "reuters-hundreds-leave": "unconfirmed",
        # Americans are at the base after its day.
        "reuters-asad-emptied": "contradicted",
        **dict.fromkeys(
            (
                *("asharq-partial-pullout", "nyt-leave-two-years", "nyt-syria-continues"),
                *("reuters-erbil-stays-others", "reuters-erbil-stays-us"),
                "reuters-remainder-leaves",
            ),
            "not-due",
        ),
    }
    assert now["reuters-asad-emptied"]["because"] == "asharq-asad-in-use"
    # Those without a date come last, and are not scored.
    assert list(now)[: len(dated)] == list(dated)
    assert {one["outcome"] for name, one in now.items() if name not in dated} == {"undated"}
    later = told("--on", "2027-01")
    assert {later[name]["outcome"] for name in dated} == {"unconfirmed", "contradicted"}
    in_json = json.loads(run(capsys, "promises", "--format", "json"))
    assert [one["claim"] for one in in_json] == list(now)
    due = [one["due"] for one in in_json if one["due"]]
    assert due == sorted(due)


def test_an_explanation_of_two_pieces_tells_each(capsys: Capture) -> None:
    lines = run(capsys, "explain", "iraq", "2025-09").splitlines()
    assert lines[0].startswith(
        "iraq, us, September 2025: at least 2,250, at most 2,750 or at least 3,000, at most 3,499; "
        "stated; presence: "
    )
    either = [line for line in lines if line.startswith("Either ")]
    assert len(either) == 2
    assert either[1].startswith("Either at least 3,000, at most 3,499: At least 3,000 US troops")


def test_an_explanation_names_its_claims_and_where_they_stand(capsys: Capture) -> None:
    lines = run(
        capsys, "explain", "iraq", "2025-09", "--population", "coalition", "--as-of", "2024-09-06"
    ).splitlines()
    assert lines[0] == (
        "iraq, coalition, September 2025: at least 1,252, at most 3,549; worked-out; presence: "
        "leaving (2026-12-31)"
    )
    assert lines[1].startswith("At least 1,252 coalition troops in Iraq = ")
    most = next(line for line in lines if line.startswith("At most"))
    assert most.startswith("At most 3,549 coalition troops in Iraq = at most 2,750 US troops")
    assert (
        "  reuters-us-iraq: asharq-2024-09-06 ¶20, 2024-09-06: "
        "American troops in Iraq number about 2,500."
    ) in lines


def test_an_explanation_names_each_claim_once_with_exceptions_and_dispute(capsys: Capture) -> None:
    lines = run(capsys, "explain", "syria", "2025-03").splitlines()
    assert lines[-1] == "If the exceptions are used: at least 850, no upper end."
    assert not any("assume:" in line for line in lines)
    named = [
        line.split(":")[0] for line in lines if line.startswith("  ") and "see above" not in line
    ]
    assert named == ["  nyt-us-syria"]
    assert lines.count("  nyt-us-syria: see above") == 1
    assert run(capsys, "explain", "iraq", "2025-09").splitlines()[-1] == (
        "In dispute: asharq-us-iraq-military, asharq-us-iraq-officials; see `python -m presence "
        "disputes` with the same options."
    )


def test_an_explanation_without_a_population_is_of_the_first_view(capsys: Capture) -> None:
    assert run(capsys, "explain", "erbil", "2025-09") == run(
        capsys, "explain", "erbil", "2025-09", "--population", "us"
    )


def test_an_explanation_of_what_is_not_reported(capsys: Capture) -> None:
    assert run(capsys, "explain", "syria", "2024-01") == (
        "syria, us, January 2024: no-number; presence: no-report\n"
        "The reports give no lower end for US troops in Syria.\n"
        "The reports give no upper end for US troops in Syria.\n"
    )


def test_disputes_of_the_last_edition(capsys: Capture) -> None:
    lines = [line.strip() for line in run(capsys, "disputes").splitlines()]

    def said(start: str) -> int:
        return next(index for index, line in enumerate(lines) if line.startswith(start))

    # The two sides of a dispute stand one below the other, each with what it would mean.
    ours, theirs = said("asharq-us-iraq-military (us; "), said("asharq-us-iraq-officials (iraq; ")
    assert abs(theirs - ours) == 1
    assert "about 2,500" in lines[ours]
    assert lines[ours].endswith("iraq us October 2025: 2,250–2,750]")
    assert "above 3,000" in lines[theirs]
    assert lines[theirs].endswith("iraq us October 2025: 3,000–3,499]")
    assert abs(said("reuters-remainder-leaves") - said("nyt-leave-two-years")) == 1
    gone = said("reuters-asad-emptied: gave way to asharq-asad-in-use")
    (against,) = lines[gone + 1 : said("assumptions that gave way")]
    assert against.startswith("against asharq-asad-in-use (outlet; ")
    step = "no-rise on 30 September 2025 (iraq, us): to asharq-us-iraq-officials, nyt-us-iraq"
    assert lines[said("no-rise ")] == step
    assert not any(line.startswith("figure-stands ") for line in lines)


def test_nothing_is_in_dispute_at_first(capsys: Capture) -> None:
    assert run(capsys, "disputes", "--as-of", "2024-01-25") == "nothing is in dispute\n"
