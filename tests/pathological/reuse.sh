#!/bin/sh
# Texts that repeat themselves in every way: linear, and the share that it is.
# shellcheck disable=SC1091,SC2154 # what `measure` sets
. "$ROOT/tests/pathological/measure"
size=$(choose 60000 8000)

# reuse NAME TEXT WORDS: the text n times and four times as often takes at most eight times as long, and WORDS words of it, a sum over n, occurred
# earlier.
reuse() {
    for times in 1 4; do
        n=$((size * times))
        repeat "$n" "$2" >text
        run reuse --unit syllable --language en --format tsv text
        expect "$1: exit" 0 "$status"
        expect "$1 $n times" "$(($3))" "$(awk -F '\t' 'NR > 1 { words += $5 } END { print words + 0 }' out)"
        if [ "$times" = 1 ]; then
            once=$spent
        elif [ "$spent" -le $((8 * once + 400)) ]; then
            pass
        else
            fail "$1: $once ms once, $spent ms for four times as much"
        fi
    done
}

reuse 'one letter' 'a ' 'n - 1'
reuse 'two letters' 'a b ' '2 * n - 2'
reuse 'one letter in lines' 'a\n' 'n - 1'
reuse 'sentences' 'A b c d e f g h i. ' '9 * n - 9'
reuse 'numbers' '1 ' 0

# Runs of every length, whose n-grams are all the same.
runs() {
    awk -v count="$1" 'BEGIN { for (i = 0; i < count; i++) { for (j = i * 7919 % 500; j >= 0; j--) printf "a "; printf "b " } }' >text
    run reuse --unit syllable --language en --no-near --format tsv text
    expect "$1 runs: exit" 0 "$status"
}
runs $((size / 500))
once=$spent
runs $((size / 125))
if [ "$spent" -le $((8 * once + 400)) ]; then pass; else fail "runs: $once ms, $spent ms for four times as many"; fi
finish
