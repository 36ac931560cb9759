#!/bin/sh
# shellcheck disable=SC1091,SC2016 # checks stands beside; names in backquotes are not the shell's
# `vanlua check`: what it finds, and what it leaves alone.
. tests/host/checks

# finds NAME FINDINGS: check of the script on standard input gives these, each without the file's name.
finds() {
    cat >"$WORK/s.lua"
    (cd "$WORK" && "$VANLUA" check s.lua </dev/null >out 2>err)
    status=$?
    sed 's/^s\.lua://' "$WORK/out" >"$WORK/found"
    mv "$WORK/found" "$WORK/out"
    expect_output "$1" "$2"
    expect_status "$1" 1
}

# clean NAME: there is nothing to find in the script on standard input.
clean() {
    cat >"$WORK/s.lua"
    run check "$WORK/s.lua"
    expect_silence "$1"
    if [ "$status" -ne 0 ]; then sed 's/^/    /' "$WORK/out"; fi
    expect_status "$1" 0
}

# Everything that is ours.
run check scripts/*.lua scripts/templates/*.lua tests/golden/scripts/*.lua tests/host/scripts/*.lua
expect_silence 'bundled scripts'
expect_status 'bundled scripts' 0
expect_error 'bundled scripts' 'no findings'

# Scripts in the documentation, but those that show a mistake.
mkdir "$WORK/docs"
for page in README.md docs/*.md; do
    awk -v folder="$WORK/docs" '
        /^ *```/ && file { file = ""; next }
        /^ *```lua/ && name { file = folder "/" name; name = ""; printf "" > file; next }
        file { print > file; next }
        match($0, /`[a-z_]+\.lua`/) { name = substr($0, RSTART + 1, RLENGTH - 2) }
    ' "$page"
done
for file in "$WORK"/docs/*.lua; do
    case ${file##*/} in titel.lua | slip.lua | slips.lua | total.lua | wrong.lua) wanted=1 ;; *) wanted=0 ;; esac
    run check "$file"
    expect_status "${file##*/} of the documentation" "$wanted"
    if [ "$status" -ne "$wanted" ]; then sed 's/^/    /' "$WORK/out"; fi
done

finds 'syntax' "2: unexpected symbol near '='" <<'END'
local x = 1
local y = = 2
END

finds 'the table' "7: option 'b': unknown field 'tyep' (did you mean 'type'?)" <<'END'
return {
  summary = "x",

  options = {
    { name = "top", type = "integer", default = 5 },
    { name = "b",
      tyep = "choice" },
  },
  run = function() end,
}
END

finds 'the type of an option' "4: option 'top': unknown type 'interger' (did you mean 'integer'?)" <<'END'
local analysis = { summary = "x" }
analysis.options = {
  { name = "unit", type = "choice", choices = { "a" }, default = "a" },
  { name = "top", type = "interger" },
}
analysis.run = print
return analysis
END

finds 'a field of the table' "2: unknown field 'sumary' (did you mean 'summary'?)" <<'END'
local analysis = {}
analysis.sumary = "x"
analysis.run = print
return analysis
END

finds 'names of the library' "4: Corpus has no method 'frequncies' (did you mean 'frequencies'?)
5: stats has no 'keynes' (did you mean 'keyness'?)
6: Document has no 'titel' (did you mean 'title'?)
7: Token has no 'txt' (did you mean 'text'?)
8: a string has no method 'gsbu' (did you mean 'gsub'?)
9: Document has no method 'sentnces' (did you mean 'sentences'?)
10: Frequencies has no 'totla' (did you mean 'total'?)
11: Corpus has no 'documnets' (did you mean 'documents'?)" <<'END'
local vanlua = require "vanlua"
local analysis = { summary = "x" }
function analysis.run(corpus)
  local f = corpus:frequncies { unit = "word" }
  print(f, vanlua.stats.keynes.log_ratio)
  for document in corpus:documents() do print(document.titel) end
  for token in corpus[1]:tokens() do print(token.txt) end
  print(corpus[1].text:gsbu("a", "b"))
  for sentence in corpus:document(1):sentnces() do print(sentence) end
  return corpus:frequencies().totla,
    corpus.documnets
end
return analysis
END

finds 'options and choices of a call' "3: unknown option 'unti' of 'Corpus:frequencies' (did you mean 'unit'?)
4: bad argument 'unit' to 'Corpus:frequencies': expected \"word\" or \"syllable\", got \"words\" (did you mean \"word\"?)
5: bad argument 'n' to 'Corpus:frequencies': expected 1 to 16
6: bad argument 'kinds[2]' to 'Corpus:frequencies': expected \"word\", \"number\", \"code\", \"url\", \"email\", \"symbol\" or \"punctuation\", got \"nubmer\" (did you mean \"number\"?)
7: bad argument 'order' to 'Table:sort': expected \"ascending\" or \"descending\", got \"down\"
8: too many arguments to 'Corpus:documents': it takes 0" <<'END'
return { summary = "x", run = function(corpus)
  local f = {
    corpus:frequencies { unti = "word" },
    corpus:frequencies { unit = "words" },
    corpus:frequencies { form = "fold", n = 17 },
    corpus:frequencies { kinds = { "word", "nubmer" } },
    corpus:frequencies():top(5):sort("count", "down"),
    corpus:documents(1),
  }
  return #f
end }
END

# What helpers get is known from all their calls.
finds 'helpers' "2: Document has no 'titel' (did you mean 'title'?)
2: unknown option 'tpo' (did you mean 'top'?)" <<'END'
local analysis = { summary = "x", options = { { name = "top", type = "integer" } } }
local function show(document, options) print(document.titel, options.tpo, options.top) end
local function show_all(some, options)
  for document in some:documents() do show(document, options) end
end
function analysis.run(corpus, options)
  corpus = corpus:distinct()
  show_all(corpus, options)
end
return analysis
END

finds 'streams' "2: Document has no 'titel' (did you mean 'title'?)
3: unknown option 'tpo': the script does not declare it" <<'END'
return { summary = "x",
  map = function(document) return { document.titel } end,
  finish = function(whole, options) return #whole + options.tpo end,
}
END

finds 'options' "3: option 'never' is declared and never used
4: argument 'word' is declared and never used" <<'END'
return { summary = "x",
  options = { { name = "top", type = "integer" },
    { name = "never", type = "boolean" } },
  arguments = { { name = "word", type = "string" } },
  run = function(_, options) return options.top end }
END

finds 'globals' "2: 'total' is set as a global: \`local total\` keeps it to the script
3: unknown global 'pirnt' (did you mean 'print'?)
4: string has no 'fromat' (did you mean 'format'?)
5: os.execute is not available to a script; --trust gives it
6: unknown global 'somewhere': nothing sets it" <<'END'
return { summary = "x", run = function(corpus)
  total = #corpus
  pirnt(total)
  print(string.fromat("%d", total))
  os.execute("ls")
  return somewhere.here
end }
END

finds 'variables' "1: local variable 'limit' is never used
3: local variable 'helper' is never used" <<'END'
local limit = 5
local vanlua = require "vanlua"
local function helper() return 1 end
local _, count = 1, 2
return { summary = "x", run = function(corpus) for _, x in ipairs({ 1 }) do local _ = x end return #corpus end }
END

finds 'loading' "3: attempt to index a nil value (global 'foo')
4: Corpus has no method 'sentencs' (did you mean 'sentences'?)" <<'END'
local analysis = { summary = "x" }

foo.bar()
function analysis.run(corpus) return corpus:sentencs() end
return analysis
END

clean 'silence' <<'END'
return { summary = "x", run = function(corpus)
  total = #corpus -- vanlua: ignore
  return corpus:frequncies() --vanlua: ignore
end }
END

clean 'names that are tested before' <<'END'
local unpack = table.unpack or unpack
local bits = bit32 and bit32.band or function(a) return a end
if jit then print(jit.version) end
if type(setfenv) == "function" then setfenv(1, {}) end
local has = table.move ~= nil and string.buffer ~= nil
return { summary = "x", run = function() return unpack { bits(1), has } end }
END

clean 'globals that are meant' <<'END'
function helper() return counter end
counter = 5 -- vanlua: ignore
_G.answer = 42
return { summary = "x", run = function() return helper() + answer end }
END

clean 'methods of other objects' <<'END'
local Stack = {}
Stack.__index = Stack
function Stack:tokns() return self end
function Stack.new() return setmetatable({ paragrahps = function() end }, Stack) end
local stack = Stack.new()
return { summary = "x", run = function(corpus)
  local odd = { frequncies = function() return 1 end }
  stack:tokns():paragrahps()
  for term in corpus:frequencies():pairs() do print(term:upper(), corpus["no:such"], odd:frequncies()) end
end }
END

clean 'every form of Lua' <<'END'
#!/usr/bin/env vanlua
local a <const>, b <close> = 1, nil
local t = { 1, [2] = 3; x = 4, f = function(...) return select("#", ...), ... end, "s", [[long
string]], -5, not a, #"x", ~1, }
goto skip
::skip:: ;
do local c = a // 1 << 2 | 3 & ~4 ~ 5; t.x, t[c], t.y = c, c end
while a > 1 do break end
repeat local done = true until done
for i = 1, 3, 1 do t[i] = i end
for k, v in pairs(t) do t[k] = v end
local function variadic(...) local n, m = ...; return n, m, ... end
local s = ("x"):rep(3) .. 'y' .. tostring(b) .. ([[z]]):upper()
t.f, t.g = variadic, function() return s, t.f "x", t.f { 1 }, t.f(1)(2) end
if a then t.h = 1 elseif b then t.h = 2 else t.h = 3 end
function t.m(x, y) return x, y end
function t:n(z) return self, z end
return { summary = "x", inputs = false, run = function(...) return t.g, ... end }
END

clean 'reassigned values' <<'END'
local vanlua = require "vanlua"
return { summary = "x", run = function(corpus, options)
  local x = corpus
  x = { frequncies = 1, titel = vanlua }
  print(x.titel, x.frequncies)
  local y = #corpus > 1 and corpus[1] or { titel = 1 }
  print(y.titel)
  for name in pairs(options) do print(name) end
  local f = corpus:frequencies { unit = options.unit, form = x.form, ["n"] = 2, kinds = { x.kind } }
  return f.total, f.tin, f.xa
end, options = { { name = "unit", type = "string" }, { name = "other", type = "string" } } }
END

finds 'options that are kept' "4: option 'ab' is declared and never used" <<'END'
return { summary = "x", run = function(_, options)
  local job = { settings = options }
  print(job.settings.top)
end, options = { { name = "ab", type = "string" }, { name = "top", type = "string" } } }
END

clean 'options that are kept elsewhere' <<'END'
return { summary = "x", run = function(_, options)
  local job = { settings = options }
  for _, name in ipairs({ "a" .. "b" }) do print(job.settings[name]) end
end, options = { { name = "ab", type = "string" } } }
END

run check
expect_status 'no file' 2
run check "$WORK/none.lua"
expect_status 'a file that is not there' 3
expect_silence 'a file that is not there'
mkdir "$WORK/folder.lua"
run check "$WORK/folder.lua"
expect_status 'a folder' 3
run check "$WORK/s.lua" --quiet
expect_no_error 'quiet' 'no findings'
run check --trust "$WORK/s.lua"
expect_status 'trusted' 0
printf 'for i = 1, 1e9 do table.concat({ ("x"):rep(100000), i }) end return { run = print }' >"$WORK/slow.lua"
run check "$WORK/slow.lua"
expect_status 'a slow script' 4
expect_error 'a slow script' 'took too long'

finds 'names like those of the globals' "7: unknown global 'pirnt' (did you mean 'print'?)
8: unknown global 'elsewhere': nothing sets it" <<'END'
local loader = { load = 1, _G = 2 }
local function dofile(load) return load, loader.load, loader._G end
_G.answer, _ENV.other = 42, 43
function _G.helper() return answer + other end
_G.last = _G.first
return { summary = "x", run = function()
  pirnt(dofile(helper()), last, first)
  return elsewhere()
end }
END

for use in 'f(_G)' 'setmetatable(_G, {})' '_ENV = _G' 'local _ENV = _G' 'load("x = 1")' 'f(_G[1])' \
    '_G.string.trim = 1' 'f(_G.string)' 'function _G.string.trim() end'; do
    clean "globals that may come from elsewhere: $use" <<END
return { summary = "x", run = function() $use; return pirnt, elsewhere, string.trim end }
END
done

finds 'the library is not required' "2: global 'vanlua' is not set: local vanlua = require \"vanlua\"" <<'END'
return { summary = "x", run = function(corpus)
  return vanlua.table { "n" }, corpus:sentences(), vanlua.version
end }
END

clean 'the library as a global' <<'END'
vanlua = require "vanlua" -- vanlua: ignore
return { summary = "x", run = function() return vanlua.version end }
END

printf 'vanlua = require "vanlua"\nreturn {}\n' >"$WORK/setting.lua"
clean 'the library as a global of a module' <<'END'
require "setting"
return { summary = "x", run = function() return vanlua.version end }
END

clean 'a test whether the library is a global' <<'END'
local library = vanlua or require "vanlua"
return { summary = "x", run = function() return library.version end }
END

finds 'missing arguments' "3: bad argument 'pattern' to 'Corpus:concordance': string expected, got no value
4: bad argument 'name' to 'vanlua.formula': string expected, got no value" <<'END'
local vanlua = require "vanlua"
return { summary = "x", run = function(corpus)
  local lines = corpus:concordance()
  return vanlua.formula(), lines
end }
END

clean 'arguments that may be there' <<'END'
local vanlua = require "vanlua"
local function word() return "x" end
return { summary = "x", run = function(corpus, ...)
  print(corpus:concordance(...), corpus:concordance(word()), corpus:concordance(word "x"), corpus:concordance(word { 1 }))
  print(corpus:concordance(table.unpack { "x" }), corpus:frequencies(), vanlua.formula(word { 1 }))
end }
END

finds 'methods with a dot' "2: methods are called with a colon: corpus:sentences()
3: methods are called with a colon: corpus:sentences()
4: methods are called with a colon: corpus:concordance()
5: methods are called with a colon: object:sentences()
6: methods are called with a colon: corpus:frequencies()" <<'END'
return { summary = "x", run = function(corpus)
  for s in corpus.sentences() do print(s) end
  for s in corpus.sentences do print(s) end
  print(corpus.concordance("x"))
  for s in corpus[1].sentences do print(s) end
  return corpus.frequencies { unit = "word" }
end }
END

clean 'methods as functions' <<'END'
return { summary = "x", run = function(corpus, ...)
  local other, sentences = { sentences = function() return pairs({}) end }, corpus.sentences
  for s in corpus.sentences(corpus) do print(s, sentences(corpus), corpus.sentences(...), pcall(corpus.sentences)) end
  for s in other.sentences() do print(s, corpus.sentences) end
  for s in (corpus.sentences or other.sentences)(corpus) do print(s) end
end }
END

run check scripts/lib/*.lua
expect_silence 'modules'
expect_status 'modules' 0
expect_error 'modules' 'scripts/lib/counting.lua: returns no analysis (run or map), checked as a module'
finds 'a module' "3: unknown global 'pirnt' (did you mean 'print'?)" <<'END'
local module = {}
function module.finish(whole, options) return whole.sum, options.top end
function module.options(corpus) pirnt(corpus.titel) end
return module
END
expect_error 'a module' 's.lua: returns no analysis'

finds 'no module for a slip of the summary, and the first by name' "1: unknown field 'rn' (did you mean 'run'?)" <<'END'
return { sumary = "x", rn = function() end }
END

finds 'no module for options' "1: unknown field 'go'" <<'END'
return { options = {}, go = function() end }
END

for words in 'check --help' 'help check' 'check s.lua --help'; do
    # shellcheck disable=SC2086 # words
    run $words
    expect_status "$words" 0
    expect_in_output "$words" 'Usage: vanlua check FILE'
done

finish
