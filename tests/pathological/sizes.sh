#!/bin/sh
# Long lines, many lines, many files.
# shellcheck disable=SC1091,SC2154,SC1112 # what `measure` sets, and quotes that are meant
. "$ROOT/tests/pathological/measure"

n=$(choose 4000000 400000) # a line of 100 MB, or 10
repeat "$n" 'cải cách hành chính. ' >text
probe 'one long line' "1 1 1 $((5 * n)) 5" text
expect 'one long line: bytes' "$(wc -c <text | tr -d " ")" "$(sed 1d out | cut -f 6)"
run "$ROOT/scripts/frequency.lua" --format tsv --unit syllable text
expect 'one long line: counts' "chính	$n	1	250000" "$(sed -n 2p out)"
rm text

repeat 1000000 '\n' >text
probe 'empty lines' '1 0 0 0' text
echo 'Hết' >>text
probe 'a word behind empty lines' '1 1 1 1 1' text
expect 'its line' 1000001 "$(sed 1d out | cut -f 7)"
probe 'a word behind empty lines, wrapped' '1 1 1 1 1' --wrapped text
repeat 300000 'Anh đi.\n' >text
probe 'many paragraphs' '1 300000 300000 900000' --language vi text
repeat 300000 'Anh đi.\r\n' >text
probe 'many paragraphs by CRLF' '1 300000 300000 900000' --language vi text
probe 'one wrapped paragraph' '1 1 300000 900000' --language vi --wrapped text
rm text

n=$(choose 50000 5000)
mkdir tiny
i=0
while [ "$i" -lt "$n" ]; do
    [ $((i % 1000)) -eq 0 ] && mkdir "tiny/$((i / 1000))"
    echo "bài $i" >"tiny/$((i / 1000))/$i.txt"
    i=$((i + 1))
done
probe 'tiny files' "$n $n $n $((2 * n)) $((n + 1))" tiny
run "$ROOT/scripts/frequency.lua" --format tsv --top 1 tiny
expect 'tiny files: counts' "bài	$n	$n	1000000" "$(sed 1d out)"
finish
