#!/bin/sh
# Counting n-grams of syllables on one thread: user CPU of the counting alone, in one process, after the text was read. Beside it
# scikit-learn's CountVectorizer, whose time is all it takes, reading aside; it is left out where python3-sklearn is not installed.
set -u
# shellcheck disable=SC1091 # lib-time stands beside
. "$ROOT/tests/bench/lib-time"
bytes=$(($(wc -c <"$BENCH_TEXT")))
scripts=$ROOT/tests/bench/scripts
rows=$BUILD/bench-ngrams.tsv
vanlua run --trust "$scripts/ngrams.lua" --threads 1 --format tsv --output "$rows" "$BENCH_TEXT" || exit 1
reference=$(awk -F '\t' '$1 == "bigrams" { print $2 }' "$rows")
head_of_rates "bigrams" "$((bytes / 1000000)) MB, from the columns"
tail -n +2 "$rows" | while IFS="$(printf '\t')" read -r name seconds _; do rate "$name" "$seconds" "$bytes" "$reference"; done
rm -f "$rows"
python=
for each in /usr/bin/python3 python3; do # that of the system has the system's packages
    if [ -z "$python" ] && "$each" -c 'import sklearn' 2>/dev/null; then python=$each; fi
done
if [ -n "$python" ]; then
    rate "scikit-learn, CountVectorizer, bigrams" "$("$python" "$scripts/ngrams.py" "$BENCH_TEXT")" "$bytes" "$reference"
else
    echo "scikit-learn: not measured, python3-sklearn is not installed"
fi
value "memory at most with bigrams alone, MB" \
    "$(most_memory vanlua ngrams --unit syllable --threads 1 --quiet "$BENCH_TEXT" | awk '{ print $1 / 1e6 }')"
