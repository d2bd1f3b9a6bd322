#!/bin/sh
# Installs the Debian packages named, or those that the build needs, where they are missing.
#
# Call: install-packages.sh [PACKAGE...]
set -eu

build_packages="pkg-config libcmark-gfm-dev libcmark-gfm-extensions-dev libsodium-dev \
  libxml2-dev libzip-dev libxlsxwriter-dev libraptor2-dev libcurl4-gnutls-dev libpq-dev \
  libsqlite3-dev libstemmer-dev poppler-utils"
packages=${*:-$build_packages}

tell_and_end() {
  echo "$1" >&2
  echo "Please install: $2" >&2
  exit 1
}

# Another system: what the build needs may be there under other names.
if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
  if [ $# -eq 0 ] && command -v pkg-config >/dev/null 2>&1 &&
    pkg-config --exists libcmark-gfm libsodium libxml-2.0 libzip xlsxwriter raptor2 libcurl libpq \
      sqlite3; then
    exit 0
  fi
  tell_and_end "This is no Debian or Ubuntu system, so packages are not installed by themselves." \
    "$packages (or what your system calls them)"
fi

missing=""
for package in $packages; do
  # These may come from elsewhere, as pkg-config does from pkgconf in newer releases.
  case $package in
  make | pkg-config | python3)
    if command -v "$package" >/dev/null 2>&1; then continue; fi
    ;;
  esac
  state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  if [ "$state" != installed ]; then missing="$missing $package"; fi
done
if [ -z "$missing" ]; then exit 0; fi

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null 2>&1; then
    tell_and_end "Packages are missing, and only root may install them." "apt-get install$missing"
  fi
  as_root="sudo"
fi

apt() {
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 "$@"
}

install_missing() {
  # Split on purpose: one word for each package.
  # shellcheck disable=SC2086
  apt install -y --no-install-recommends $missing </dev/null
}

echo "Installing$missing"
# The first try fails where the list of packages was never fetched, or is too old.
if ! install_missing >/dev/null 2>&1; then
  apt update </dev/null || true
  install_missing || tell_and_end "The packages could not be installed." "apt-get install$missing"
fi
