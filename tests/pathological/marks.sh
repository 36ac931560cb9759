#!/bin/sh
# A million combining marks on one letter, of one class and of two in turn: sorting them must not be quadratic, and no mark is lost.
# shellcheck disable=SC1091,SC2154,SC1112 # what `measure` sets, and quotes that are meant
. "$ROOT/tests/pathological/measure"
size=$(choose 250000 25000)

for language in vi en; do
    linear 'marks of one class' "$size" '\314\201' 1 $language a
    linear 'marks of two classes' "$size" '\314\201\314\243' 1 $language a
    linear 'marks of two classes, the higher first' "$size" '\314\243\314\201' 1 $language ''
    linear 'marks of four bytes' "$size" '\360\235\205\245' 1 $language a
    linear 'jamo' "$size" '\341\204\222\341\205\241' 1 $language
done

# The first mark of either class goes into the letter: what is left is n - 1 of both, in order of their classes.
{ printf a; repeat 1000000 '\314\201\314\243'; } >text
run "$PROBE" --format tsv text
expect 'two classes: bytes' $((3 + 2 * (2000000 - 2) + 2)) "$(sed 1d out | cut -f 6)"
run "$ROOT/scripts/frequency.lua" --form bare --format tsv text
expect 'two classes: bare' 'a	1	1	1000000' "$(sed 1d out)"
finish
