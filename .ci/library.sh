# shellcheck shell=bash
# What the scripts in this folder share. To be sourced.

say() { printf '   %s\n' "$*"; }

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif have sudo; then
    sudo "$@"
  else
    fail "This step needs root rights, and there is no sudo: $*"
  fi
}

# Debian or one of its children: the only systems on which set-up installs system packages by itself.
has_apt() { have apt-get && have dpkg-query; }

apt_install() {
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o DPkg::Lock::Timeout=300 "$@" >/dev/null
}

apt_has() {
  local status
  status=$(dpkg-query --show --showformat '${Status}\n' "$@" 2>/dev/null) || return 1
  ! grep -qv '^install ok installed$' <<<"$status"
}

# The folder with the programs of the newest PostgreSQL here (Debian keeps them off PATH).
postgres_programs() {
  local folder
  if have initdb && have postgres && have psql; then
    dirname "$(readlink -f "$(command -v initdb)")"
    return
  fi
  for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -rn); do
    if [ -x "$folder/initdb" ]; then
      echo "$folder"
      return
    fi
  done
  return 1
}

# Chromium under one of its names; VAKSPOOR_CHROMIUM decides where it is set.
chromium_program() {
  local name
  for name in ${VAKSPOOR_CHROMIUM:-} chromium chromium-browser google-chrome; do
    if have "$name"; then
      command -v "$name"
      return
    fi
  done
  return 1
}

# Runs a command under a name, and says how long it took. Ends the script where it fails.
step() {
  local name=$1 begin=$SECONDS
  shift
  printf '\n== %s\n' "$name"
  if ! "$@"; then
    printf '\n!! %s failed after %d s: %s\n' "$name" $((SECONDS - begin)) "$*" >&2
    exit 1
  fi
  printf '   %s: %d s\n' "$name" $((SECONDS - begin))
}
