"""A dataset made of a few places, and a server that speaks Nominatim's JSON."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest


@pytest.fixture
def dataset(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes places, as mappings, into a new dataset's folder."""

    def make(*places: dict[str, Any]) -> Path:
        (tmp_path / "data").mkdir(exist_ok=True)
        text = json.dumps({"places": places}, ensure_ascii=False)
        (tmp_path / "data" / "places.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return make


@dataclass
class Answer:
    """What the server answers to one request."""

    body: Any = field(default_factory=list)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    late: float = 0.0


@dataclass
class Asked:
    """One request that the server got."""

    at: float
    path: str
    params: dict[str, str]
    agent: str


class FakeNominatim:
    """A server in this process; `script` holds its answers in turn, the last one for ever."""

    def __init__(self) -> None:
        self.script: list[Answer] = [Answer()]
        self.asked: list[Asked] = []
        self.closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/osm"

    def answers(self, *bodies: Any) -> None:
        self.script = [body if isinstance(body, Answer) else Answer(body) for body in bodies]

    @staticmethod
    def answer(body: Any = "", status: int = 200, late: float = 0.0, **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return Answer(body, status, named, late)

    @staticmethod
    def result(
        name: str, lat: float, lon: float, kind: str = "aeroway/aerodrome", **more: Any
    ) -> dict[str, Any]:
        """Return one result in the form in which Nominatim gives it."""
        group, subtype = kind.split("/")
        return {
            "place_id": 235,
            "licence": "Data © OpenStreetMap contributors, ODbL 1.0.",
            "osm_type": "way",
            "osm_id": 4711,
            "lat": str(lat),
            "lon": str(lon),
            "class": group,
            "type": subtype,
            "place_rank": 30,
            "importance": 0.3,
            "addresstype": subtype,
            "name": name,
            "display_name": f"{name}, Some Province, Iraq",
            "address": {"country": "Iraq", "country_code": "iq"},
            "namedetails": {"name": name},
            "boundingbox": ["33.7", "33.8", "42.4", "42.5"],
            **more,
        }

    @property
    def queries(self) -> list[str]:
        return [asked.params["q"] for asked in self.asked]

    def close(self) -> None:
        self.closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                split = urlsplit(self.path)
                params = {key: values[0] for key, values in parse_qs(split.query).items()}
                agent = self.headers["User-Agent"]
                fake.asked.append(Asked(time.monotonic(), split.path, params, agent))
                answer = fake.script.pop(0) if len(fake.script) > 1 else fake.script[0]
                fake.closing.wait(answer.late)
                is_text = isinstance(answer.body, str)
                body = (answer.body if is_text else json.dumps(answer.body)).encode("utf-8")
                try:
                    self.send_response(answer.status)
                    kind = "text/html" if is_text else "application/json"
                    self.send_header("Content-Type", f"{kind}; charset=utf-8")
                    self.send_header("Content-Length", str(len(body)))
                    for name, value in answer.headers.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(body)
                except (BrokenPipeError, ConnectionResetError):
                    pass  # the client no longer waits

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                pass

        return Handler


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeNominatim]:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    fake = FakeNominatim()
    yield fake
    fake.close()
