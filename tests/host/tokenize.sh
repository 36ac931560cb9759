#!/bin/sh
# shellcheck disable=SC1091,SC2034 # checks stands beside, and reads status
# The command tokenize as a filter: any pieces, answers at once, nothing lost, memory that does not grow.
. tests/host/checks

# Files end at what the shell gives; white space and _ are what tokenize may change.
bare() { tr -d '_ \t\r\n' | sed 's/\xC2\xA0//g'; }

cat seeds/*.txt >"$WORK/text"
"$VANLUA" tokenize --lines <"$WORK/text" >"$WORK/whole" 2>"$WORK/err"
status=$?
expect_status 'a text' 0
expect_true 'one line for each line' [ "$(grep -c '' "$WORK/text")" -eq "$(wc -l <"$WORK/whole")" ]
bare <"$WORK/text" >"$WORK/expected"
bare <"$WORK/whole" >"$WORK/out"
expect_true 'no character is lost' cmp -s "$WORK/expected" "$WORK/out"
sed 's/$/\r/' "$WORK/text" | "$VANLUA" tokenize --lines >"$WORK/out"
expect_true 'CRLF' cmp -s "$WORK/whole" "$WORK/out"
{ printf '\357\273\277' && cat "$WORK/text"; } | "$VANLUA" tokenize --lines >"$WORK/out"
expect_true 'byte order mark' cmp -s "$WORK/whole" "$WORK/out"

# As many reads as bytes.
head -n 4 "$WORK/text" >"$WORK/short"
head -n 4 "$WORK/whole" >"$WORK/expected"
for language in '' '--language=vi'; do
    # shellcheck disable=SC2086 # no word where it is empty
    dd if="$WORK/short" bs=1 2>/dev/null | "$VANLUA" tokenize --lines $language >"$WORK/out"
    expect_true "byte by byte $language" cmp -s "$WORK/expected" "$WORK/out"
done

# Every file is a document with a language of its own; - is standard input.
printf 'bàn.Đánh\n' >"$WORK/vi.txt"
printf 'table.Beat\n' >"$WORK/en.txt"
printf 'bàn.Đánh\n' | "$VANLUA" tokenize --lines "$WORK/vi.txt" "$WORK/en.txt" - >"$WORK/out" 2>"$WORK/err"
expect_output 'languages of their own' 'bàn . Đánh
table.Beat
bàn . Đánh'

# A question, an answer, and so on.
mkfifo "$WORK/asked" "$WORK/answered"
"$VANLUA" tokenize --lines --language vi <"$WORK/asked" >"$WORK/answered" 2>"$WORK/err" &
process=$!
exec 3>"$WORK/asked" 4<"$WORK/answered"
for question in '(một)' '«hai»'; do
    printf '%s\n' "$question" >&3
    timeout 20 head -n 1 <&4 >"$WORK/out"
    expect_output "answered at once: $question" "$(echo "$question" | sed 's/[()«»]/ & /g; s/^ //; s/ $//')"
done
printf 'ba' >&3
exec 3>&-
cat <&4 >"$WORK/out"
exec 4<&-
wait "$process"
status=$?
expect_status 'the end of the questions' 0
expect_output 'a line without an end' 'ba'

# Nobody reads.
yes 'một, hai' | head -n 1000000 | { "$VANLUA" tokenize --lines 2>"$WORK/err"; echo $? >"$WORK/status"; } | head -n 1 >"$WORK/out"
status=$(cat "$WORK/status")
expect_status 'closed pipe' 0
expect_output 'closed pipe' 'một , hai'
expect_true 'a closed pipe is no error' [ ! -s "$WORK/err" ]
"$VANLUA" tokenize --format jsonl seeds 2>"$WORK/err" | head -n 1 >"$WORK/out"
expect_true 'a closed pipe is no error for documents' [ ! -s "$WORK/err" ]

# Files are whole or not there.
run tokenize --lines "$WORK/vi.txt" -o "$WORK/result.txt"
expect_status 'to a file' 0
expect_silence 'to a file'
cp "$WORK/result.txt" "$WORK/out"
expect_output 'to a file' 'bàn . Đánh'
printf 'a\377\n' >"$WORK/bad.txt"
run tokenize --lines --strict "$WORK/vi.txt" "$WORK/bad.txt" -o "$WORK/result.txt"
expect_status 'strict' 3
expect_error 'strict' "$WORK/bad.txt: not valid UTF-8: 1 bad byte, the first at byte 2"
cp "$WORK/result.txt" "$WORK/out"
expect_output 'the file before stays' 'bàn . Đánh'
run tokenize --lines "$WORK/vi.txt" -o "$WORK/none/result.txt"
expect_status 'no folder' 3
"$VANLUA" tokenize --lines "$WORK/vi.txt" >/dev/full 2>"$WORK/err"
status=$?
expect_status 'a full disk' 3
expect_error 'a full disk' 'cannot write'
"$VANLUA" tokenize "$WORK/vi.txt" >/dev/full 2>"$WORK/err"
status=$?
expect_status 'a full disk, documents' 3
printf 'cải cách,\n' >"$WORK/words.txt"
run tokenize --lines --lexicon "$WORK/words.txt" "$WORK/vi.txt"
expect_status 'a lexicon that is none' 3
expect_error 'a lexicon that is none' 'words.txt'
run tokenize --lines --limit-memory 100K "$WORK/text"
expect_status 'a limit of memory' 4

# However long the pipe is, and however many words there are: 30 million bytes in 40 million of memory, all of it counted.
[ -n "$SAN" ] || {
    awk 'BEGIN { for (i = 0; i < 1500000; i++) print "từ" i, "chữ" i * 7 }' |
        "$VANLUA" tokenize --lines --unit syllable --language vi --limit-memory 40M 2>"$WORK/err" | tail -n 1 >"$WORK/out"
    expect_output 'bounded memory' 'từ1499999 chữ10499993'
}

finish
