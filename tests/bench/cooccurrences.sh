#!/bin/sh
# All pairs of terms within five tokens of each other, on one thread: user CPU of the counting alone, after the text was read, and
# memory of a whole run. No rival is packaged that counts them: scikit-learn's bigrams, of neighbours alone, are in ngrams.sh.
set -u
# shellcheck disable=SC1091 # lib-time stands beside
. "$ROOT/tests/bench/lib-time"
bytes=$(($(wc -c <"$BENCH_TEXT")))
rows=$BUILD/bench-cooccurrences.tsv
vanlua run --trust "$ROOT/tests/bench/scripts/cooccurrences.lua" --threads 1 --format tsv --output "$rows" "$BENCH_TEXT" || exit 1
reference=$(awk -F '\t' 'NR == 2 { print $2 }' "$rows")
head_of_rates "512 MB" "$((bytes / 1000000)) MB, window 5, from the columns"
tail -n +2 "$rows" | while IFS="$(printf '\t')" read -r name seconds _; do rate "$name" "$seconds" "$bytes" "$reference"; done
rm -f "$rows"
for unit in syllable word; do
    value "memory at most of cooccurrences --unit $unit, MB" \
        "$(most_memory vanlua cooccurrences --unit "$unit" --threads 1 --quiet "$BENCH_TEXT" | awk '{ print $1 / 1e6 }')"
done
