#!/usr/bin/env bash
# Runs the tests of Swift: first all that need no browser, then those in one, which want the machine for themselves.
# What failed is said once more at the end, where it is not lost among thousands of lines.
set -uo pipefail
cd "$(dirname "$0")/.."

mkdir -p .build
log=.build/tests.log
: > "$log"
code=0
for part in "--skip InABrowser" "--skip-build --filter InABrowser"; do
  # Split on purpose: options and their values.
  # shellcheck disable=SC2086
  swift test --disable-xctest $part 2>&1 | tee -a "$log"
  if [ "${PIPESTATUS[0]}" -ne 0 ]; then code=1; fi
done
if [ "$code" -ne 0 ]; then
  printf '\n== What failed\n'
  # An argument's description may run to megabytes on one line.
  grep -aE '^✘|: error: ' "$log" | cut -c1-600 | tail -40
fi
exit "$code"
