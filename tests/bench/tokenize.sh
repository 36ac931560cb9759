#!/bin/sh
# Text in words, in one table: how many are right, in the treebanks of $TREEBANK; how fast on one thread, beside `wc -m` and beside
# syllables, which show what is not the model; how much memory; and what one line of Vietnamese costs before anything is read.
# With ERRORS set, the kinds of errors left, too.
set -u
# shellcheck disable=SC1091 # lib-time stands beside
. "$ROOT/tests/bench/lib-time"
bytes=$(($(wc -c <"$BENCH_TEXT")))
# shellcheck disable=SC2086 # names of files, apart by blanks
treebanks=$(printf '%s\n' $TREEBANK | paste -s -d , -)
scripts=$ROOT/tests/bench/scripts
if [ -n "$treebanks" ]; then
    vanlua run --trust "$scripts/score.lua" --treebanks "$treebanks" || exit 1
    echo
else
    printf '%s\n\n' 'how many words are right: not measured, give TREEBANK="FILE.tsv …"'
fi

reference=$(user_seconds env LC_ALL=C.UTF-8 wc -m "$BENCH_TEXT")
head_of_rates "wc -m" "speed, $((bytes / 1000000)) MB"
rate "wc -m" "$reference" "$bytes" "$reference"
for unit in word syllable; do
    seconds=$(user_seconds vanlua tokenize --lines --language vi --unit "$unit" "$BENCH_TEXT")
    rate "vanlua tokenize --lines --unit $unit" "$seconds" "$bytes" "$reference"
done
rate "vanlua tokenize" "$(user_seconds vanlua tokenize --language vi "$BENCH_TEXT")" "$bytes" "$reference"
echo

printf '%-44s %9s %9s\n' "memory at most" "MB" "less text"
for way in --lines --no-lines; do
    most=$(most_memory vanlua tokenize "$way" --language vi "$BENCH_TEXT")
    awk -v way="$way" -v most="$most" -v text="$bytes" 'BEGIN {
        name = way == "--lines" ? "vanlua tokenize --lines" : "vanlua tokenize"
        # Lines are not held.
        printf "%-44s %9.1f %9.1f\n", name, most / 1e6, (way == "--lines" ? most : most - text) / 1e6
    }'
done
echo

echo 'The administrative reform is a long story.' >"$BUILD/bench-line-en.txt"
echo 'Cải cách hành chính là một câu chuyện dài.' >"$BUILD/bench-line-vi.txt"
printf '%-44s %9s\n' "one line, from start to end" "ms"
for language in en vi; do
    value "vanlua tokenize --lines, $language" "$(milliseconds vanlua tokenize --lines "$BUILD/bench-line-$language.txt")"
done
rm -f "$BUILD/bench-line-en.txt" "$BUILD/bench-line-vi.txt"
if [ -n "$ERRORS" ] && [ -n "$treebanks" ]; then
    echo
    vanlua run --trust "$scripts/errors.lua" --format md --treebanks "$treebanks" || exit 1
fi
