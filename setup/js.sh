#!/bin/sh
# Run one of the scripts in package.json, with Node and the packages that it needs; both are got where
# they are missing. Without Node nothing is run: an error in continuous integration, else a loud line.
set -eu

if ! node=$(setup/node.sh); then
    if [ -n "${CI:-}" ]; then exit 1; fi
    echo "js: '$1' WAS NOT RUN, for want of Node" >&2
    exit 0
fi
export PATH="$node:$PATH"
if ! cmp -s package-lock.json node_modules/.installed; then
    echo "js: installing what the scripts are built and checked with" >&2
    npm ci --silent >&2
    cp package-lock.json node_modules/.installed
fi
exec npm run --silent "$1"
