#!/bin/sh
# How long the REPL takes from its start to the first prompt, over the seeds: the median of 15, seen through a pseudo-terminal, and the
# same without one for a chunk that counts the corpus.
set -u
pty=$BUILD/tests/repl/pty
sorted() { # COMMAND …: milliseconds of 15 runs, in order
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do "$@"; done | sort -n
}
prompt() { "$pty" -t '1>' vanlua repl "$ROOT/seeds"; }
chunk() { "$pty" -t 'ready' vanlua repl "$ROOT/seeds" -e '"ready"'; }
median() { sed -n 8p; }
echo "first prompt: $(sorted prompt | median) ms"
echo "first result of -e: $(sorted chunk | median) ms"
