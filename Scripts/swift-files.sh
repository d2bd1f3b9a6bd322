#!/bin/sh
# Prints the Swift files of the project, one a line: tracked ones, and new ones that git does not ignore.
set -eu
git ls-files --cached --others --exclude-standard '*.swift' | sort -u | while IFS= read -r file; do
  # A file that was deleted but not yet staged is still listed.
  if [ -f "$file" ]; then printf '%s\n' "$file"; fi
done
