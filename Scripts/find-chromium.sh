#!/bin/sh
# Prints the path of Chromium or Chrome; ends with 1 where there is none. CHROMIUM=... names another.
set -eu
for name in ${CHROMIUM:-} chromium chromium-browser google-chrome google-chrome-stable; do
  if path=$(command -v "$name" 2>/dev/null); then
    printf '%s\n' "$path"
    exit 0
  fi
done
exit 1
