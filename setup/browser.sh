#!/bin/sh
# Print the path of a Chromium to drive, or nothing where Playwright has its own; install one where
# there is none. What it does goes to standard error. Exit 1 where no browser can be had.
# CHROMIUM names one to use.
set -eu

found() {
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
        if [ -n "$name" ] && command -v "$name" 2>/dev/null; then return 0; fi
    done
    return 1
}

playwrights_own() {
    .venv/bin/python - <<'EOF'
import sys
from pathlib import Path
from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    sys.exit(not Path(playwright.chromium.executable_path).exists())
EOF
}

if [ -n "${CHROMIUM:-}" ] && ! command -v "$CHROMIUM" >/dev/null 2>&1; then
    echo "setup: CHROMIUM names '$CHROMIUM', which is not there; correct it or unset it" >&2
    exit 1
fi
if found; then exit 0; fi
if playwrights_own; then exit 0; fi

echo "setup: no browser found" >&2
# Noto has Latin and Arabic letters, and is what docs/screens was taken with.
if "$(dirname "$0")"/debian.sh chromium fonts-noto-core && found; then exit 0; fi
echo "setup: downloading Playwright's own Chromium" >&2
if .venv/bin/python -m playwright install chromium >&2; then exit 0; fi
echo "setup: no browser; install Chromium or Chrome, or name one: make … CHROMIUM=/path/to/it" >&2
exit 1
