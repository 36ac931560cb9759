#!/bin/sh
# Where reads end must not matter: texts that come byte by byte through a pipe, or that lie across the border of a block read at once.
# shellcheck disable=SC1091,SC2154,SC1112 # what `measure` sets, and quotes that are meant
. "$ROOT/tests/pathological/measure"

# terms WORD …: all terms with their counts, without the documents' names.
terms() {
    run "$ROOT/scripts/frequency.lua" --form exact --kinds word,number,code,url,email,symbol,punctuation --language vi --top 0 --format tsv "$@"
    sed 1d out | cut -f 1,2
}

for seed in "$ROOT"/seeds/*.txt; do
    for unit in word syllable; do
        terms --unit "$unit" "$seed" >whole
        expect "${seed##*/}, $unit: exit" 0 "$status"
        dd bs=1 if="$seed" 2>/dev/null | "$BUILD/vanlua" "$ROOT/scripts/frequency.lua" --unit "$unit" --form exact \
            --kinds word,number,code,url,email,symbol,punctuation --language vi --top 0 --format tsv - 2>err | sed 1d | cut -f 1,2 >pieces
        if [ -s whole ] && cmp -s whole pieces; then pass; else fail "${seed##*/}, $unit: byte by byte"; fi
    done
done

# Letters of one to four bytes, decomposed ones, bad bytes, CRLF, and marks in the wrong order, across every border that reading may have.
printf 'xa\314\243\314\202 x\360\237\230\200 xe\314\202\314\201\r\nx\341\272\277 x\377\376 xo\314\233\314\243 21h30 x\355\240\200 26/CT-TTg\r\n' >nasty
{ repeat 40 'x y\n'; cat nasty; } >text
terms --unit syllable text | grep -v '^[xy]	' >expected
expect 'the nasty line' 7 "$(wc -l <expected | tr -d ' ')"
for block in 4096 8192 65536 262144; do
    for shift in 0 1 2 3 5 7 11 13 17 19 23 29 31 37 41 43 47 53 59 61; do
        { repeat $(((block - shift) / 4)) 'x y\n'; repeat $(((block - shift) % 4)) ' '; cat nasty; } >text
        terms --unit syllable text | grep -v '^[xy]	' >actual
        if cmp -s expected actual; then pass; else fail "a border $shift bytes into the line, at $block"; fi
    done
done
finish
