#!/bin/sh
# shellcheck disable=SC1091,SC2010,SC2012,SC2034,SC2086 # checks stands beside; names of files here are plain
# Analyses that take one document after the other.
. tests/host/checks

cat >"$WORK/frequencies.lua" <<'END'
return { summary = "frequencies", options = { { name = "top", type = "integer", default = 3 } },
  map = function(document) return document:frequencies{ unit = "syllable" } end,
  finish = function(all, options) return all and all:top(options.top) or "nothing" end }
END
cat >"$WORK/whole.lua" <<'END'
return { summary = "frequencies", options = { { name = "top", type = "integer", default = 3 } },
  run = function(corpus, options) return corpus:frequencies{ unit = "syllable" }:top(options.top) end }
END
run "$WORK/whole.lua" seeds --top 0
cp "$WORK/out" "$WORK/expected-table"
run "$WORK/frequencies.lua" seeds --top 0
expect_status 'merged frequencies' 0
expect_true 'streaming gives what the whole corpus gives' cmp -s "$WORK/out" "$WORK/expected-table"

cat >"$WORK/numbers.lua" <<'END'
return { map = function(document) return #document.text end, finish = function(sum) return math.type(sum) end }
END
run "$WORK/numbers.lua" seeds
expect_output 'merged numbers' integer

cat >"$WORK/tables.lua" <<'END'
local vanlua = require "vanlua"
return { map = function(document) return vanlua.table{ columns = { "id" }, rows = { { document.id:sub(1, 3) } } } end }
END
run "$WORK/tables.lua" seeds
expect_output 'merged tables, in order, without finish' 'id
000
001
002
003
004'

cat >"$WORK/own.lua" <<'END'
return {
  map = function(document) return { document.id:sub(1, 3) } end,
  merge = function(a, b) for _, id in ipairs(b) do a[#a + 1] = id end return a end,
  finish = function(all) return table.concat(all or { "none" }, " ") end,
}
END
run "$WORK/own.lua" seeds
expect_output 'own merge, in order' '000 001 002 003 004'
run "$WORK/own.lua" seeds --since 2022
expect_output 'filtered' '003 004'
expect_error 'filtered' 'left out 2 documents without a date'
run "$WORK/own.lua" seeds --where id=none
expect_status 'nothing passes' 0
expect_output 'finish without a partial' none
run "$WORK/own.lua" seeds --where authr=none
expect_status 'unknown field' 2
expect_silence 'unknown field'

cat >"$WORK/paragraphs.lua" <<'END'
return { map = function(document) return document:frequencies().total end, finish = function(sum) return tostring(sum > 0) end }
END
run "$WORK/paragraphs.lua" seeds --paragraphs title
expect_output 'paragraphs' true

broken() { # NAME TEXT: the script on standard input fails with the text.
    cat >"$WORK/script.lua"
    run "$WORK/script.lua" seeds
    expect_status "$1" 1
    expect_error "$1" "$2"
    expect_silence "$1"
}
broken 'no merge' "needs a function 'merge'" <<'END'
return { map = function(document) return { 1 } end, finish = function() return "x" end }
END
broken 'map returns nothing' "'map' returned nothing for the document '000_" <<'END'
return { map = function(document) end, finish = function() return "x" end }
END
broken 'map returns a function' "'map' returned function" <<'END'
return { map = function(document) return print end, finish = function() return "x" end }
END
broken 'merge returns nothing' "'merge' returned nothing" <<'END'
return { map = function(document) return { 1 } end, merge = function() end, finish = function() return "x" end }
END
broken 'finish returns nothing' "'finish' returned nothing" <<'END'
return { map = function(document) return 1 end, finish = function() end }
END
broken 'no finish, no result' "'map' returned a plain Lua table" <<'END'
return { map = function(document) return { 1 } end, merge = function(a) return a end }
END
broken 'map fails' "script.lua:1: attempt to" <<'END'
return { map = function(document) return document.text.x.y end }
END

# Memory stays bounded whatever the number of documents; what wants the whole corpus says so.
mkdir "$WORK/many"
i=0
while [ $i -lt 300 ]; do
    cat seeds/*.txt >"$WORK/many/$i.txt"
    i=$((i + 1))
done
run "$WORK/frequencies.lua" "$WORK/many" --limit-memory 16M
expect_status 'streamed in 16 MiB' 0
expect_in_output 'streamed in 16 MiB' "công	54000	300"
run "$WORK/whole.lua" "$WORK/many" --limit-memory 16M
expect_status 'not in 16 MiB' 4
expect_error 'not in 16 MiB' 'whole needs the corpus in memory'
expect_error 'not in 16 MiB' '--limit-memory 16M;'
expect_silence 'not in 16 MiB'

# Wherever a limit of memory strikes, what has been read is given back (a sanitized build tells).
echo 'return { map = function(document) return #document.text end }' >"$WORK/lengths.lua"
for kilobytes in 300 340 380 420 460 500 550 600 700 800 1000 1200 1400; do
    run "$WORK/lengths.lua" --limit-memory "${kilobytes}K" seeds
    expect_no_error "memory limit of ${kilobytes}K" Sanitizer
done

finish
