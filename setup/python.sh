#!/bin/sh
# Make an environment and install the given requirements files into it. Called by make; says what
# it does.
#   setup/python.sh requirements.txt …
# PYTHON names the interpreter to make it from (default: python3), VENV the environment (.venv).
set -eu
python=${PYTHON:-python3}
venv=${VENV:-.venv}

stop() {
    printf 'setup: %s\n' "$*" >&2
    exit 1
}

# What an earlier run made stays, whatever python3 is today; half an environment does not.
if ! "$venv"/bin/python -m pip --version >/dev/null 2>&1; then
    command -v "$python" >/dev/null 2>&1 ||
        stop "there is no '$python'; install Python 3.11 or newer, or name one: make … PYTHON=/path/to/python3"
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    case $version in
        [0-2].* | 3.[0-9] | 3.10)
            stop "'$python' is Python $version; 3.11 or newer is needed: make … PYTHON=/path/to/python3.12" ;;
        3.11 | 3.12 | 3.13) ;;
        *) echo "setup: Python $version is newer than those tried (3.11 to 3.13); going on" ;;
    esac
    echo "setup: making the environment $venv with Python $version"
    rm -rf "$venv"
    if ! "$python" -m venv "$venv"; then
        # Debian and Ubuntu keep venv's other half in a package of its own.
        rm -rf "$venv"
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
            echo "setup: installing python$version-venv, which venv needs here"
            apt-get update -q
            DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends \
                "python$version-venv"
            "$python" -m venv "$venv"
        else
            stop "'$python -m venv' failed; on Debian or Ubuntu: apt-get install python$version-venv"
        fi
    fi
fi

for file in "$@"; do
    echo "setup: installing $file into $venv"
    "$venv"/bin/python -m pip install --quiet --disable-pip-version-check -r "$file"
done
