#!/bin/sh
# shellcheck disable=SC1091,SC2034,SC2086,SC2094 # checks stands beside; names of files here are plain
# Where a result goes: never over an input, and into the file that the shell has opened.
. tests/host/checks

cat >"$WORK/count.lua" <<'END_SCRIPT'
return { run = function(corpus) return #corpus end }
END_SCRIPT
cat >"$WORK/word.lua" <<'END_SCRIPT'
return { inputs = false, run = function() return "word" end }
END_SCRIPT
mkdir -p "$WORK/in/deep"
echo 'một hai' >"$WORK/in/a.txt"
echo 'ba bốn' >"$WORK/in/deep/b.txt"
ln -s in/a.txt "$WORK/link.txt"

# refused NAME OUTPUT INPUT …: the output is one of the inputs, and stays what it was.
refused() {
    name=$1 output=$2
    shift 2
    cp "$output" "$WORK/before"
    run "$WORK/count.lua" -o "$output" "$@"
    expect_status "$name" 2
    expect_error "$name" "vanlua: -o $output: this is an input"
    expect_true "$name: unchanged" cmp -s "$output" "$WORK/before"
}
refused 'the input itself' "$WORK/in/a.txt" "$WORK/in/a.txt"
refused 'another way to it' "$WORK/in/../in/a.txt" "$WORK/in/deep/b.txt" "$WORK/in/a.txt"
refused 'a link to it' "$WORK/link.txt" "$WORK/in/a.txt"
refused 'in a folder' "$WORK/in/deep/b.txt" "$WORK/in"
refused 'of a pattern' "$WORK/in/a.txt" "$WORK/in/*.txt"
cp "$WORK/in/a.txt" "$WORK/before"
"$VANLUA" "$WORK/count.lua" -o "$WORK/in/a.txt" <"$WORK/in/a.txt" >"$WORK/out" 2>"$WORK/err"
status=$?
expect_status 'behind standard input' 2
expect_true 'behind standard input: unchanged' cmp -s "$WORK/in/a.txt" "$WORK/before"
run "$WORK/count.lua" -o "$WORK/in/result.tsv" "$WORK/in"
expect_status 'beside the inputs' 0
run "$WORK/count.lua" -o "$WORK/in/result.tsv" "$WORK/in"
expect_status 'beside the inputs, again' 0
echo 2 >"$WORK/out"
expect_true 'beside the inputs: the result' cmp -s "$WORK/out" "$WORK/in/result.tsv"

# between NAME OUTPUT: the result comes between what others write to the same open file.
between() {
    (echo head; "$VANLUA" "$WORK/word.lua" --quiet -o "$2" 2>"$WORK/err" 5>&1; echo tail) >"$WORK/out"
    expect_output "$1" "head
word
tail"
}
between 'standard output' -
between 'its name' /dev/stdout
between 'its number' /dev/fd/1
between 'a further number' /dev/fd/5
between 'the file behind it' "$WORK/out"
run "$WORK/word.lua" -o /dev/fd/17
expect_status 'not open' 3

finish
