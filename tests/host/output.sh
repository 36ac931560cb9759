#!/bin/sh
# shellcheck disable=SC1091,SC2010,SC2012,SC2034,SC2086 # checks stands beside; names of files here are plain
# Where results go, and in which form.
. tests/host/checks

cat >"$WORK/table.lua" <<'END'
local vanlua = require "vanlua"
return { summary = "two rows", inputs = false, options = { { name = "rows", type = "integer", default = 2 } },
  run = function(_, options)
    local rows = {}
    for i = 1, options.rows do rows[i] = { "từ " .. i, i / 2 } end
    return vanlua.table{ columns = { "term", "half" }, rows = rows }
  end }
END
cat >"$WORK/report.lua" <<'END'
local vanlua = require "vanlua"
return { inputs = false, run = function()
  return vanlua.report{ { "first", vanlua.table{ columns = { "a" }, rows = { { 1 } } } }, { "second", "some words" } }
end }
END
cat >"$WORK/escape.lua" <<'END'
return { inputs = false, run = function() io.write("\27[31m", "said\n") return "\27[2Jtext" end }
END

run "$WORK/table.lua"
expect_output 'TSV by default' "term	half
từ 1	0.5
từ 2	1"
run "$WORK/table.lua" --format csv
expect_in_output csv 'term,half'
run "$WORK/table.lua" --format json
expect_true json grep -q '"term": *"từ 1"' "$WORK/out"
run "$WORK/table.lua" --format json --meta
expect_true 'json with meta' grep -q '"meta"' "$WORK/out"
expect_in_output 'json with meta' '"rows"'
run "$WORK/table.lua" --format md
expect_in_output markdown '| term'
run "$WORK/table.lua" --meta
expect_in_output meta '# script: table'
expect_in_output meta '# rows: 2'
run "$WORK/table.lua" --format table
expect_status 'aligned' 0
run "$WORK/report.lua"
expect_in_output report '# second'
run "$WORK/report.lua" --format json
expect_in_output 'report in JSON' '"second"'
for value in '"text"' 12 2.5 true; do
    echo "return { inputs = false, run = function() return $value end }" >"$WORK/value.lua"
    run "$WORK/value.lua"
    expect_status "value $value" 0
    expect_output "value $value" "$(echo "$value" | tr -d '"')"
done

# Files: by their extension, whole or not at all.
run "$WORK/table.lua" -o "$WORK/result.csv"
expect_status 'output file' 0
expect_silence 'output file'
expect_true 'format by extension' grep -q '^term,half' "$WORK/result.csv"
run "$WORK/table.lua" --output="$WORK/result.md"
expect_true 'Markdown by extension' grep -q '^| term' "$WORK/result.md"
run "$WORK/table.lua" -o"$WORK/result.csv" --bom
expect_true 'byte order mark' test "$(head -c 3 "$WORK/result.csv" | od -An -tx1 | tr -d ' ')" = efbbbf
run "$WORK/table.lua" -o "$WORK/result.html"
expect_true 'HTML by extension' grep -q '<th>term</th>' "$WORK/result.html"
run "$WORK/table.lua" -o "$WORK/result.svg"
expect_status 'a table is no SVG' 2
expect_true 'and leaves no file' test ! -e "$WORK/result.svg"
run "$WORK/table.lua" -o "$WORK/result.pdf"
expect_status 'no such format' 2

echo before >"$WORK/kept.tsv"
chmod 640 "$WORK/kept.tsv"
echo 'return { inputs = false, run = function() error("x") end }' >"$WORK/fails.lua"
run "$WORK/fails.lua" -o "$WORK/kept.tsv"
expect_status 'a script that fails' 1
expect_true 'leaves the file alone' test "$(cat "$WORK/kept.tsv")" = before
run "$WORK/table.lua" -o "$WORK/kept.tsv"
expect_true 'permissions stay' test "$(ls -l "$WORK/kept.tsv" | cut -c1-10)" = -rw-r-----
ln -s kept.tsv "$WORK/link.tsv"
run "$WORK/table.lua" --rows 1 -o "$WORK/link.tsv"
expect_true 'a link stays one' test -L "$WORK/link.tsv"
expect_true 'a link is followed' test "$(wc -l <"$WORK/kept.tsv")" -eq 2
ln -s new.tsv "$WORK/dangling.tsv"
run "$WORK/table.lua" -o "$WORK/dangling.tsv"
expect_true 'a link to nothing is followed' test -f "$WORK/new.tsv" -a -L "$WORK/dangling.tsv"
run "$WORK/table.lua" -o "$WORK/no-folder/x.tsv"
expect_status 'no such folder' 3
expect_error 'no such folder' 'no-folder/x.tsv: cannot write'
run "$WORK/table.lua" -o "$WORK"
expect_status 'a folder' 3
expect_true 'no temporary files' test -z "$(ls -A "$WORK" | grep '^\.vanlua')"

# What exists and is no regular file is written directly.
run "$WORK/table.lua" -o /dev/null
expect_status 'a device' 0
if [ -c /dev/full ]; then
    run "$WORK/table.lua" -o /dev/full
    expect_status 'a full device' 3
    expect_error 'a full device' '/dev/full: cannot write'
    "$VANLUA" "$WORK/table.lua" >/dev/full 2>"$WORK/err" </dev/null
    status=$?
    expect_status 'standard output full' 3
    expect_error 'standard output full' 'standard output: cannot write'
fi
mkfifo "$WORK/pipe"
cat "$WORK/pipe" >"$WORK/received" &
reader=$!
run "$WORK/table.lua" -o "$WORK/pipe"
sleep 0.2
kill $reader 2>/dev/null
expect_true 'a named pipe' test "$(wc -l <"$WORK/received")" -eq 3 -a -p "$WORK/pipe"
"$VANLUA" "$WORK/table.lua" >&- 2>"$WORK/err" </dev/null
status=$?
expect_status 'standard output closed' 3

# A reader that goes is no error.
{ "$VANLUA" "$WORK/table.lua" --rows 200000 2>"$WORK/err" </dev/null; echo $? >"$WORK/status"; } | head -1 >/dev/null
status=$(cat "$WORK/status")
expect_status 'closed pipe' 0
expect_true 'closed pipe is quiet' test ! -s "$WORK/err"

# Terminals see no control characters; other readers get what the script wrote.
run "$WORK/escape.lua"
expect_true 'bytes in a pipe' grep -q "$(printf '\033')" "$WORK/out"
expect_true 'what the script says is not on standard output' test "$(grep -c said "$WORK/out")" -eq 0
if command -v script >/dev/null 2>&1 && script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
    COLUMNS=70 script -qec "'$VANLUA' '$WORK/escape.lua'" /dev/null </dev/null >"$WORK/out" 2>&1
    expect_true 'no escape reaches a terminal' test "$(grep -c "$(printf '\033')" "$WORK/out")" -eq 0
    expect_in_output 'what the script says is visible' '\x1b[31m'
    expect_in_output 'the result is visible' '\x1b[2J'
    COLUMNS=70 script -qec "'$VANLUA' '$WORK/table.lua'" /dev/null </dev/null >"$WORK/out" 2>&1
    expect_in_output 'a terminal shows the settings' 'rows: 2'
fi

# A signal: no half file, no temporary one.
echo 'return { inputs = false, run = function() while true do end end }' >"$WORK/endless.lua"
"$VANLUA" "$WORK/endless.lua" -o "$WORK/signal.tsv" 2>"$WORK/err" </dev/null &
process=$!
sleep 0.5
kill -TERM $process
wait $process
status=$?
expect_status 'terminated' 143
expect_true 'nothing is left' test -z "$(ls -A "$WORK" | grep -e '^\.vanlua' -e signal)"
# Single values: whole in every format, and what JSON has words for is bare.
# value NAME LUA TEXT JSON
value() {
    echo "return { inputs = false, run = function() return $2 end }" >"$WORK/value.lua"
    run "$WORK/value.lua"
    expect_output "$1" "$3"
    run "$WORK/value.lua" --format json
    expect_output "$1 in JSON" "$4"
    run "$WORK/value.lua" --format jsonl
    expect_output "$1 in JSON Lines" "$4"
}
value 'a sum' '0.1 + 0.2' 0.30000000000000004 0.30000000000000004
value 'an integer' 'math.maxinteger' 9223372036854775807 9223372036854775807
value 'a boolean' 'false' false false
value 'no number' '0 / 0' '' null
value 'infinity' '-1 / 0' '' null
value 'a string' '"1"' 1 '"1"'
value 'ill-formed' '"a\\xff\\xfeb"' 'a�b' '"a�b"'
echo 'return { inputs = false, run = function() return 2.5 end }' >"$WORK/value.lua"
run "$WORK/value.lua" --format json --meta
expect_in_output 'with settings' '"value": 2.5'

finish
