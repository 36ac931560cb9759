#!/bin/sh
# Sentences that never end, or end at every mark, and abbreviations without end.
# shellcheck disable=SC1091,SC2154,SC1112 # what `measure` sets, and quotes that are meant
. "$ROOT/tests/pathological/measure"
size=$(choose 200000 15000)

for language in vi en; do
    linear 'opening quotes' "$size" '“ ' n $language
    linear 'deep quotes' "$size" '“‘(["' '5 * n' $language
    linear 'quotes that open and close' "$size" '"a" ' '3 * n' $language
    linear 'marks without a letter' "$size" '? ( ' '2 * n' $language
    linear 'dots and blanks' "$size" '. ' n $language
    linear 'terminators and quotes' "$size" '."' '2 * n' $language
    linear 'numbered ends' "$size" '1. ' '2 * n' $language
    linear 'single capitals' "$size" 'N.T.H. ' '3 * n' $language
    linear 'dots before small letters' "$size" 'ab. ' '2 * n' $language
done
linear 'abbreviations' "$size" 'PGS.TS.' n vi
linear 'glued sentences' "$size" 'bàn.Đánh' '3 * n - n + 1' vi

repeat 100000 'Anh đi. ' >text
probe 'many sentences' '1 1 100000 300000' --language vi text
repeat 100000 'It is. ' >text
probe 'many English sentences' '1 1 100000 300000' --language en text
repeat 20000 'a ' >text
run "$PROBE" --format tsv --language vi text
expect 'a sentence without end' '1 1 1 20000' "$(sed 1d out | cut -f 1-4 | tr '\t' ' ')"
finish
