#!/bin/sh
# shellcheck disable=SC1091,SC2010,SC2012,SC2034,SC2086 # checks stands beside; names of files here are plain
# Scripts that misbehave: limits hold, nothing swallows them, and nothing outside is touched.
. tests/host/checks

# Ends by its own error (1) or by a limit (4), and not long after $LIMIT seconds even on a busy machine; the host itself never crashes.
attack() { # NAME STATUS …
    name=$1
    shift
    start=$(date +%s)
    "$VANLUA" --limit-memory 64M --limit-time "$LIMIT" run "$HERE/attacks/$name.lua" </dev/null >"$WORK/out" 2>"$WORK/err"
    status=$?
    seconds=$(($(date +%s) - start))
    case " $* " in
    *" $status "*) pass ;;
    *) fail "$name: exit $status, expected $*" ;;
    esac
    expect_silence "$name"
    expect_true "$name: ended in time ($seconds s)" test "$seconds" -le $((LIMIT + 20))
}
LIMIT=1
for name in infinite_loop xpcall_handler_loop close_loop_while_unwinding close_after_limit_error string_rep_bomb concat_doubling \
    table_grow coroutine_big_stacks pcall_oom_loop load_huge_source string_find_backtracking table_move_c_loop table_sort_virtual \
    slow_single_instructions print_flood error_huge_message; do
    attack $name 4
done
LIMIT=20 # these end by themselves
for name in coroutine_wrap_in_gc gc_memory_bomb_at_close gc_error_at_close string_rep_empty_hang gc_stop_garbage load_deep_nesting \
    gsub_c_recursion require_foreign_path os_execute io_popen io_dev_zero io_stdin_block os_setlocale debug_sethook_off debug_registry \
    debug_setmetatable_number error_object_hostile error_nil address_leak cve_2022_28805_const_env; do
    attack $name 1
done
attack deep_recursion 1 4
attack cve_2022_33099_error_in_error 1 4
expect_true 'no foreign file' test ! -e /tmp/vanlua_attack_canary_execute -a ! -e /tmp/vanlua_attack_mod.lua

"$VANLUA" --limit-time 1 "$HERE/attacks/infinite_loop.lua" </dev/null >"$WORK/out" 2>"$WORK/err"
expect_error 'time is named' 'infinite_loop: time limit of 1 s reached'
run --limit-memory 32M "$HERE/attacks/table_grow.lua"
expect_error 'memory is named' 'table_grow: memory limit of 32M reached'

# stopped NAME: the body of run on standard input is stopped by the limit of time, soon.
stopped() {
    { echo 'return { inputs = false, run = function()'; cat; echo 'end }'; } >"$WORK/script.lua"
    run "$WORK/script.lua" --limit-time 0.3 --limit-memory 64M -o "$WORK/result.tsv"
    expect_status "$1" 4
    expect_true "$1: no file" test -z "$(ls -A "$WORK" | grep -e '^\.vanlua' -e result)"
}
stopped 'pcall' <<'END'
while true do pcall(function() while true do end end) end
END
stopped 'xpcall' <<'END'
while true do xpcall(function() while true do end end, function() while true do end end) end
END
stopped 'coroutines' <<'END'
while true do coroutine.resume(coroutine.create(function() while true do end end)) end
END
stopped 'wrapped coroutines' <<'END'
while true do pcall(coroutine.wrap(function() while true do end end)) end
END
stopped 'load' <<'END'
while true do load(function() while true do end end) end
END
stopped 'memory, caught' <<'END'
while true do pcall(string.rep, "x", 1 << 40) end
END
stopped 'memory in coroutines' <<'END'
while true do coroutine.resume(coroutine.create(function() return ("x"):rep(1 << 40) end)) end
END
stopped 'one long call' <<'END'
return ("a"):rep(300):find((".-"):rep(12) .. "b")
END
stopped 'to-be-closed in a coroutine' <<'END'
local co = coroutine.wrap(function()
  local x <close> = setmetatable({}, { __close = function() while true do end end })
  while true do end
end)
while true do pcall(co) end
END

# What is within the limits is not disturbed.
cat >"$WORK/fine.lua" <<'END'
return { inputs = false, run = function()
  local ok, message = pcall(error, "mine", 0)
  assert(not ok and message == "mine")
  local ok, message = xpcall(function(a, b) error(a .. b, 0) end, function(m) return "<" .. m .. ">" end, "x", "y")
  assert(not ok and message == "<xy>")
  assert(select("#", pcall(function() return 1, nil, nil end)) == 4)
  assert(select(2, xpcall(function(...) return ... end, print, 7)) == 7)
  local co = coroutine.create(function(a) local b = pcall(function() coroutine.yield(a + 1) end) return b end)
  local _, first = coroutine.resume(co, 1)
  local _, second = coroutine.resume(co)
  assert(first == 2 and second == true)
  assert(not pcall(coroutine.resume, 1))
  assert(coroutine.close(coroutine.create(print)))
  assert(load("return ...")(5) == 5 and load("return x", "x", "t", { x = 3 })() == 3)
  assert(getmetatable("") == false and getmetatable(io.stdout) == false and getmetatable(io.stderr) == false)
  assert(("%s|%5.1f|%d%%|%q"):format({}, 1.25, 3, "a"):find("^table: %d+|  1%.2|3%%|\"a\"$"))
  assert(os.getenv("HOME") == nil and os.execute == nil and io.popen == nil and dofile == nil and loadfile == nil)
  assert(os.remove == nil and os.rename == nil and os.exit == nil and os.tmpname == nil and io.tmpfile == nil)
  assert(string.dump == nil and debug.sethook == nil and debug.getregistry == nil and package.loadlib == nil)
  assert(debug.traceback("x"):find "x" and collectgarbage("count") > 0 and not pcall(collectgarbage, "stop"))
  assert(io.read() == nil and io.type(io.stdout) == nil)
  return "fine"
end }
END
run "$WORK/fine.lua" --limit-time 20 --limit-memory 64M
expect_output 'a good guest' fine

# Files: the script's folder, the inputs, what options name, and nothing else.
mkdir "$WORK/home" "$WORK/other" "$WORK/out-folder"
echo secret >"$WORK/other/secret.txt"
echo own >"$WORK/home/own.txt"
ln -s ../other "$WORK/home/way"
ln -s "$WORK/other/new.txt" "$WORK/out-folder/new.txt"
cat >"$WORK/home/files.lua" <<'END'
local vanlua = require "vanlua"
return { inputs = false, options = { { name = "list", type = "file" }, { name = "folder", type = "string" } },
  run = function(_, options)
    local here, folder = options.folder .. "/home/", options.folder
    local function reads(path) local file = io.open(path) local text = file and file:read("l") if file then file:close() end return text end
    local function writes(path) local file = io.open(path, "w") if file then file:write("x") file:close() end return file ~= nil end
    return table.concat({
      tostring(reads(here .. "own.txt")), tostring(reads(folder .. "/other/secret.txt")), tostring(reads(here .. "way/secret.txt")),
      tostring(reads(here .. "../other/secret.txt")), tostring(pcall(io.lines, folder .. "/other/secret.txt")),
      tostring(options.list and reads(options.list)), tostring(writes(here .. "new.txt")), tostring(writes(folder .. "/out-folder/a.txt")),
      tostring(writes(folder .. "/out-folder/new.txt")), tostring(writes(folder .. "/out-folder/../other/b.txt")),
      tostring(pcall(vanlua.open, folder .. "/other")), tostring(pcall(vanlua.open, here .. "own.txt")),
    }, " ")
  end }
END
run "$WORK/home/files.lua" --folder "$WORK"
expect_output 'a guest reads its own folder' 'own nil nil nil false nil false false false false false true'
run "$WORK/home/files.lua" --folder "$WORK" --list "$WORK/other/secret.txt" --allow-write "$WORK/out-folder"
expect_output 'and what it is given' 'own secret secret secret true secret false true false false false true'
run "$WORK/home/files.lua" --folder "$WORK" --allow-read "$WORK/other"
expect_output 'and what is allowed' 'own secret secret secret true nil false false false false true true'
expect_true 'nothing outside was written' test ! -e "$WORK/other/new.txt" -a ! -e "$WORK/other/b.txt" -a ! -e "$WORK/home/new.txt"

# Trust gives all of Lua, under the same limits; no option's value is taken for it.
cat >"$WORK/trust.lua" <<'END'
return { inputs = false, options = { { name = "note", type = "string" } }, run = function() return tostring(os.execute ~= nil) end }
END
run "$WORK/trust.lua"
expect_output 'not trusted' false
run "$WORK/trust.lua" --trust
expect_output 'trusted' true
echo 'return { inputs = false, run = function() for i = 1, 3 do print({}, print) end return "ok" end }' >"$WORK/print.lua"
run "$WORK/print.lua" --trust
expect_output 'trusted, prints objects' ok
expect_true 'three lines' test "$(wc -l <"$WORK/err")" -eq 3
run "$WORK/trust.lua" --note --trust
expect_output 'the value of an option' false
run "$WORK/trust.lua" --note x --trust
expect_output 'after an option' true
run --trust --limit-time 0.3 "$HERE/attacks/infinite_loop.lua"
expect_status 'trusted, limited' 4

# A signal stops a run that nothing else would.
if timeout --preserve-status -s INT 5 true 2>/dev/null; then
    timeout --preserve-status -s INT 0.5 "$VANLUA" "$HERE/attacks/infinite_loop.lua" -o "$WORK/int.tsv" </dev/null >"$WORK/out" 2>"$WORK/err"
    status=$?
    expect_status interrupted 130
    expect_error interrupted 'vanlua: interrupted'
    timeout --preserve-status -s INT 0.5 "$VANLUA" "$HERE/attacks/string_find_backtracking.lua" </dev/null >"$WORK/out" 2>"$WORK/err"
    status=$?
    expect_status 'interrupted in one long call' 130
fi
# Nothing of the process that the script was not given: standard input, addresses.
cat >"$WORK/script.lua" <<'END'
local vanlua = require "vanlua"
return { run = function(corpus)
  local ok, message = pcall(vanlua.open, "-")
  assert(not ok and message == "-: reading standard input is not allowed", message)
  assert(select("#", math.randomseed()) == 0)
  local first = math.random(1 << 40)
  math.randomseed()
  assert(first == math.random(1 << 40), "seeded by chance")
  assert(not pcall(string.format, "\0%p", {}))
  assert(not ("\0%s"):format({}):find("0x"))
  local object = setmetatable({}, { __tostring = function() error("called") end })
  ok, message = pcall(function() return corpus[object] end)
  assert(message:find("whole numbers and ids, got table$"), message)
  local file = assert(io.open(corpus[1].path))
  for _, call in ipairs{ file.read, file.lines } do
    ok, message = pcall(call, file, -1)
    assert(message:find("a count of bytes is at least 0", 1, true), message)
  end
  assert(not pcall(io.lines, corpus[1].path, -1))
  return "nothing"
end }
END
echo 'secret' | "$VANLUA" "$WORK/script.lua" seeds/000*.txt >"$WORK/out" 2>"$WORK/err"
expect_output 'nothing to be had' nothing
echo 'return { run = function(corpus) return #require "vanlua".open("-") end }' >"$WORK/script.lua"
echo 'given' | "$VANLUA" "$WORK/script.lua" - >"$WORK/out" 2>"$WORK/err"
expect_output 'standard input that is an input' 1

# A limit is not passed, be it shorter than the watch is awake.
stopped_after() {
    run "$WORK/busy.lua" --limit-time "$1"
    expect_status "limit of $1 s" "$2"
}
echo 'return { inputs = false, run = function() local start = os.clock() repeat until os.clock() > start + 0.03 return 1 end }' \
    >"$WORK/busy.lua"
stopped_after 0.01 4
stopped_after 0.02 4
stopped_after 20 0

finish
