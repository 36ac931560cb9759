#!/bin/sh
# Bytes that are no text, and inputs that are no files.
# shellcheck disable=SC1091,SC2154,SC1112 # what `measure` sets, and quotes that are meant
. "$ROOT/tests/pathological/measure"

# bytes NAME TOKENS BYTES: a file named on the command line is read as text whatever it holds.
bytes() {
    printf '%b' "$3" >text
    probe "$1" "1 - - $2" --language vi text
}
# warned NAME TEXT: the last run said exactly this; said to be strict, it fails instead, and prints nothing.
warned() {
    expect "$1" "$2" "$(sed 's/^vanlua: //' err)"
    run "$PROBE" --strict text
    expect "$1, strict: exit" 3 "$status"
    expect "$1, strict: output" '' "$(cat out)"
    if grep -qF "$2" err; then pass; else fail "$1, strict: standard error lacks '$2'"; fi
}

bytes 'a word' 1 'abcd'
expect 'nothing is said of good text' '' "$(cat err)"
bytes 'a run of bad bytes' 2 'abcd\0377\0377\0377'
warned 'a run of bad bytes' 'text: not valid UTF-8: 3 bad bytes, the first at byte 5'
bytes 'two runs' 4 '\0377a\0376b'
warned 'two runs' 'text: not valid UTF-8: 2 bad bytes, the first at byte 1'
bytes 'one bad byte' 3 'đ\0300đ'
warned 'one bad byte' 'text: not valid UTF-8: 1 bad byte, the first at byte 3'
bytes 'overlong' 2 'a\0300\0257'
bytes 'beyond Unicode' 2 'a\0364\0220\0200\0200'
bytes 'a surrogate in UTF-8' 3 'a\0355\0240\0200b'
warned 'a surrogate in UTF-8' 'text: not valid UTF-8: 3 bad bytes, the first at byte 2'
bytes 'a pair of surrogates in UTF-8' 3 'a\0355\0240\0275\0355\0270\0200b'

# Every truncation of letters of two, three and four bytes, at the end and ahead of a letter.
for letter in 0303 '0341 0272' '0360 0237 0230'; do
    truncated=
    count=0
    for byte in $letter; do
        truncated="$truncated\\$byte"
        count=$((count + 1))
        bytes "cut after $count bytes" 2 "a$truncated"
        expect "cut after $count bytes: bytes" 4 "$(sed 1d out | cut -f 6)"
        bytes "cut after $count bytes, ahead of a letter" 3 "a${truncated}b"
        if grep -q "not valid UTF-8: $count bad bytes*, the first at byte 2" err; then pass; else fail "cut after $count bytes: no warning"; fi
    done
done

bytes 'zero bytes' 3 'a\0000b'
bytes 'zero bytes alone' 3 '\0000\0000\0000'
bytes 'UTF-16, little end first' 2 '\0377\0376a\0000 \0000\0341\0036'
bytes 'UTF-16, big end first' 2 '\0376\0377\0000a\0000 \0036\0341'
bytes 'a lone high surrogate' 3 '\0377\0376a\0000\0000\0330b\0000'
bytes 'a lone low surrogate' 3 '\0377\0376a\0000\0000\0334b\0000'
bytes 'a high surrogate at the end' 2 '\0377\0376a\0000\0000\0330'
bytes 'half a unit' 2 '\0377\0376a\0000b'
bytes 'a mark of byte order alone' 0 '\0357\0273\0277'
bytes 'half a mark of byte order' 1 '\0357\0273'
bytes 'CR alone' 4 'Một\rHai\r\rBa bốn\r'
expect 'CR alone: paragraphs' 3 "$(sed 1d out | cut -f 2)"
expect 'CR alone: line' 4 "$(sed 1d out | cut -f 7)"
bytes 'white space' 0 ' \t\n\r\n\0302\0240\0343\0200\0200 \n'
bytes 'nothing' 0 ''
for script in frequency compare; do
    run "$ROOT/scripts/$script.lua" --format json text
    expect "$script of nothing: exit" 0 "$status"
    if grep -qi 'nan\|inf' out; then fail "$script of nothing: a number that is none"; else pass; fi
done

# All bytes there are, many times over.
LC_ALL=C awk 'BEGIN { srand(7); for (i = 0; i < 300000; i++) printf "%c", int(rand() * 256) }' >text
run "$PROBE" --format tsv text
expect 'any bytes: exit' 0 "$status"

# refused NAME WORD …: exit 3, nothing on standard output, one line that holds the name.
refused() {
    name=$1
    shift
    run "$ROOT/scripts/frequency.lua" "$@"
    expect "$name: exit" 3 "$status"
    expect "$name: output" '' "$(cat out)"
    expect "$name: lines" 1 "$(wc -l <err | tr -d ' ')"
    for last; do :; done
    if grep -qF "$last" err; then pass; else fail "$name: '$last' is not named"; fi
}
mkdir empty hidden mixed
echo a >hidden/.a.txt
refused 'a path that is not there' nowhere.txt
refused 'a folder that is not there' nowhere/at/all
refused 'an empty folder' empty
refused 'a folder of hidden files' hidden
echo 'một hai' >mixed/good.txt
printf 'a\000b' >mixed/binary.txt
probe 'a binary file in a folder' '1 1 1 2' mixed
if grep -q 'binary\.txt' err; then pass; else fail 'a binary file in a folder is not named'; fi
run "$PROBE" --strict mixed
expect 'a binary file, strict: exit' 3 "$status"
expect 'a binary file, strict: output' '' "$(cat out)"

mkfifo pipe
{ printf 'cải cách' >pipe; echo >written; } &
probe 'a pipe by name' '1 1 1 2' pipe
[ -e written ] || sleep 1
if [ -e written ]; then pass; else
    fail 'a pipe by name is not read'
    kill $!
fi
finish
