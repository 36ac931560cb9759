#!/bin/sh
# shellcheck disable=SC1091,SC2010,SC2012,SC2034,SC2086 # checks stands beside; names of files here are plain
# What scripts do wrong, and bad input: each error names the script, the place and what was expected.
. tests/host/checks

# broken NAME TEXT: the script on standard input fails with the text, and says where.
broken() {
    cat >"$WORK/script.lua"
    run "$WORK/script.lua" seeds
    expect_status "$1" 1
    expect_error "$1" "$2"
    expect_true "$1: a place" grep -Eq '^vanlua: .*[a-z]+\.lua:[0-9]+: ' "$WORK/err"
    expect_true "$1: a trace" grep -Eq "^	.*[a-z]+\.lua:[0-9]+: in " "$WORK/err"
    expect_silence "$1"
}
broken 'syntax' "script.lua:1: unexpected symbol" <<'END'
return = 1
END
broken 'returns nothing' "must return its analysis, a table with summary and run (or map): got nothing" <<'END'
local analysis = {}
END
broken 'returns a string' "got string" <<'END'
return "x"
END
broken 'no run' "a function 'run', or 'map', is missing" <<'END'
return { summary = "x" }
END
broken 'run and map' "'run' and 'map' exclude each other" <<'END'
return { run = print, map = print }
END
broken 'field' "unknown field 'sumary' (did you mean 'summary'?)" <<'END'
return { sumary = "x", run = print }
END
broken 'field type' "field 'summary': string expected, got number" <<'END'
return { summary = 3, run = print }
END
broken 'option field' "option 'top': unknown field 'defualt' (did you mean 'default'?)" <<'END'
return { run = print, options = { { name = "top", type = "integer", defualt = 3 } } }
END
broken 'option type' "option 'top': unknown type 'interger' (did you mean 'integer'?)" <<'END'
return { run = print, options = { { name = "top", type = "interger" } } }
END
broken 'option without a name' "option 1: field 'name' is missing" <<'END'
return { run = print, options = { { type = "integer" } } }
END
broken 'option name' "a name is made of" <<'END'
return { run = print, options = { { name = "Top Row", type = "integer" } } }
END
broken 'global name' "'limit_memory' is an option of the command itself" <<'END'
return { run = print, options = { { name = "limit_memory", type = "integer" } } }
END
broken 'same name twice' "the name 'top' is given twice" <<'END'
return { run = print, arguments = { { name = "top" } }, options = { { name = "top", type = "integer" } } }
END
broken 'default type' "field 'default': integer expected, got string" <<'END'
return { run = print, options = { { name = "top", type = "integer", default = "3" } } }
END
broken 'default range' "field 'default': --top takes an integer of at least 1, not '0'" <<'END'
return { run = print, options = { { name = "top", type = "integer", default = 0, minimum = 1 } } }
END
broken 'default choice' "field 'default': --unit takes \"a\" or \"b\", not 'c'" <<'END'
return { run = print, options = { { name = "unit", type = "choice", choices = { "a", "b" }, default = "c" } } }
END
broken 'range upside down' "option 'top': field 'minimum': it is larger than the maximum" <<'END'
return { run = print, options = { { name = "top", type = "integer", minimum = 5, maximum = 1 } } }
END
broken 'range of a string' "field 'minimum': only an integer or a number has one, not a string" <<'END'
return { run = print, options = { { name = "top", type = "string", minimum = 5 } } }
END
broken 'range that is none' "field 'maximum': a number expected, not nan" <<'END'
return { run = print, options = { { name = "top", type = "number", maximum = 0/0 } } }
END
broken 'choices of a number' "field 'choices': only a choice, list or file has them, not type 'integer'" <<'END'
return { run = print, options = { { name = "top", type = "integer", choices = { "a" } } } }
END
broken 'default of an argument' "argument 'word': field 'default': an argument must be given, and has none" <<'END'
return { run = print, arguments = { { name = "word", default = "x" } } }
END
broken 'choices missing' "field 'choices' is missing" <<'END'
return { run = print, options = { { name = "unit", type = "choice" } } }
END
broken 'result nothing' "script.lua:2: 'run' returned nothing" <<'END'
local analysis = {}
function analysis.run() end
return analysis
END
broken 'result a list' "vanlua.table{columns" <<'END'
return { run = function() return { 1, 2 } end }
END
broken 'result document' "'run' returned Document" <<'END'
return { run = function(corpus) return corpus[1] end }
END
broken 'the line of run' "script.lua:3: 'run' and 'map' exclude each other" <<'END'
return {
  run = print,
  map = function() end,
}
END
broken 'a name kept' "'lexicon' is an option of the command itself" <<'END'
return { run = print, options = { { name = "lexicon", type = "file" } } }
END
broken 'option not declared' "script.lua:2: unknown option 'tpo' (did you mean 'top'?)" <<'END'
return { options = { { name = "top", type = "integer" } }, run = function(_, options)
  return options.tpo
end }
END
broken 'option not declared, in finish' "script.lua:1: unknown option 'x': the script declares no option" <<'END'
return { map = function() return 1 end, finish = function(partial, options) return options.x end }
END
broken 'option set but not declared' "unknown option 'other'" <<'END'
return { options = { { name = "top", type = "integer" } }, run = function(_, options) options.other = 1 end }
END
broken 'option number' "options have names: string expected, got 1" <<'END'
return { run = function(_, options) return options[1] end }
END
broken 'options are guarded' "cannot change a protected metatable" <<'END'
return { run = function(_, options) setmetatable(options, nil) end }
END
broken 'runtime error' "script.lua:2: attempt to index a nil value" <<'END'
local function inner(x)
  return x.y.z
end
return { run = function() local r = inner({}) return r end }
END
expect_error 'traceback' "script.lua:2: in function 'inner'"
expect_no_error 'no frames of the host' '[C]'
broken 'thrown table' 'error object is a table value' <<'END'
return { run = function() error({}) end }
END
expect_error 'place of a thrown table' 'script.lua:1:'
broken 'thrown nil' 'error without a message (nil)' <<'END'
return { run = function() error(nil) end }
END
broken 'thrown object' 'I am the reason' <<'END'
return { run = function() error(setmetatable({}, { __tostring = function() return "I am the reason" end })) end }
END
broken 'endless __tostring' 'error object is a table value' <<'END'
return { run = function() error(setmetatable({}, { __tostring = function() while true do pcall(error) end end })) end }
END
broken 'control characters' '\x1b[31mred\x00' <<'END'
return { run = function() error("\27[31mred\0") end }
END
broken 'ill-formed' 'vanlua: ' <<'END'
return { run = function() error("\xff\xfe") end }
END
broken 'long message' '…' <<'END'
return { run = function() error(("x"):rep(1000000)) end }
END
expect_true 'a long message is cut' test "$(wc -c <"$WORK/err")" -lt 10000
broken 'bytecode' 'attempt to load a binary chunk' <<'END'
return { run = function() return assert(load("\27Lua"))() end }
END
broken 'misspelt global' "attempt to call a nil value (global 'pirnt') (did you mean 'print'?)" <<'END'
return { run = function() pirnt("x") end }
END
broken 'misspelt library' "attempt to index a nil value (global 'strng') (did you mean 'string'?)" <<'END'
return { run = function() return strng.rep("x", 2) end }
END
broken 'misspelt field of a library' "(field 'inset') (did you mean 'table.insert'?)" <<'END'
return { run = function() table.inset({}, 2) end }
END
broken 'misspelt method of strings' "(method 'uper') (did you mean 'string.upper'?)" <<'END'
return { run = function() return ("x"):uper() end }
END
broken 'withheld function' "(field 'popen') (io.popen is not available to a script; --trust gives it)" <<'END'
return { run = function() return io.popen("ls") end }
END
broken 'withheld global' "(global 'dofile') (dofile is not available to a script; --trust gives it)" <<'END'
return { run = function() return dofile("x") end }
END
broken 'withheld is nil' "all nil" <<'END'
return { run = function() assert(not os.execute and not io.popen and not dofile) error("all nil") end }
END
broken 'nothing near' "attempt to index a nil value (global 'zorro')
" <<'END'
return { run = function() return zorro.x end }
END
broken 'misspelt member' "did you mean" <<'END'
return { run = function(corpus) return corpus:frequncies() end }
END

printf '\033Lua' >"$WORK/binary.lua"
run "$WORK/binary.lua" seeds
expect_status 'compiled script' 1

# Modules beside the script and in lib, nothing else.
mkdir -p "$WORK/lib"
echo 'return { word = "beside" }' >"$WORK/beside.lua"
echo 'return { word = "lib" }' >"$WORK/lib/deeper.lua"
echo 'error("module broke")' >"$WORK/bad.lua"
cat >"$WORK/script.lua" <<'END'
local a, b = require "beside", require "deeper"
assert(require "beside" == a and require "vanlua")
local ok, message = pcall(require, "bad")
assert(not ok and message:find "module broke")
assert(not pcall(require, "../beside") and not pcall(require, "/etc/passwd"))
return { inputs = false, run = function() return a.word .. b.word end }
END
run "$WORK/script.lua"
expect_output modules besidelib

# Bad input.
cat >"$WORK/count.lua" <<'END'
return { run = function(corpus) return tostring(#corpus) end }
END
run "$WORK/count.lua" "$WORK/nothing-there"
expect_status 'path that is not there' 3
expect_error 'path that is not there' 'nothing-there'
expect_silence 'path that is not there'
mkdir "$WORK/empty"
run "$WORK/count.lua" "$WORK/empty"
expect_status 'folder without texts' 3
expect_error 'folder without texts' 'empty'
expect_silence 'folder without texts'
mkdir "$WORK/mixed"
printf 'one two\n' >"$WORK/mixed/a.txt"
printf 'one\000two\n' >"$WORK/mixed/b.txt"
printf 'x' >"$WORK/mixed/.hidden.txt"
printf 'x' >"$WORK/mixed/c.xyz"
run "$WORK/count.lua" "$WORK/mixed"
expect_status 'binary file in a folder' 0
expect_output 'binary file in a folder' 1
expect_error 'skipped files' 'skipped 1 binary file, 1 hidden, 1 of unknown extension'
run "$WORK/count.lua" --quiet "$WORK/mixed"
expect_no_error 'quiet' 'skipped'
run "$WORK/count.lua" --strict "$WORK/mixed"
expect_status 'strict' 3
expect_silence 'strict'
printf 'good \377\377 bad\n' >"$WORK/bad.txt"
run "$WORK/count.lua" "$WORK/bad.txt"
expect_status 'ill-formed text' 0
expect_error 'ill-formed text' 'not valid UTF-8: 2 bad bytes, the first at byte 6'
run "$WORK/count.lua" --strict "$WORK/bad.txt"
expect_status 'ill-formed text, strict' 3
: >"$WORK/empty.txt"
run "$WORK/count.lua" "$WORK/empty.txt"
expect_output 'an empty file is a document' 1

# Standard input is one document.
cat >"$WORK/id.lua" <<'END'
return { run = function(corpus) return corpus[1].id .. " " .. corpus[1].text end }
END
printf 'một hai' | "$VANLUA" "$WORK/id.lua" >"$WORK/out" 2>"$WORK/err"
expect_output 'standard input' 'stdin một hai'

# Filters.
cat >"$WORK/ids.lua" <<'END'
return { run = function(corpus)
  local ids = {}
  for document in corpus:documents() do ids[#ids + 1] = document.id:sub(1, 3) end
  return table.concat(ids, " ")
end }
END
run "$WORK/ids.lua" seeds
expect_output 'all documents' '000 001 002 003 004'
run "$WORK/ids.lua" seeds --since 2022
expect_output since '003 004'
expect_error 'documents without a date' 'left out 2 documents without a date'
run "$WORK/ids.lua" seeds --since 2022-11-08 --until 2022-11
expect_output 'since and until' '004'
run "$WORK/ids.lua" seeds --until 2020-10-05
expect_output until ''
run "$WORK/ids.lua" seeds --where source=LSO
expect_output where '002'
run "$WORK/ids.lua" seeds --where source=LSO --where 'source=Báo Yên Bái'
expect_output 'either value' '000 002'
run "$WORK/ids.lua" seeds --where source=LSO --where language=en
expect_output 'both fields' ''
run "$WORK/ids.lua" seeds --where sourse=LSO
expect_status 'unknown field' 2
expect_error 'unknown field' "(did you mean 'source'?)"
expect_silence 'unknown field'
finish
