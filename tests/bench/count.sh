#!/bin/sh
# Counting the syllables of one file on one thread, beside `wc -m` and stock Lua's string.gmatch: user CPU of whole
# commands, in one run. The ratio to `wc -m` is what can be compared between machines.
set -u
# shellcheck disable=SC1091 # lib-time stands beside
. "$ROOT/tests/bench/lib-time"
bytes=$(($(wc -c <"$BENCH_TEXT")))
gmatch='local counts = {}
for line in io.lines(arg[1]) do
  for word in line:gmatch("[%w\128-\255]+") do counts[word] = (counts[word] or 0) + 1 end
end'
printf '%s\n' "$gmatch" >"$BUILD/bench-gmatch.lua"
echo "counting $((bytes / 1000000)) MB"
reference=$(user_seconds env LC_ALL=C.UTF-8 wc -m "$BENCH_TEXT")
head_of_rates "wc -m"
rate "wc -m" "$reference" "$bytes" "$reference"
lua=$(command -v lua5.4 || command -v lua || true)
[ -z "$lua" ] || rate "Lua, string.gmatch" "$(user_seconds "$lua" "$BUILD/bench-gmatch.lua" "$BENCH_TEXT")" "$bytes" "$reference"
rate "vanlua frequency --unit syllable" "$(user_seconds vanlua frequency --unit syllable --threads 1 "$BENCH_TEXT")" "$bytes" "$reference"
rate "  the same without the look for repeats" \
    "$(user_seconds vanlua run "$ROOT/tests/bench/scripts/count.lua" --threads 1 "$BENCH_TEXT")" "$bytes" "$reference"
rm -f "$BUILD/bench-gmatch.lua"
