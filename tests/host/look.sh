#!/bin/sh
# shellcheck disable=SC1091,SC2034,SC2086 # checks stands beside; names of files here are plain
# Scripts that are only looked at, by `list` and `help`: none of them may spoil the list.
. tests/host/checks

mkdir "$WORK/scripts"
VANLUA_PATH=$WORK/scripts
export VANLUA_PATH
echo 'return { summary = "the first", run = print }' >"$WORK/scripts/aa.lua"
echo 'return { summary = "the last", run = print }' >"$WORK/scripts/zz.lua"
cat >"$WORK/scripts/large.lua" <<'END_SCRIPT'
local pieces = {}
for i = 1, 100 do pieces[i] = ("x"):rep(10000000) .. i end
return { run = print }
END_SCRIPT
cat >"$WORK/scripts/slow.lua" <<'END_SCRIPT'
for i = 1, 1e9 do table.concat({ ("x"):rep(100000), i }) end
return { run = print }
END_SCRIPT
run list
expect_status 'hostile scripts' 0
expect_in_output 'the first' 'the first'
expect_in_output 'the last' 'the last'
expect_in_output 'memory' '(broken) large: memory limit of 64M reached'
expect_in_output 'time' '(broken) slow: took too long'
run help slow
expect_status 'help of a slow script' 4
expect_error 'help of a slow script' 'vanlua: slow: took too long'
run help large
expect_status 'help of a large script' 4
run help zz
expect_status 'help of a good script' 0

# One call of Lua's library that no hook reaches.
rm "$WORK/scripts/slow.lua"
cat >"$WORK/scripts/stuck.lua" <<'END_SCRIPT'
("a"):rep(100000):find((".-"):rep(10) .. "b")
END_SCRIPT
run list
expect_status 'stuck' 4
expect_in_output 'stuck: what is ahead of it' 'the first'
expect_error 'stuck' 'vanlua: stuck: took too long, and could not be stopped'

finish
