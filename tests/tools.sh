#!/bin/sh
# Brings the two programs the tests drive: Chromium and PostgreSQL, from Debian. A missing one fails; none is skipped.
set -eu

need=""
command -v chromium >/dev/null 2>&1 || need="chromium"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || need="$need postgresql"
[ -n "$need" ] || exit 0

cannot() {
    echo "The tests need these Debian packages, and they are not here:$(printf ' %s' $need). $1" >&2
    exit 1
}

as_root=""
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null 2>&1 || cannot "Install them as root, then run this again."
    as_root="sudo -n"
fi
command -v apt-get >/dev/null 2>&1 || cannot "This machine has no apt-get: install them your own way."

echo "Bringing$(printf ' %s' $need) from Debian…"
log=$(mktemp)
if ! { $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --no-install-recommends $need; } >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    cannot "apt-get could not bring them; its last words are above."
fi
rm -f "$log"
