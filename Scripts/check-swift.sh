#!/bin/sh
# Ends with 1 and says what to do unless Swift 6.3 or newer is on the path.
set -eu

wanted_major=6
wanted_minor=3
where="https://www.swift.org/install"

if ! command -v swift >/dev/null 2>&1; then
  echo "Swift is missing. Install Swift $wanted_major.$wanted_minor or newer: $where" >&2
  exit 1
fi

version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9]*\.[0-9][0-9]*\).*/\1/p' | head -n 1)
if [ -z "$version" ]; then
  echo "'swift --version' did not name a version. Install Swift $wanted_major.$wanted_minor or newer: $where" >&2
  exit 1
fi

major=${version%%.*}
minor=${version#*.}
if [ "$major" -lt "$wanted_major" ] ||
  { [ "$major" -eq "$wanted_major" ] && [ "$minor" -lt "$wanted_minor" ]; }; then
  echo "This is Swift $version. Install Swift $wanted_major.$wanted_minor or newer: $where" >&2
  exit 1
fi
