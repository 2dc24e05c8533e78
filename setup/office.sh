#!/bin/sh
# Print the path of a LibreOffice that opens slides; install one where there is none. What it does
# goes to standard error. Exit 1 where none can be had. SOFFICE names one to use.
set -eu

found() {
    for name in "${SOFFICE:-}" soffice libreoffice; do
        if [ -n "$name" ] && command -v "$name" 2>/dev/null; then return 0; fi
    done
    return 1
}

if [ -n "${SOFFICE:-}" ] && ! command -v "$SOFFICE" >/dev/null 2>&1; then
    echo "setup: SOFFICE names '$SOFFICE', which is not there; correct it or unset it" >&2
    exit 1
fi
if found; then exit 0; fi

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    # Liberation has the widths of Arial, which the slides ask for.
    echo "setup: no LibreOffice found; installing Debian's libreoffice-impress and fonts" >&2
    if apt-get update -q >&2 &&
        DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends \
            libreoffice-impress fonts-liberation >&2 &&
        found; then
        exit 0
    fi
fi
echo "setup: no LibreOffice; install it, or name one: make … SOFFICE=/path/to/soffice" >&2
exit 1
