"""The app under a sub-path, with nginx and TLS in front of it, as hosting/nginx.conf has it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from exports.serve import HOST, Server, free_port, serving
from files import ROOT

EXAMPLE = ROOT / "hosting" / "nginx.conf"
NAME = "localhost"

# All that a test needs besides the file for the site; a folder of its own for everything written.
_AROUND = """\
{user}
daemon off;
pid {folder}/pid;
error_log stderr warn;
events {{}}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@contextmanager
def app_under(path: str, environment: Mapping[str, str], folder: Path) -> Iterator[Server]:
    """Start the app as the example's first lines say, on a free port."""
    port = free_port()
    command = [
        *(sys.executable, "-m", "streamlit", "run", "app.py"),
        *("--server.address", HOST, "--server.baseUrlPath", path, "--server.port", str(port)),
    ]
    url = f"http://{HOST}:{port}/{path}"
    with serving(command, url, folder / "app.txt", environment) as server:
        yield server


@contextmanager
def nginx_before(app: Server, embedder: str, folder: Path) -> Iterator[Server]:
    """Start nginx by the example before an app; the example's names become those of this machine.

    Parameters
    ----------
    app
        Where the app listens, with its sub-path.
    embedder
        The origin of the page that may embed the app.
    folder
        Where nginx may write.
    """
    secure, plain = free_port(), free_port()
    certificate, key = make_certificate(folder)
    text = EXAMPLE.read_text("utf-8")
    for old, new in {
        "127.0.0.1:8501": app.url.split("/")[2],
        "listen 80;": f"listen {HOST}:{plain};",
        "listen 443 ssl;": f"listen {HOST}:{secure} ssl;",
        "/etc/ssl/certs/atlas.example.org.pem": str(certificate),
        "/etc/ssl/private/atlas.example.org.key": str(key),
        "server_name atlas.example.org;": f"server_name {NAME};",
        "https://www.example.org": embedder,
    }.items():
        assert old in text, f"{EXAMPLE.name} has no {old!r} any more"
        text = text.replace(old, new)
    (folder / "site.conf").write_text(text, "utf-8")
    # Started by root, its workers would be nobody, who may not look into a test's folder.
    user = "user root;" if os.getuid() == 0 else ""
    whole = folder / "nginx.conf"
    whole.write_text(_AROUND.format(user=user, folder=folder), "utf-8")

    def wait(server: Server) -> None:
        for port in (secure, plain):
            _wait_until_open(port, server.process, server.log)

    command = [_nginx(), "-p", str(folder), "-c", str(whole), "-e", "stderr"]
    url = f"https://{NAME}:{secure}{app.url[app.url.rindex('/') :]}"
    with serving(command, url, folder / "nginx.txt", wait=wait) as server:
        yield server


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """Write a certificate for this machine that nobody else vouches for, and its key."""
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl; setup/nginx.sh installs it")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    names = ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"]
    out = ["-out", str(certificate), "-keyout", str(key)]
    subprocess.run([*command, *names, *out], check=True, capture_output=True)
    return certificate, key


def _nginx() -> str:
    """Return nginx's path; Debian keeps it where not everybody looks."""
    look = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"
    found = shutil.which(os.environ.get("NGINX") or "nginx", path=look)
    if found is None:  # a skip fails in continuous integration (tests/no_skips.py)
        pytest.skip("there is no nginx; setup/nginx.sh installs one")
    return found


def _wait_until_open(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as made:
            if made.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"nginx does not listen: {log.read_text('utf-8')}", pytrace=False)
