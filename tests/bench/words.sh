#!/bin/sh
# The loops over tokens in Lua: time and memory a token. words() must allocate nothing for each token; tokens() makes an object for each.
set -u
vanlua run --trust "$ROOT/tests/bench/scripts/words.lua" --format table "$BENCH_TEXT"
