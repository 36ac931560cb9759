#!/bin/sh
# shellcheck disable=SC1091,SC2034 # checks stands beside
# The REPL without a terminal: chunks from a pipe and from the command line.
. tests/host/checks

# chunks WORD …: runs the REPL with the lines of $WORK/in.
chunks() {
    "$VANLUA" repl "$@" <"$WORK/in" >"$WORK/out" 2>"$WORK/err"
    status=$?
}

printf '%s\n' '1 + 1' '_ + 1' '_1 + _2' '2; ' '_ * 10' 'return 1, nil, 2.5' 'x = 3' 'x' 'for i = 1, 2 do' 'print(i)' 'end' 'undefined' \
    '-- a comment' '"a" -- not silent;' >"$WORK/in"
chunks
expect_status 'plain values' 0
expect_output 'plain values' '2
3
5
20
1
nil
2.5
3
1
2
nil
"a"'

printf '%s\n' '"tab\t \"quoted\" \27[31m việt"' '{1, 2, "ba"}' '{b = 1, a = {c = {}}, [10] = true, ["x y"] = 2, ["end"] = 3}' \
    't = {} t.self = t return t' '{' '}' >"$WORK/in"
chunks
expect_status 'strings and tables' 0
expect_output 'strings and tables' '"tab\t \"quoted\" \x1b[31m việt"
{1, 2, "ba"}
{
  [10] = true,
  a = {
    c = {},
  },
  b = 1,
  ["end"] = 3,
  ["x y"] = 2,
}
{
  self = { a table that holds this one },
}
{}'

# What is large is cut, and how much is not shown is told.
printf '%s\n' '("x"):rep(20000)' 't = {} for i = 1, 300 do t[i] = {i} end return t' 'setmetatable({}, {__tostring = function() return "mine" end})' >"$WORK/in"
chunks
expect_in_output 'a long string' '"… 10,000 more bytes'
expect_in_output 'a long table' '  … 200 more'
expect_in_output 'a table with a text' 'mine'
expect_true 'few lines' [ "$(wc -l <"$WORK/out")" -lt 320 ]

# Errors are said, the rest goes on, and the status tells.
printf '%s\n' 'nothing.field' '1 +* 2' 'error{}' 'corpus' '"still here"' 'local function f() error("deep") end f()' >"$WORK/in"
chunks
expect_status 'errors' 1
expect_error 'an index of nil' "repl 1:1: attempt to index a nil value (global 'nothing')"
expect_error 'a syntax error' "repl 2:1: unexpected symbol near '*'"
expect_error 'an error object' 'error object is a table value'
expect_error 'a trace' "in function 'f'"
expect_no_error 'frames of the host' '[C]'
expect_output 'errors' 'nil
"still here"'
printf 'prnt(1)\nwhile true do' >"$WORK/in"
chunks
expect_status 'an incomplete chunk' 1
expect_error 'a hint' "did you mean 'print'?"
expect_error 'an incomplete chunk' 'repl 2: the input ends before the chunk does'

# Decomposed letters become NFC; bytes that are no text stay.
printf '#"e\314\202\314\201"\n#"\377e\314\202"\n' >"$WORK/in"
chunks
expect_output 'normal form' '3
4'

run repl seeds -e '#corpus' -e 'corpus[2]' --quiet
expect_status 'chunks of the command line' 0
expect_in_output 'a number' '5'
expect_in_output 'a document' 'Document "001_342a4015e2770197" · 1,044 syllables · 18 paragraphs · Xã Hòa Sơn'
expect_in_output 'its fields' '  language  "vi"'
run repl -e 'error("x")' -e '1'
expect_status 'a chunk that fails' 1
expect_output 'a chunk that fails' '1'
run repl seeds -e 'corpus:frequencies()' -e '_:top(0)' -e 'corpus[1]:sentences()()' -e 'corpus[1]:tokens()()'
expect_in_output 'frequencies' 'Frequencies · '
expect_in_output 'fields of frequencies' '  unit   "word"'
expect_in_output 'a table is cut' ' more rows'
expect_in_output 'a sentence' '  text       "Cải cách hành chính (CCHC)'
expect_in_output 'a token' '  text       "Cải cách"'
run repl seeds -e 'corpus:frequencies():top(3)' --format csv
expect_true 'a format' grep -q '^của,126,5,26571.067060312103' "$WORK/out"

# Commands.
mkdir "$WORK/texts"
printf 'Một hai ba.\n' >"$WORK/texts/a.txt"
printf 'loaded = 5\nreturn loaded\n' >"$WORK/load.lua"
cat >"$WORK/in" <<END
.format json
corpus:frequencies():top(1)
.format auto
.save $WORK/saved.csv
.load $WORK/load.lua
loaded + 1
#corpus
os.execute("cp $WORK/texts/a.txt $WORK/texts/b.txt");
.reload
#corpus
.run frequency --top 1 --unit syllable
#_
.time 1 + 1
.frmat json
.run frequncy
.save
.quit
"not reached"
END
chunks "$WORK/texts"
expect_status 'commands' 1
expect_in_output '.format' '"count": 1, "documents": 1, '
expect_true '.save' [ "$(head -n 1 "$WORK/saved.csv" | tr -d '\r')" = 'term,count,documents,per_million' ]
expect_in_output '.load' '6'
expect_error '.reload' '2 documents read'
expect_error '.time' ' s'
expect_error 'an unknown command' "no command '.frmat' (did you mean '.format'?)"
expect_error 'an unknown script' "no script named 'frequncy' (did you mean 'frequency'?)"
expect_error 'a name is missing' '.save takes the name of a file'
expect_true '.quit' [ "$(grep -c 'not reached' "$WORK/out")" -eq 0 ]
printf '%s\n' ".save $WORK/texts/a.txt" 'io.write("x");' '1' 'print("y")' >"$WORK/in"
chunks "$WORK/texts"
expect_error 'nothing to save' 'there is no result yet'
expect_output 'the order of output' 'x1
y'
expect_true 'an input stays' grep -q 'Một hai ba' "$WORK/texts/a.txt"
printf '%s\n' '"text"' ".save $WORK/texts/a.txt" >"$WORK/in"
chunks "$WORK/texts/a.txt"
expect_error 'an input is not overwritten' 'this is an input'
printf '%s\n' '.run frequency' '.run compare' '#_' '_2:section("overview").columns[1]' '.run concordance "hai ba"' '.run frequency --language vi' >"$WORK/in"
chunks "$WORK/texts/a.txt"
expect_in_output 'a report is moved, with its sections' '"document"'
expect_in_output 'words in quotes' 'hai ba'
expect_error 'too late' '--language is for reading'
printf '.run frequency\n' >"$WORK/in"
chunks
expect_status 'without a corpus' 1
expect_error 'without a corpus' 'frequency needs a corpus'

# Help, and sources.
cat >"$WORK/in" <<'END'
?corpus.frequencies
?Corpus
?log_likelihood
?frequency
?vanlua.text
f = function(a, b)
  return a + b -- the sum
end
?f
??f
help(corpus)
help("stats.keyness")
?frequncies
??print
END
chunks seeds
expect_status 'questions' 1
expect_in_output 'of a method' 'corpus:frequencies{'
expect_in_output 'of a class' 'Documents, asked by corpus[1]'
expect_in_output 'of a statistic' 'log_likelihood('
expect_in_output 'of a script' 'Usage: vanlua frequency'
expect_in_output 'of a module' 'vanlua.text:'
expect_in_output 'of a function of Lua' 'function (a, b)'
expect_in_output 'a source' '  return a + b -- the sum'
expect_in_output 'help of a name' 'vanlua.stats.keyness:'
expect_error 'no help' "no help on 'frequncies' (did you mean 'Frequencies'?)"
expect_error 'no source' 'written in C'

# Usage.
run repl --help
expect_status 'help' 0
expect_in_output 'help' '-e, --execute CHUNK'
run repl -o x
expect_status '-o' 2
run repl -
expect_status 'standard input' 2
run repl "$WORK/missing"
expect_status 'a missing input' 3
run repl --limit-memory 20M -e 't = {} for i = 1, 1e9 do t[i] = i end' -e '"still here"'
expect_status 'a limit of memory' 4
expect_error 'a limit of memory' 'memory limit of 20M reached'
run repl --limit-time 1 -e 'while true do end' -e '"still here"'
expect_status 'a limit of time' 4
expect_error 'a limit of time' 'time limit of 1 s reached'
expect_output 'a limit of time' '"still here"'

# Options of the session are none of .run, and are not passed over.
for option in "--format json" --bom --meta "--limit-memory 1G" "--limit-time 9"; do
    run repl seeds -e ".run frequency $option"
    expect_status ".run $option" 1
    expect_error ".run $option" ".run takes no ${option%% *}: "
    expect_true ".run $option" [ ! -s "$WORK/out" ]
done
run repl seeds -e '.run frequency --top 1 --quiet'
expect_status '.run --quiet' 0

for name in repl tokenize; do
    run repl seeds -e ".run $name"
    expect_error ".run $name" "'$name' is a command of vanlua, and no analysis"
done
run repl -e .help
expect_in_output '.help' '.run SCRIPT [--option value …] runs an analysis'
run repl -e
expect_status '-e without a chunk' 2
expect_error '-e without a chunk' 'one CHUNK (repeatable)'

# What cannot be written is said, and ends the session; a pipe that is closed ends it quietly.
if [ -c /dev/full ]; then
    for chunk in '1' 'io.write("x");' 'while true do print(1) end'; do
        "$VANLUA" repl -e "$chunk" -e 'error("not reached")' >/dev/full 2>"$WORK/err"
        status=$?
        expect_status "a full device: $chunk" 3
        expect_error "a full device: $chunk" 'standard output: cannot write: '
        expect_no_error "a full device: $chunk" 'not reached'
    done
fi
{ "$VANLUA" repl -e 'while true do print(1) end' 2>"$WORK/err"; echo $? >"$WORK/status"; } | head -n 1 >"$WORK/out"
status=$(cat "$WORK/status")
expect_status 'a closed pipe' 0
expect_true 'a closed pipe' [ ! -s "$WORK/err" ]

finish
