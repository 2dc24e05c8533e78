#!/bin/sh
# Print the path of a Firefox to drive; install one where there is none. What it does goes to standard
# error. Exit 1 where none can be had. FIREFOX names one to use.
set -eu

found() {
    for name in "${FIREFOX:-}" firefox-esr firefox; do
        if [ -n "$name" ] && command -v "$name" 2>/dev/null; then return 0; fi
    done
    return 1
}

if [ -n "${FIREFOX:-}" ] && ! command -v "$FIREFOX" >/dev/null 2>&1; then
    echo "setup: FIREFOX names '$FIREFOX', which is not there; correct it or unset it" >&2
    exit 1
fi
if found; then exit 0; fi
echo "setup: no Firefox found" >&2
if "$(dirname "$0")"/debian.sh firefox-esr && found; then exit 0; fi
echo "setup: no Firefox; install it, or name one: make … FIREFOX=/path/to/it" >&2
exit 1
