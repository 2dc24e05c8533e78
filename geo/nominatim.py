"""Nominatim, asked politely: all network access of the project is in this module."""

import json
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

from geopy.adapters import AdapterHTTPError, URLLibAdapter
from geopy.exc import (
    GeocoderParseError,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeopyError,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim
from geopy.location import Location

from geo.cache import AnswerCache
from geo.hits import is_on_earth

DEFAULT_SERVER = "https://nominatim.openstreetmap.org"
DEFAULT_USER_AGENT = "drawdown-atlas/0.1 (geocoding step)"
DEFAULT_TIMEOUT = 10.0

LONGEST_WAIT = 60.0
"""Longest time that a server's ``Retry-After`` is waited for, in seconds."""

_TRIES = 3
"""How often one question is put to a server that keeps answering "too many requests"."""

_RESULTS = 10
"""How many results are asked for: enough to see that a name is ambiguous."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the operator, never a dataset, decides about going online.

    Attributes
    ----------
    server
        Base address of the Nominatim server.
    user_agent
        How requests say who asks.
    timeout
        Seconds to wait for an answer.
    cache
        Folder for good answers.
    """

    server: str
    user_agent: str
    timeout: float
    cache: Path

    def __post_init__(self) -> None:
        """Refuse what would make a request that nobody meant.

        Raises
        ------
        ValueError
            With the setting, what is wrong with it and what is allowed.
        """
        parts = urlsplit(self.server)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"server '{self.server}' is no http or https address")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ValueError("the server's address must be plain: no password, '?' or '#'")
        try:
            _ = parts.port
        except ValueError as error:
            raise ValueError(f"server '{self.server}': {error}") from None
        if not (self.user_agent.strip() and self.user_agent.isascii()):
            raise ValueError("the user agent must be plain ASCII text that says who asks")
        if not self.user_agent.isprintable():
            raise ValueError("the user agent must stand on one line")
        if not (math.isfinite(self.timeout) and 0 < self.timeout <= 600):
            raise ValueError(f"timeout {self.timeout:g} must be over 0 and at most 600 seconds")


class PoliteNominatim(Nominatim):  # type: ignore[misc]
    """Geopy's Nominatim with a pace, a cache, and failures that stay failures.

    Parameters
    ----------
    settings
        The operator's.
    pace
        Least time between two requests, in seconds.
    sleep
        Waits the given seconds when a server asks for it.
    """

    provider: ClassVar[str] = "nominatim"

    def __init__(
        self, settings: Settings, pace: float = 1.0, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        parts = urlsplit(settings.server)
        super().__init__(
            scheme=parts.scheme,
            domain=f"{parts.netloc}{parts.path}",
            user_agent=settings.user_agent,
            timeout=settings.timeout,
            # The urllib transport sends each request once; that of requests repeats it at once
            # when the answer is late.
            adapter_factory=_StrictAdapter,
        )
        self.settings = settings
        self._cache = AnswerCache(settings.cache)
        self._sleep = sleep
        self._ask = RateLimiter(
            super().geocode,
            min_delay_seconds=pace,
            max_retries=0,
            error_wait_seconds=pace,
            swallow_exceptions=False,
        )

    def geocode(self, query: str, *, country_codes: str) -> list[Location]:
        """Return everything that the server knows under a name in a country.

        Parameters
        ----------
        query
            The name.
        country_codes
            The country's two-letter code.

        Returns
        -------
        list of Location
            Empty only where the server answered, in good order, that it knows nothing. Such an
            answer is not kept: what is missing today may be there tomorrow.

        Raises
        ------
        GeopyError
            Where there is no good answer; `explained` puts it into words.
        OSError
            Where the cache cannot be written to.
        """
        asked = {"server": self.settings.server, "query": query, "country": country_codes}
        request = json.dumps({**asked, "limit": _RESULTS}, ensure_ascii=False, sort_keys=True)
        kept = self._cache.get(request, _check_answer)
        if kept is not None:
            return [_location(raw) for raw in kept]
        found = self._patiently(query, country_codes)
        if found:
            self._cache.put(request, [location.raw for location in found])
        return found

    def _patiently(self, query: str, country: str) -> list[Location]:
        """Ask, and ask again when told to wait for no longer than `LONGEST_WAIT`."""
        for attempt in range(1, _TRIES + 1):
            try:
                found: list[Location] | None = self._ask(
                    query,
                    exactly_one=False,
                    limit=_RESULTS,
                    country_codes=country.lower(),
                    addressdetails=True,
                    namedetails=True,
                    language="en",
                )
            except GeocoderRateLimited as error:
                wait = error.retry_after
                if wait is None or wait > LONGEST_WAIT or attempt == _TRIES:
                    raise
                self._sleep(wait)
            else:
                return found or []
        raise AssertionError("the last attempt returns or raises")  # pragma: no cover


class _StrictAdapter(URLLibAdapter):  # type: ignore[misc]
    """The urllib transport, refusing answers that geopy would take for "nothing found"."""

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        """Return the answer: a list of results, each with a usable point."""
        try:
            answer = super().get_json(url, timeout=timeout, headers=headers)
        except RecursionError:
            raise GeocoderParseError("nested too deeply") from None
        try:
            _check_answer(answer)
        except ValueError as error:
            raise GeocoderParseError(str(error)) from None
        return answer


def _check_answer(answer: Any) -> None:
    """Raise ``ValueError`` unless an answer is a list of results with a name and a point."""
    if not isinstance(answer, list):
        raise ValueError("not a list of results")
    for result in answer:
        if not isinstance(result, dict) or not isinstance(result.get("display_name"), str):
            raise ValueError("a result without a name")
        try:
            point = float(result["lat"]), float(result["lon"])
        except (KeyError, TypeError, ValueError):
            raise ValueError("a result without coordinates") from None
        if not is_on_earth(*point):
            raise ValueError("a result with impossible coordinates")


def _location(raw: dict[str, Any]) -> Location:
    return Location(raw["display_name"], (float(raw["lat"]), float(raw["lon"])), raw)


def explained(error: GeopyError, settings: Settings) -> str:
    """Return what went wrong with a server and what the operator can do, on one line."""
    cause = error.__cause__
    if isinstance(error, GeocoderRateLimited):
        wait = error.retry_after
        said = "no time to wait" if wait is None else f"a wait of {wait:.0f} s"
        return f"wants fewer requests (HTTP 429, {said}); try again later"
    if isinstance(cause, AdapterHTTPError):
        return f"answered HTTP {cause.status_code}; try again later or set another --server"
    if isinstance(error, GeocoderTimedOut):
        seconds = f"{settings.timeout:g} s"
        return f"did not answer within {seconds}; try again later or raise --timeout"
    if isinstance(error, GeocoderParseError):
        return "answered something that is no Nominatim JSON; check the address in --server"
    if isinstance(error, GeocoderServiceError):
        reason = " ".join(str(error).split())[:120]
        return f"cannot be reached ({reason}); check the network and the address in --server"
    return f"could not be asked ({type(error).__name__})"
