"""Going online, against a server in this process that speaks Nominatim's JSON."""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest
from geopy.exc import GeopyError
from geopy.geocoders import Nominatim

from claims.places import Place
from geo.locate import Outcome, locate
from geo.nominatim import PoliteNominatim, Settings, explained
from geo.providers import Providers, ServerFailedError

Client = Callable[..., PoliteNominatim]

# An invented base, which no gazetteer knows, at a place in the desert of Iraq.
LOST = Place(
    id="lost",
    name="Camp Quuxbar",
    kind="base",
    parent=None,
    country="IQ",
    query="Camp Quuxbar",
    means=None,
    aliases={"ar": ("معسكر قوقسبار",)},
)
ERBIL = replace(LOST, id="erbil", name="Erbil", query="Erbil International Airport", aliases={})


@pytest.fixture
def client(server: Any, tmp_path: Path) -> Client:
    def make(pace: float = 0.0, timeout: float = 5.0) -> PoliteNominatim:
        settings = Settings(server.url, "atlas-tests/1 (tests)", timeout, tmp_path / "cache")
        return PoliteNominatim(settings, pace=pace, sleep=server.waited.append)

    server.waited = []
    return make


def located(place: Place, client: PoliteNominatim) -> Outcome:
    return locate(place, Providers(client))


def failure(place: Place, client: PoliteNominatim) -> str:
    """Return why the server could not be used, having made sure that nothing was kept of it."""
    with pytest.raises(ServerFailedError) as caught:
        located(place, client)
    assert not list(client.settings.cache.glob("*"))
    text = str(caught.value)
    assert text.startswith(client.settings.server)
    assert "\n" not in text
    return text.removeprefix(client.settings.server).strip()


# --- what a good answer does


def test_a_place_that_the_gazetteers_lack_comes_from_nominatim(server: Any, client: Client) -> None:
    server.answers([server.result("Camp Quuxbar", 33.51234567, 42.5, "military/base")])
    online = client()
    assert isinstance(online, Nominatim)
    outcome = located(LOST, online)
    assert outcome.site is not None
    site = outcome.site
    assert (site.latitude, site.longitude, site.precision) == (33.51235, 42.5, "airfield")
    assert (site.provider, site.provider_id) == ("nominatim", "way/4711")
    assert (site.matched, site.query, site.country) == ("Camp Quuxbar", "Camp Quuxbar", "IQ")


def test_what_is_asked_and_by_whom(server: Any, client: Client) -> None:
    server.answers([server.result("Camp Quuxbar", 33.5, 42.5)])
    located(LOST, client())
    (asked,) = server.asked
    assert asked.path == "/osm/search"
    assert asked.agent == "atlas-tests/1 (tests)"
    assert asked.params["q"] == "Camp Quuxbar"
    assert asked.params["countrycodes"] == "iq"
    assert (asked.params["format"], asked.params["limit"]) == ("json", "10")


def test_a_gazetteers_point_stays_and_is_compared(server: Any, client: Client) -> None:
    server.answers([server.result("Erbil International Airport", 36.24, 43.95)])
    outcome = located(ERBIL, client())
    assert outcome.site is not None
    assert (outcome.site.provider, outcome.site.latitude) == ("airportsdata", 36.2376)
    assert outcome.notes[-1] == (
        "1.2 km from the same in OpenStreetMap, Erbil International Airport (nominatim way/4711)"
    )


def test_a_gazetteers_point_far_from_nominatims_is_a_fault(server: Any, client: Client) -> None:
    server.answers([server.result("Erbil International Airport", 35.0, 44.0)])
    outcome = located(ERBIL, client())
    assert outcome.site is None
    assert outcome.faults == (
        "Erbil International Airport (airportsdata ORER) lies 137 km from the same in "
        "OpenStreetMap, Erbil International Airport (nominatim way/4711); at most 10 km are "
        "allowed; correct the query, or put 'nominatim:way/4711' under lookalikes if something "
        "else is meant there",
    )
    allowed = replace(ERBIL, lookalikes=("nominatim:way/4711",))
    assert located(allowed, client()).site is not None


def test_countries_are_compared_by_outline(server: Any, client: Client) -> None:
    iraq = replace(LOST, id="iraq", name="Iraq", query="Iraq", kind="country", aliases={})
    whole = server.result("Iraq", 33.1, 44.17, "boundary/administrative", addresstype="country")
    server.answers([whole])
    outcome = located(iraq, client())
    assert outcome.site is not None
    assert outcome.notes[-1] == "as is Iraq (nominatim way/4711)"


# --- an empty list, and answers that do not fit


def test_an_empty_list_means_not_found_and_is_not_kept(server: Any, client: Client) -> None:
    server.answers([])
    online = client()
    outcome = located(LOST, online)
    assert outcome.site is None
    (fault,) = outcome.faults
    assert fault.startswith(
        "no airfield in IQ called 'Camp Quuxbar', 'معسكر قوقسبار' is known to airportsdata or "
        "nominatim; "
    )
    assert fault.endswith("set its query to a name or id that is known")
    assert server.queries == ["Camp Quuxbar", "معسكر قوقسبار"]
    assert not list(online.settings.cache.glob("*"))


def test_an_empty_list_leaves_a_gazetteers_point_alone(server: Any, client: Client) -> None:
    server.answers([])
    outcome = located(ERBIL, client())
    assert outcome.site is not None
    assert outcome.notes[-1] == "unknown to nominatim"


def test_a_hit_in_the_wrong_country_is_a_fault(server: Any, client: Client) -> None:
    abroad = {"country": "Syria", "country_code": "sy"}
    server.answers([server.result("Camp Quuxbar", 35.0, 38.0, address=abroad)])
    outcome = located(LOST, client())
    assert outcome.site is None
    assert outcome.faults == (
        "Camp Quuxbar (nominatim way/4711) is in SY, not in IQ; correct the query or country",
    )


def test_a_compared_hit_in_the_wrong_country_is_a_fault(server: Any, client: Client) -> None:
    abroad = {"country": "Syria", "country_code": "sy"}
    server.answers([server.result("Erbil", 35.0, 38.0, address=abroad)])
    assert located(ERBIL, client()).faults == (
        "Erbil (nominatim way/4711) is in SY, not in IQ; correct the query or country",
    )


def test_a_hit_that_claims_the_right_country_must_lie_in_it(server: Any, client: Client) -> None:
    server.answers([server.result("Camp Quuxbar", 35.0, 38.0)])
    assert located(LOST, client()).faults == (
        "Camp Quuxbar (nominatim way/4711) lies in SY, 191.2 km outside the outline of IQ (5 km "
        "are allowed); correct the query or the country",
    )


def test_a_hit_of_another_kind_or_name_does_not_fit(server: Any, client: Client) -> None:
    hotel = server.result("Camp Quuxbar Hotel", 33.5, 42.5, "tourism/hotel")
    other = server.result("Camp Fnord", 33.5, 42.5)
    server.answers([hotel, other], [])
    outcome = located(LOST, client())
    assert outcome.site is None
    assert (
        "nominatim offered what does not fit: Camp Quuxbar Hotel, Some Province, Iraq (hotel), "
        "Camp Fnord, Some Province, Iraq (aerodrome)"
    ) in outcome.faults[0]


def test_two_places_of_one_name_are_ambiguous(server: Any, client: Client) -> None:
    one = server.result("Camp Quuxbar", 33.5, 42.5)
    gate = server.result("Camp Quuxbar", 33.51, 42.51, osm_type="node", osm_id=1)
    far = server.result("Camp Quuxbar", 36.0, 43.0, osm_id=9)
    server.answers([gate, far, one])
    online = client()
    assert located(LOST, online).faults == (
        "'Camp Quuxbar' is ambiguous: Camp Quuxbar (nominatim way/9) at 36.00, 43.00; Camp "
        "Quuxbar (nominatim way/4711) at 33.50, 42.50; put those that are not meant under "
        "lookalikes, as nominatim:type/number",
    )
    meant = located(replace(LOST, lookalikes=("nominatim:way/9",)), online)
    assert meant.site is not None
    # Its outline, not its gate, whatever the server's order.
    assert meant.site.provider_id == "way/4711"


# --- failures are failures


def test_a_late_answer_is_a_failure(server: Any, client: Client) -> None:
    server.answers(server.answer([], late=5.0))
    began = time.monotonic()
    assert failure(LOST, client(timeout=0.2)) == (
        "did not answer within 0.2 s; try again later or raise --timeout"
    )
    assert time.monotonic() - began < 2
    assert len(server.asked) == 1


def test_too_many_requests_is_waited_for_as_told(server: Any, client: Client) -> None:
    busy = server.answer("slow down", 429, Retry_After="7")
    server.answers(busy, [server.result("Camp Quuxbar", 33.5, 42.5)])
    assert located(LOST, client()).site is not None
    assert server.waited == [7]


def test_a_date_to_retry_after_is_understood(server: Any, client: Client) -> None:
    busy = server.answer("", 429, Retry_After=formatdate(time.time() + 30, usegmt=True))
    server.answers(busy, [server.result("Camp Quuxbar", 33.5, 42.5)])
    assert located(LOST, client()).site is not None
    assert 25 < server.waited[0] <= 30


@pytest.mark.parametrize(
    ("headers", "said"),
    [
        ({"Retry_After": "3600"}, "a wait of 3600 s"),
        ({}, "no time to wait"),
        ({"Retry_After": "soon"}, "no time to wait"),
    ],
)
def test_a_wait_that_is_too_long_or_unstated_is_a_failure(
    server: Any, client: Client, headers: dict[str, str], said: str
) -> None:
    server.answers(server.answer("", 429, **headers))
    why = failure(LOST, client())
    assert why == f"wants fewer requests (HTTP 429, {said}); try again later"
    assert server.waited == []


def test_a_server_that_stays_busy_is_not_asked_for_ever(server: Any, client: Client) -> None:
    server.answers(server.answer("", 429, Retry_After="1"))
    assert "HTTP 429, a wait of 1 s" in failure(LOST, client())
    assert len(server.asked) == 3


@pytest.mark.parametrize("status", [400, 403, 404, 500, 502, 503, 504])
def test_an_error_of_the_server_is_a_failure(server: Any, client: Client, status: int) -> None:
    server.answers(server.answer("<h1>broken</h1>", status))
    assert failure(LOST, client()) == (
        f"answered HTTP {status}; try again later or set another --server"
    )


@pytest.mark.parametrize(
    "body",
    [
        "<!doctype html><title>Sign in to the hotel's network</title>",
        "",
        "[" * 100_000,
        {},
        None,
        0,
        {"error": "Unable to geocode"},
        {"error": {"code": 400, "message": "Bad"}},
        ["Camp Quuxbar"],
        [{"lat": "33.5", "lon": "42.5"}],
        [{"display_name": "Camp Quuxbar"}],
        [{"display_name": "Camp Quuxbar", "lat": None, "lon": None}],
        [{"display_name": "Camp Quuxbar", "lat": "NaN", "lon": "42.5"}],
        [{"display_name": "Camp Quuxbar", "lat": "33.5", "lon": "190"}],
        [{"display_name": "Camp Quuxbar", "lat": [], "lon": {}}],
    ],
)
def test_what_is_no_list_of_results_is_a_failure_not_a_miss(
    server: Any, client: Client, body: Any
) -> None:
    server.answers(server.answer(body))
    assert failure(LOST, client()) == (
        "answered something that is no Nominatim JSON; check the address in --server"
    )


def test_a_server_that_is_not_there_is_a_failure(server: Any, client: Client) -> None:
    online = client()
    server.close()
    why = failure(LOST, online)
    assert why.startswith("cannot be reached (")
    assert why.endswith("); check the network and the address in --server")


def test_an_unforeseen_error_of_geopy_still_has_words(client: Client) -> None:
    assert explained(GeopyError("x"), client().settings) == "could not be asked (GeopyError)"


@pytest.mark.parametrize(
    "more",
    [
        {"osm_type": "planet"},
        {"osm_id": "4711"},
        {"osm_type": ["way"]},
        {"class": None},
        {"type": ["aerodrome"]},
        {"name": 7, "namedetails": None, "display_name": ""},
    ],
)
def test_results_with_odd_fields_do_not_fit(
    server: Any, client: Client, more: dict[str, Any]
) -> None:
    server.answers([server.result("Camp Quuxbar", 33.5, 42.5) | more])
    outcome = located(LOST, client())
    assert outcome.site is None
    assert "nominatim offered what does not fit" in outcome.faults[0]


@pytest.mark.parametrize("address", [None, "Iraq", {"country_code": 7}, {}])
def test_a_missing_country_is_left_to_the_outline(
    server: Any, client: Client, address: Any
) -> None:
    server.answers([server.result("Camp Quuxbar", 33.5, 42.5, address=address)])
    outcome = located(LOST, client())
    assert outcome.site is not None
    assert outcome.site.country == "IQ"


def test_a_name_from_the_server_is_kept_on_one_line(server: Any, client: Client) -> None:
    server.answers([server.result("Camp\n Quuxbar\x1b[2J", 33.5, 42.5)])
    outcome = located(LOST, client())
    assert outcome.site is not None
    assert outcome.site.matched == "Camp Quuxbar [2J"


# --- pace and cache


def test_at_most_one_request_a_second(server: Any, client: Client) -> None:
    server.answers([])
    online = PoliteNominatim(client().settings)  # the default pace
    located(LOST, online)
    first, second = server.asked
    assert second.at - first.at >= 0.95


def test_a_good_answer_is_asked_for_once(server: Any, client: Client) -> None:
    server.answers([server.result("Camp Quuxbar", 33.5, 42.5)])
    first = located(LOST, client())
    server.answers(server.answer("gone", 500))
    again = located(LOST, client())
    assert again == first
    assert len(server.asked) == 1


def test_another_server_or_country_has_answers_of_its_own(server: Any, client: Client) -> None:
    server.answers([server.result("Camp Quuxbar", 33.5, 42.5)])
    online = client()
    located(LOST, online)
    located(replace(LOST, country="SY"), online)
    other = PoliteNominatim(
        replace(online.settings, server=f"{server.url}/more"), pace=0.0, sleep=server.waited.append
    )
    located(LOST, other)
    assert [asked.path for asked in server.asked] == [
        "/osm/search",
        "/osm/search",
        "/osm/more/search",
    ]


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"request": "another", "answer": []}',
        "SAME [{}]",
        'SAME [{"display_name": "Camp Quuxbar", "lat": "999", "lon": "0"}]',
        "SAME null",
    ],
)
def test_a_damaged_cache_is_asked_anew(server: Any, client: Client, damage: str) -> None:
    server.answers([server.result("Camp Quuxbar", 33.5, 42.5)])
    online = client()
    first = located(LOST, online)
    (kept,) = online.settings.cache.iterdir()
    good = kept.read_bytes()
    if damage.startswith("SAME"):
        damage = json.dumps(
            {
                "request": json.loads(good)["request"],
                "answer": json.loads(damage.removeprefix("SAME ")),
            }
        )
    kept.write_text(damage, encoding="utf-8")
    assert located(LOST, online) == first
    assert len(server.asked) == 2
    assert kept.read_bytes() == good


# --- the operator's settings


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"server": "ftp://127.0.0.1"}, "server 'ftp://127.0.0.1' is no http or https address"),
        ({"server": "nominatim.example"}, "is no http or https address"),
        ({"server": "file:///etc/passwd"}, "is no http or https address"),
        ({"server": "https://me:secret@host"}, "must be plain: no password"),
        ({"server": "https://host/?q=1"}, "must be plain: no password"),
        ({"server": "http://host:99999"}, "Port out of range 0-65535"),
        ({"user_agent": " "}, "the user agent must be plain ASCII text"),
        ({"user_agent": "a\r\nX-Evil: 1"}, "the user agent must stand on one line"),
        ({"user_agent": "Bağdat"}, "the user agent must be plain ASCII text"),
        ({"timeout": 0.0}, "timeout 0 must be over 0 and at most 600 seconds"),
        ({"timeout": float("nan")}, "timeout nan must be over 0"),
        ({"timeout": float("inf")}, "timeout inf must be over 0"),
    ],
)
def test_settings_that_nobody_meant_are_refused(change: dict[str, Any], fault: str) -> None:
    good = Settings("https://nominatim.example/osm", "me", 1.0, Path("cache"))
    with pytest.raises(ValueError, match=fault) as caught:
        replace(good, **change)
    assert "secret" not in str(caught.value)
