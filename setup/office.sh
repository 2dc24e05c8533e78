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

echo "setup: no LibreOffice found" >&2
# Liberation has the widths of Arial, which the slides ask for.
if "$(dirname "$0")"/debian.sh libreoffice-impress fonts-liberation && found; then exit 0; fi
echo "setup: no LibreOffice; install it, or name one: make … SOFFICE=/path/to/soffice" >&2
exit 1
