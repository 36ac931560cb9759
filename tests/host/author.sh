#!/bin/sh
# shellcheck disable=SC1091,SC2034,SC3044 # checks stands beside and reads the status; bash has `complete`
# New scripts, examples of the bundled ones, and the completion of shells.
. tests/host/checks
VANLUA=$(cd "${VANLUA%/*}" && pwd)/vanlua
ROOT=$(pwd)

# inside WORD …: as run, in the folder of work.
inside() {
    (cd "$WORK" && "$VANLUA" "$@" </dev/null >out 2>err)
    status=$?
}

for kind in plain stream; do
    flag=
    if [ $kind = stream ]; then flag=--stream; fi
    inside new my_$kind $flag
    expect_status "new, $kind" 0
    expect_in_output "new, $kind: what next" "vanlua my_$kind.lua seeds"
    expect_in_output "new, $kind: what next" "vanlua check my_$kind.lua"
    expect_true "new, $kind: the file" test -s "$WORK/my_$kind.lua"
    if grep -q NAME "$WORK/my_$kind.lua"; then fail "new, $kind: the mark is left"; else pass; fi
    inside check my_$kind.lua
    expect_status "new, $kind: clean" 0
    expect_silence "new, $kind: clean"
    inside my_$kind.lua "$ROOT/seeds"
    expect_status "new, $kind: runs" 0
    inside help my_$kind.lua
    expect_in_output "new, $kind: help" "vanlua my_$kind.lua --"
    : >"$WORK/empty.txt"
    inside my_$kind.lua empty.txt
    expect_status "new, $kind: an empty input" 0
done
expect_true 'plain: run' grep -q 'function analysis.run' "$WORK/my_plain.lua"
expect_true 'stream: map' grep -q 'function analysis.map' "$WORK/my_stream.lua"
inside my_plain.lua --min-count 100000 "$ROOT/seeds"
expect_error 'plain: a warning' 'no term occurs 100000 times'

cp "$WORK/my_plain.lua" "$WORK/before"
inside new my_plain --stream
expect_status 'a file that is there' 3
expect_error 'a file that is there' 'my_plain.lua: it is there already'
expect_true 'a file that is there is left alone' cmp -s "$WORK/before" "$WORK/my_plain.lua"
inside new with_ending.lua --quiet
expect_status 'a name with .lua' 0
expect_silence 'quiet'
expect_true 'a name with .lua' test -f "$WORK/with_ending.lua"
for name in ../up a/b 1st a.b 'a b' '' "$(printf 'x%.0s' 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1)" ; do
    inside new "$name"
    expect_status "the name '$name'" 2
    expect_error "the name '$name'" 'is no name for a script'
done
for name in list new tokenize run; do
    inside new $name
    expect_status "the command $name" 2
    expect_error "the command $name" "'$name' is a command of vanlua"
done
for name in format limit_memory; do
    inside new $name
    expect_error "the option $name" "'$name' is an option of vanlua"
done
inside new
expect_status 'no name' 2
inside new a b
expect_status 'two names' 2
mkdir "$WORK/closed"
if [ "$(id -u)" != 0 ]; then
    chmod 555 "$WORK/closed"
    (cd "$WORK/closed" && "$VANLUA" new x >"$WORK/out" 2>"$WORK/err")
    # shellcheck disable=SC2034 # read by the function below
    status=$?
    expect_status 'a folder that cannot be written' 3
fi

# The example of each script works, and each stands in a group.
for script in $("$VANLUA" list --format tsv | awk -F '\t' 'NR > 1 && $3 == "bundled" { print $1 }'); do
    run help "$script"
    example=$(awk '/^Example:/ { getline; print substr($0, 3) }' "$WORK/out")
    PATH=${VANLUA%/*}:$PATH sh -c "$example" </dev/null >"$WORK/out" 2>"$WORK/err"
    status=$?
    expect_status "the example of $script: $example" 0
    expect_true "the example of $script gives something" test -s "$WORK/out"
done
"$VANLUA" list --format tsv | awk -F '\t' '$4 == "" { print $1 }' >"$WORK/out"
expect_silence 'a script without a group'

# Examples that are made.
cat >"$WORK/made.lua" <<'END'
return { summary = "x", run = function(_, options) return options.word .. options.n .. options.how end,
  arguments = { { name = "word" }, { name = "n", type = "integer", minimum = 3 },
    { name = "how", type = "choice", choices = { "fast", "slow" } } } }
END
inside help made.lua
expect_in_output 'an example that is made' '  vanlua made.lua word 3 fast seeds'
cd "$WORK" && cp -R "$ROOT/seeds" seeds && run made.lua word 3 fast seeds && cd "$ROOT" || exit 1
expect_output 'an example that is made works' 'word3fast'

# Completion: candidates of the last word.
completes() { # NAME CANDIDATES WORD …
    name=$1 wanted=$2
    shift 2
    (cd "$WORK" && "$VANLUA" complete -- "$@" </dev/null 2>err) | cut -f 1 >"$WORK/out"
    if [ -z "$wanted" ]; then expect_silence "complete: $name"; else expect_output "complete: $name" "$wanted"; fi
}
completes 'a script' 'frequency
:files' freq
completes 'a command' 'tokenize
:files' toke
completes 'an option' '--min-count' frequency --min
completes 'options with those of the command' '--form
--format' compare --for
completes 'a choice' 'word
syllable' frequency --unit ''
completes 'a choice in one word' '--unit=syllable' frequency --unit=s
completes 'a list' 'word,number' frequency --kinds word,n
completes 'a file with words' 'vi
:files' frequency --stop-words v
completes 'a number' '' frequency --top ''
completes 'a format' 'jsonl' frequency --format jsonl
completes 'an option ahead of the name' 'frequency
:files' --threads 2 freq
completes 'inputs' ':files' frequency se
completes 'behind run' 'frequency
:files' run freq
completes 'an option behind run' '--min-count' run frequency --min
completes 'a script file' '--top' my_plain.lua --to
completes 'a choice of an argument' 'fast
:files' made.lua f
completes 'a file' ':files' frequency -o x
completes 'help' 'stats.keyness.log_ratio
stats.keyness.log_ratio_conservative
:files' help stats.keyness.log_r
completes 'new' '--stream' new --stre
completes 'check' ':files' check m
completes 'tokenize' '--lines' tokenize --lin
completes 'a script that is not there' ':files' nothing.lua x
completes 'an unknown option' '' frequency --zzz
run complete
expect_status 'complete without words' 0
expect_in_output 'complete without words' frequency

# The shells' own parts.
if command -v bash >/dev/null 2>&1; then
    cat >"$WORK/complete.bash" <<'END'
. docs/completion/vanlua.bash
compopt() { :; }
answer() { COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); _vanlua; echo "${COMPREPLY[@]}"; }
answer "$VANLUA" freq
answer "$VANLUA" frequency --min
answer "$VANLUA" frequency --unit = s
answer "$VANLUA" frequency --kinds word,nu
answer "$VANLUA" help Corpus : freq
answer "$VANLUA" frequency seed
complete -p vanlua
END
    VANLUA=$VANLUA bash --norc "$WORK/complete.bash" >"$WORK/out" 2>"$WORK/err"
    expect_output 'bash' 'frequency
--min-count
syllable
word,number
frequencies
seeds
complete -F _vanlua vanlua'
fi
if command -v zsh >/dev/null 2>&1; then expect_true 'zsh: syntax' zsh -n docs/completion/_vanlua; fi
if command -v fish >/dev/null 2>&1; then expect_true 'fish: syntax' fish -n docs/completion/vanlua.fish; fi

finish
