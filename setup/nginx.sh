#!/bin/sh
# Print the path of an nginx to test behind; install one where there is none. What it does goes to
# standard error. Exit 1 where none can be had. NGINX names one to use.
set -eu
PATH="$PATH:/usr/sbin:/sbin:/usr/local/sbin" # where it is kept, and not everybody looks

found() {
    command -v openssl >/dev/null 2>&1 || return 1 # makes the test's certificate
    for name in "${NGINX:-}" nginx; do
        if [ -n "$name" ] && command -v "$name" 2>/dev/null; then return 0; fi
    done
    return 1
}

if [ -n "${NGINX:-}" ] && ! command -v "$NGINX" >/dev/null 2>&1; then
    echo "setup: NGINX names '$NGINX', which is not there; correct it or unset it" >&2
    exit 1
fi
if found; then exit 0; fi

echo "setup: no nginx or no openssl found" >&2
# Debian asks this file before it starts a service that was just installed: it is not to.
policy=/usr/sbin/policy-rc.d
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 && [ ! -e "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
fi
if "$(dirname "$0")"/debian.sh nginx openssl && found; then exit 0; fi
echo "setup: no nginx; install it and openssl, or name one: make … NGINX=/path/to/nginx" >&2
exit 1
