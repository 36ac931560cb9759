#!/bin/sh
# shellcheck disable=SC1091,SC2010,SC2012,SC2034,SC2086 # checks stands beside; names of files here are plain
# The command line: options, arguments, inputs, help, finding scripts.
. tests/host/checks
script=$HERE/scripts/options.lua

run "$script" x
expect_status defaults 0
expect_output defaults 'pattern=string x
count=integer 2
min_ratio=float 0.5
distinct=boolean false
header=boolean true
unit=string word
terms=nil nil
kinds=[word]
note=nil nil
stop_words=nil nil'

run "$script" --count=7 x --min-ratio 2 --distinct --no-header --unit syllable --terms 'a b, c,,d' --kinds number,word --note --count --stop-words "$script"
expect_status all 0
expect_output all 'pattern=string x
count=integer 7
min_ratio=float 2.0
distinct=boolean true
header=boolean false
unit=string syllable
terms=[a b|c|d]
kinds=[number|word]
note=string --count
stop_words=string '"$script"

run "$script" --terms a --terms b --count 1 --count 3 --min_ratio .25 -- --note
expect_in_output 'lists add up' 'terms=[a|b]'
expect_in_output 'the last value wins' 'count=integer 3'
expect_in_output 'after -- all is argument' 'pattern=string --note'
expect_in_output 'underscores work too' 'min_ratio=float 0.25'

# A file must be there, unless the word is one of those that are none; only such a file is open to the script.
mkdir "$WORK/cwd" "$WORK/guest"
cat >"$WORK/guest/file.lua" <<'END'
return { inputs = false, options = { { name = "list", type = "file", choices = { "vi", "none" }, default = "none", help = "a list" } },
  run = function(_, options)
    local file = io.open(options.list)
    return options.list:match("[^/]*$") .. " " .. (file and file:read() or "closed")
  end }
END
echo 'a word' | tee "$WORK/cwd/vi" >"$WORK/cwd/words.txt"
program=$(cd "${VANLUA%/*}" && pwd)/vanlua
list() { (cd "$WORK/cwd" && "$program" "$WORK/guest/file.lua" "$@" </dev/null) >"$WORK/out" 2>"$WORK/err"; status=$?; }
list
expect_output 'the default is no path' 'none closed'
list --list vi
expect_output 'a word that is no path' 'vi closed'
list --list ./vi
expect_output 'a path' 'vi a word'
list --list words.txt
expect_output 'a file' 'words.txt a word'
list --list missing.txt
expect_status 'a missing file' 3
expect_error 'a missing file' 'vanlua: --list: missing.txt: no such file or folder (it takes "vi", "none" or a file)'
expect_silence 'a missing file'
list --help
expect_in_output 'help of a file' '("vi", "none" or a file; default none)'
run "$script" x --stop-words missing.txt
expect_status 'a missing file without choices' 3
expect_true 'it is told in one line' test "$(cat "$WORK/err")" = 'vanlua: --stop-words: missing.txt: no such file or folder'
if [ "$(id -u)" -ne 0 ]; then
    chmod 0 "$WORK/cwd/words.txt"
    list --list words.txt
    expect_status 'an unreadable file' 3
    expect_error 'an unreadable file' '--list: words.txt: Permission denied'
fi

# Warnings.
cat >"$WORK/warns.lua" <<'END'
return { inputs = false, run = function() warn("one ", "\27[31m", " line") warn("@off") warn("two") print("three") return "done" end }
END
run "$WORK/warns.lua"
expect_true 'warn' test "$(cat "$WORK/err")" = 'vanlua: one \x1b[31m line
vanlua: two
three'
run "$WORK/warns.lua" --quiet
expect_true 'quiet silences warn, not print' test "$(cat "$WORK/err")" = three
expect_output 'quiet' 'done'

run --quiet "$script" x --no-distinct --note=
expect_status 'options before the name' 0
expect_in_output 'empty value' 'note=string '

usage() { # NAME TEXT WORD …
    name=$1 text=$2
    shift 2
    run "$@"
    expect_status "$name" 2
    expect_error "$name" "$text"
    expect_silence "$name"
}
usage 'wrong type' "--count takes an integer from 0 to 100, not 'x'" "$script" x --count x
usage 'fraction' "--count takes an integer from 0 to 100, not '1.5'" "$script" x --count 1.5
usage 'too large' "--count takes an integer from 0 to 100, not '101'" "$script" x --count 101
usage 'overflow' "--count takes an integer" "$script" x --count 99999999999999999999
usage 'below' "--min-ratio takes a number of at least 0, not '-1'" "$script" x --min-ratio -1
usage 'no number' "--min-ratio takes a number of at least 0, not 'nan'" "$script" x --min-ratio nan
usage 'choice' '--unit takes "word" or "syllable", not '"'wrod'"' (did you mean "word"?)' "$script" x --unit wrod
usage 'item' "--kinds takes a list, separated by commas, of \"word\" or \"number\", not 'x'" "$script" x --kinds word,x
usage 'unknown' "unknown option '--tersm' (did you mean '--terms'?)" "$script" x --tersm 1
usage 'unknown global' "unknown option '--formt' (did you mean '--format'?)" "$script" x --formt=csv
usage 'unknown letter' "unknown option '-z'" "$script" x -z
usage 'not negatable' "unknown option '--no-count'" "$script" x --no-count
usage 'value missing' "--count takes a value" "$script" x --count
usage 'argument missing' "the argument 'pattern' is missing: a string; see vanlua help $script" "$script"
usage 'no inputs' "takes no input, but 'more' is given" "$script" x more
usage 'format' "--format takes" "$script" x --format xml
usage 'threads' "--threads takes an integer from 1 to 1024, not '0'" "$script" x --threads 0
usage 'memory' "--limit-memory takes a size" "$script" x --limit-memory much
usage 'time' "--limit-time takes seconds" "$script" x --limit-time -1
usage 'since' "--since takes a date" "$script" x --since 2020-13
usage 'until' "--until takes a date" "$script" x --until yesterday
usage 'where' "--where takes FIELD=VALUE" "$script" x --where source
usage 'paragraphs' "(did you mean \"body\"?)" "$script" x --paragraphs bdoy
usage 'language' "--language takes a language tag" "$script" x --language 'x y'
usage 'boolean value' "--distinct takes true or false, not 'maybe'" "$script" x --distinct=maybe
usage 'no script' "no script named 'nothing-like-it'" nothing-like-it
usage 'no file' "no script at './nothing.lua'" ./nothing.lua
usage 'folder' "is a folder" $HERE/
usage 'nothing named' 'no analysis named' --quiet
usage 'run alone' 'run takes the name' run
run
expect_status alone 2
expect_error alone 'Usage:'
expect_silence alone

for words in "--help" "help" "-h"; do
    run $words
    expect_status "$words" 0
    expect_in_output "$words" '--limit-memory SIZE'
done
for words in "--version" "version"; do
    run $words
    expect_status "$words" 0
    expect_in_output "$words" 'vanlua '
done
for words in "$script --help" "help $script" "run $script x -h"; do
    run $words
    expect_status "$words" 0
    expect_in_output "$words" 'Shows the options that it got'
    expect_in_output "$words" '--count N'
    expect_in_output "$words" 'an integer from 0 to 100; default 2'
    expect_in_output "$words" '--no-header'
    expect_in_output "$words" 'This line is its description.'
    expect_in_output "$words" 'vanlua options.lua x --count 3'
done
run help Corpus:frequencies
expect_status 'help of the library' 0
expect_in_output 'help of the library' 'frequencies'

mkdir -p "$WORK/one" "$WORK/two" "$XDG_DATA_HOME/vanlua/scripts"
echo 'return { summary = "first", inputs = false, run = function() return "1" end }' >"$WORK/one/ours.lua"
echo 'return { summary = "second", inputs = false, run = function() return "2" end }' >"$WORK/two/ours.lua"
echo 'return { summary = 3' >"$WORK/two/broken.lua"
echo 'while true do end' >"$WORK/two/endless.lua"
echo 'return { summary = "mine", inputs = false, run = function() return "3" end }' >"$XDG_DATA_HOME/vanlua/scripts/mine.lua"
VANLUA_PATH=$WORK/one:$WORK/two
export VANLUA_PATH
run ours
expect_output 'the first folder wins' 1
run mine
expect_output "the user's folder" 3
usage 'nearest script' "no script named 'ousr' (did you mean 'ours'?)" ousr
run list --format tsv
expect_status list 0
expect_in_output list "ours	first	path"
expect_in_output list "mine	mine	user"
expect_in_output 'list shows what is broken' 'broken	(broken) broken.lua:'
expect_in_output 'list ends' 'endless	(broken) endless.lua:1: took too long'

# The options of a script are a table: what is declared can be asked, listed and filled in.
cat >"$WORK/table.lua" <<'END'
--- The head tells.
--- And more of it.
return { inputs = false, arguments = { { name = "word" } },
  options = { { name = "top", type = "integer", default = 3 }, { name = "rest", type = "string" } },
  run = function(_, options)
    local count, rest = 0, options.rest
    for _ in pairs(options) do count = count + 1 end
    options.rest = options.rest or "filled"
    return table.concat({ options.word, options.top, tostring(rest), options.rest, count, tostring(getmetatable(options)) }, " ")
  end }
END
run "$WORK/table.lua" cải
expect_output 'a table of options' 'cải 3 nil filled 2 false'
run help "$WORK/table.lua"
expect_in_output 'the head is the summary' 'table: The head tells.'
expect_in_output 'and the description' 'And more of it.'
printf '\357\273\277#!/usr/bin/env vanlua\n---@meta\n--- Far down.\r\n--- %01000d\nreturn { run = print }\n' 7 >"$WORK/table.lua"
run help "$WORK/table.lua"
expect_in_output 'the head behind a first line' 'table: Far down.'
expect_true 'a long line' grep -Eq '^0{999}7$' "$WORK/out"

# Formulas may depend on what was asked for.
cat >"$WORK/told.lua" <<'END'
local vanlua = require "vanlua"
local formulas = require "formulas"
return { inputs = false, options = { { name = "measures", type = "list", default = { "log_ratio" } }, { name = "wrong", type = "boolean" },
    { name = "size", type = "integer" } },
  formulas = function(options)
    if options.size then return { { "tokens_counted", options.size == 1 and 12 or "many" } } end
    return options.wrong and { "no colon" } or formulas.of("keyness", options.measures, { "rate: per million" })
  end,
  run = function() return "done" end }
END
run "$WORK/told.lua" --meta --measures log_likelihood
expect_in_output 'a formula of its own' '# rate: per million'
expect_in_output 'the formula of a measure' '# log_likelihood_formula: 2 * sum over'
expect_not_in_output 'only what was asked' log_ratio_formula
run "$WORK/told.lua" --meta --wrong
expect_status 'a formula without a name' 1
expect_error 'a formula without a name' "field 'formulas': \"name: variant\" expected, got 'no colon'"
run "$WORK/told.lua" --meta --size 1 --format json
expect_in_output 'a size is a number' '"tokens_counted": 12'
run "$WORK/told.lua" --meta --size 2
expect_status 'a size that is none' 1
expect_error 'a size that is none' "field 'formulas': a table holds a name and a whole number"
run "$WORK/told.lua" --wrong
expect_output 'formulas are not asked for without need' 'done'
finish
