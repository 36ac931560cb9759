# Sourced by the tests of the command: runs it and compares what comes.

VANLUA=${VANLUA:-build/vanlua}
HERE=tests/host
if [ ! -x "$VANLUA" ]; then
    echo "failed: $VANLUA is not there"
    echo "0 passed, 1 failed"
    exit 1
fi
WORK=$(mktemp -d "${TMPDIR:-/tmp}/vanlua-host.XXXXXX") || exit 1
trap 'rm -rf "$WORK"' EXIT
trap 'exit 130' INT TERM
passed=0
failed=0

# The command of the tests, away from the user's own scripts.
unset VANLUA_PATH COLUMNS
HOME=$WORK
XDG_DATA_HOME=$WORK/data
export HOME XDG_DATA_HOME

# run WORD …: runs the command without input; leaves its status in $status, its words in $WORK/out and $WORK/err.
run() {
    "$VANLUA" "$@" </dev/null >"$WORK/out" 2>"$WORK/err"
    status=$?
}

pass() { passed=$((passed + 1)); }
fail() {
    failed=$((failed + 1))
    printf 'failed: %s\n' "$1"
    if [ -s "$WORK/err" ]; then head -c 600 "$WORK/err" | sed 's/^/    /'; fi
}

# expect NAME STATUS: the last run ended so.
expect_status() { if [ "$status" -eq "$2" ]; then pass; else fail "$1: exit $status, expected $2"; fi; }

# expect_error NAME TEXT: standard error holds the text.
expect_error() { if grep -qF -- "$2" "$WORK/err"; then pass; else fail "$1: standard error lacks '$2'"; fi; }

# expect_no_error NAME TEXT
expect_no_error() { if grep -qF -- "$2" "$WORK/err"; then fail "$1: standard error has '$2'"; else pass; fi; }

# expect_output NAME TEXT: standard output is exactly the text and a newline.
expect_output() {
    printf '%s\n' "$2" >"$WORK/expected"
    if cmp -s "$WORK/expected" "$WORK/out"; then pass; else
        fail "$1: output differs"
        diff "$WORK/expected" "$WORK/out" | head -10 | sed 's/^/    /'
    fi
}

# expect_in_output NAME TEXT
expect_in_output() { if grep -qF -- "$2" "$WORK/out"; then pass; else fail "$1: output lacks '$2'"; fi; }

# expect_silence NAME: nothing on standard output.
expect_silence() { if [ -s "$WORK/out" ]; then fail "$1: standard output is not empty"; else pass; fi; }

# expect_true NAME COMMAND …
expect_true() {
    name=$1
    shift
    if "$@"; then pass; else fail "$name"; fi
}

finish() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
    exit
}
