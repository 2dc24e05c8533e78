#!/bin/sh
# Run `make quick` on other Pythons, each in an environment of its own under build/.
#   setup/pythons.sh 3.11 3.12 …
# The one that .venv was made with is left out: all else runs on it. Ends by saying which ran and
# which could not be had, and with 1 where one that ran failed.
set -u

# An interpreter of a version, from the path or from pyenv.
find_python() {
    for candidate in "python$1" "${PYENV_ROOT:-$HOME/.pyenv}/versions/$1".*/bin/python; do
        found=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
        if [ "$found" = "$1" ]; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

here=$(.venv/bin/python -c 'import sys; print("%d.%d" % sys.version_info[:2])')
ran='' failed='' absent=''
for version in "$@"; do
    [ "$version" = "$here" ] && continue
    if ! python=$(find_python "$version"); then
        absent="$absent $version"
        continue
    fi
    echo "pythons: make quick on Python $version ($python)"
    own=build/python$version
    if MYPY_CACHE_DIR=$own/mypy "${MAKE:-make}" --no-print-directory quick VENV="$own" PYTHON="$python"; then
        ran="$ran $version"
    else
        failed="$failed $version"
    fi
done

echo "pythons: ======================================================"
echo "pythons: passed on:${ran:- none}"
echo "pythons: failed on:${failed:- none}"
echo "pythons: NOT TRIED, no such interpreter here:${absent:- none}"
echo "pythons: .venv has $here; make test runs on that"
[ -z "$failed" ]
