#!/bin/sh
# Install packages of Debian's, named as arguments. What it does goes to standard error. Exit 1 where
# that cannot be done: without apt, without being root, or where apt fails.
set -eu
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then exit 1; fi
echo "setup: installing Debian's $*" >&2
apt-get update -q >&2
DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "$@" >&2
