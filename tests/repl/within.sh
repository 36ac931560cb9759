#!/bin/sh
# shellcheck disable=SC1091 # common stands beside
# vanlua.repl, in the middle of a script.
. tests/repl/common

cat >"$WORK/stop.lua" <<'END'
local vanlua = require "vanlua"
top_level = "a global of the script"
local function run(corpus)
  local document = corpus[1]
  vanlua.repl{ document = document, count = 41 }
  late()
  return "went on, " .. tostring(changed)
end
return { summary = "Stops in the middle", run = run }
END

cat >"$WORK/script" <<'END'
expect 1>
send document.id\r
expect \r\n"000_efdf774528209ba3"
expect 2>
send count + 1\r
expect \r\n42
expect 3>
send top_level\r
expect \r\n"a global of the script"
# A guest's session is a guest's: no more of Lua than the script has.
expect 4>
send os.execute\r
expect \r\nnil
expect 5>
send io.stderr:write("g", "o", "\\n") while true do end\r
expect go\r\n
send \x03
expect vanlua: interrupted
expect 5>
send error("mine")\r
expect mine
expect 5>
send _G.changed, _G.late = "changed", function() print("printed late") end\r
expect 5>
send \x04
expect printed late
expect went on, changed
end 0
END
for library in readline plain; do
    VANLUA_EDITOR=$library
    export VANLUA_EDITOR
    play "$library" vanlua "$WORK/stop.lua" seeds
done

# Without a terminal it is an error of the script.
vanlua "$WORK/stop.lua" seeds >"$WORK/out" 2>&1 </dev/null
status=$?
if [ "$status" -eq 1 ] && grep -q 'vanlua.repl: there is no terminal' "$WORK/out"; then
    passed=$((passed + 1))
else
    failed=$((failed + 1))
    echo "without a terminal: exit $status"
    cat "$WORK/out"
fi
finish
