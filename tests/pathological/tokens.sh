#!/bin/sh
# Very long tokens and rows of them: the right number in time proportional to the size.
# shellcheck disable=SC1091,SC2154,SC1112 # what `measure` sets, and quotes that are meant
. "$ROOT/tests/pathological/measure"
size=$(choose 250000 20000)

for language in vi en; do
    linear 'one word' "$size" 'abcd' 1 $language
    linear 'one Vietnamese word' "$size" 'ướạ' 1 $language
    linear 'dotted word' "$size" 'a.b.c.' 2 $language
    linear 'digits' "$size" '1234' 1 $language
    linear 'digits with separators' "$size" '1.234.' 2 $language
    linear 'digits with commas' "$size" '12,' 2 $language
    linear 'code' "$size" '1/' 2 $language
    linear 'code of letters' "$size" 'A-' 2 $language 1/
    linear 'range' "$size" '20-' 2 $language
    linear 'time' "$size" '06:' 2 $language
    linear 'address' "$size" 'abc/' 1 $language 'https://a.vn/'
    linear 'address of brackets' "$size" '(' 'n > 0 ? 4 : 0' $language 'http://'
    linear 'hosts' "$size" 'a.vn/,' 2 $language
    linear 'broken hosts' "$size" 'a.vn.' 2 $language
    linear 'local parts' "$size" 'a@' '2 * n' $language
    linear 'tags' "$size" '#1' '2 * n' $language
    linear 'long tag' "$size" '1_' 2 $language '#'
    linear 'hyphens' "$size" 'a-' '2 * n' $language
    linear 'apostrophes' "$size" "a'" 2 $language
    linear 'underscores' "$size" '_' 1 $language
    linear 'brackets' "$size" '(' 1 $language
    linear 'number signs' "$size" '#' 1 $language
    linear 'at signs' "$size" '@' 1 $language
    linear 'dots' "$size" '.' 1 $language
    linear 'pairs of brackets' "$size" '()' '2 * n' $language
    linear 'emoji joined' "$size" '\360\237\221\251\342\200\215' 1 $language
    linear 'regional indicators' "$size" '\360\237\207\273\360\237\207\263' n $language
    linear 'zero width joiners' "$size" '\342\200\215' 1 $language
    linear 'zero width spaces' "$size" '\342\200\213' 0 $language
    linear 'no-break spaces' "$size" '\302\240' 0 $language
    linear 'Chinese' "$size" '中' n $language
    linear 'Katakana' "$size" 'カ' 1 $language
done
finish
