#!/bin/sh
# Builds the fuzzer and feeds each reader (all, or those named) for FUZZ_SECONDS; prints a summary.
# What a reader has learnt is kept in Fuzz/.build/corpus, so that a later run goes on from there.
set -eu
cd "$(dirname "$0")/../Fuzz"
SECONDS_EACH=${FUZZ_SECONDS:-300}
READERS=${*:-json-stat px sdmx csv turtle expression plan docx odt}
# libFuzzer's driver comes with Swift.
TOOLS=$(dirname "$(dirname "$(readlink -f "$(command -v swift)")")")
DRIVER=$(ls "$TOOLS"/lib/clang/*/lib/linux/libclang_rt.fuzzer_no_main-"$(uname -m)".a 2>/dev/null | head -n 1)
if [ -z "$DRIVER" ]; then
  echo "fuzz: this Swift has no libFuzzer ($TOOLS/lib/clang)" >&2
  exit 2
fi
swift build -c release --sanitize address \
  -Xswiftc -sanitize-coverage=edge,indirect-calls,trace-cmp,inline-8bit-counters,pc-table \
  -Xlinker "$DRIVER" -Xlinker -lstdc++
mkdir -p .build/found
failed=0
for reader in $READERS; do
  corpus=.build/corpus/$reader
  log=.build/$reader.log
  mkdir -p "$corpus"
  # Swift's own account of a crash gets in the way of the sanitizer's.
  export SWIFT_BACKTRACE=enable=no
  # libraptor2 and libxml2 keep what they need until the end: that is no leak.
  if FUZZ_READER=$reader ASAN_OPTIONS=detect_leaks=0 .build/release/Fuzz \
    "$corpus" "Seeds/$reader" -dict="Words/$reader.txt" -artifact_prefix=".build/found/$reader-" \
    -max_total_time="$SECONDS_EACH" -timeout=10 -rss_limit_mb=2048 -max_len=4096 \
    -print_final_stats=1 >"$log" 2>&1; then
    outcome="no crash, no hang"
  else
    outcome="FAILED: see Fuzz/$log and Fuzz/.build/found"
    failed=1
  fi
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tail -n 1)
  rate=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log" | tail -n 1)
  edges=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -n 1)
  printf '%-10s %10s runs %7s a second %6s edges  %s\n' "$reader" "${runs:-?}" "${rate:-?}" "${edges:-?}" "$outcome"
done
exit "$failed"
