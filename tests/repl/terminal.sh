#!/bin/sh
# shellcheck disable=SC1091 # common stands beside
# The REPL on a terminal, with each of the libraries that edit lines, and with none.
. tests/repl/common

# What works however lines are edited. Expected texts stand at the beginning of an answer, behind the echo of what was typed.
basics() {
    cat <<'END'
expect vanlua
expect corpus: 5 documents
expect 1>
send 6 * 7\r
expect \r\n42
expect 2>
send _ + 1\r
expect \r\n43
expect 3>
send for i = 1, 2 do\r
expect ..
send io.write("<", i * 11, ">") end\r
expect <11><22>
expect 3>
# An error, then the next expression.
send nothing.field\r
expect attempt to index a nil value (global 'nothing')
expect stack traceback
expect 3>
send 'after' .. ' error'\r
expect \r\n"after error"
expect 4>
# Ctrl-C in a loop of Lua.
send io.write("g", "o", "\\n") while true do end\r
expect go\r\n
send \x03
expect vanlua: interrupted
expect 4>
send 1000 + 1\r
expect \r\n1001
# Ctrl-C deep in one call of the library, which would take a minute, with the state intact.
send kept = 77\r
expect 5>
send list = {} for i = 1, 2000 do list[i] = { text = corpus[i % 5 + 1].text } end big = vanlua.corpus(list)\r
expect 5>
send io.write("g", "o", "\\n") big:clusters()\r
expect go\r\n
send \x03
expect vanlua: interrupted
expect 5>
send kept + 1\r
expect \r\n78
expect 6>
# Ctrl-C clears a line, and a chunk that is not complete.
send 123456\x03
expect 6>
send 5 * 5\r
expect \r\n25
expect 7>
send function f(\r
expect ..
send \x03
expect 7>
send 6 * 6\r
expect \r\n36
expect 8>
send .quit\r
end 0
END
}

# Whole letters: ế decomposed (e, circumflex, acute) goes by one press of backspace, and what stays becomes NFC.
letters() {
    cat <<'END'
expect 1>
send #"e\xcc\x82\xcc\x81"\r
expect \r\n3
expect 2>
send #"abe\xcc\x82\xcc\x81\x7f"\r
expect \r\n2
expect 3>
# Left over the quotation mark and the letter, to the a ahead of it.
send #"ae\xcc\x82\xcc\x81"\e[D\e[D\x7fbc\r
expect \r\n5
expect 4>
END
}

composed() {
    cat <<'END'
expect 1>
send #"ab\xe1\xba\xbf\x7f"\r
expect \r\n2
expect 2>
send #"a\xe1\xba\xbf"\e[D\e[D\x7fbc\r
expect \r\n5
expect 3>
END
}

editing() {
    cat <<'END'
expect 1>
send corpus:freq\t
expect uencies
send {un\t
expect it
send ="syl\t
expect lable
refuse lable"
send "}.total\r
expect \r\n7420
expect 2>
send corpus["001\t
expect _342a4015e2770197
send "].title\r
expect Xã Hòa Sơn
expect 3>
# A method's result, a file, a word of the corpus in a query, an option of a script: what is ahead of the cursor decides.
send corpus:frequencies():to\t
expect p
send (1)[1].te\x15#io.open("seeds/001\t
expect _342a4015e2770197.txt
send "):read("a")\r
expect \r\n6432
expect 4>
send corpus:count("cải các\t
expect h
send ")\r
expect \r\n42
expect 6>
send .run freq\t
expect uency
send  --to\t
expect p
send  1\r
expect của
expect 7>
# Several: they are listed.
send vanlua.c\t
expect chart
expect corpus
expect csv
send \x15.form\t
expect at
send \x15
# History by the arrow.
send \e[A\e[A\e[A\e[A\e[A\r
expect \r\n7420
expect 8>
send print("only" .. "once")\r
expect onlyonce
expect 8>
send .quit\r
end 0
END
}

recalled() {
    cat <<'END'
expect 1>
send \e[A\e[A\r
expect onlyonce
expect 1>
send \x04
end 0
END
}

remembered() {
    cat <<'END'
expect 1>
send \x20\x20\r
expect 1>
send #"e\xcc\x82"\r
expect \r\n2
expect 2>
send \x04
end 0
END
}

# The history has the line as it was run, and no blank one.
check_history() { # NAME
    if [ "$(cat "$XDG_STATE_HOME/vanlua/history")" = "$(printf '#"\303\252"')" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $1: $(od -c "$XDG_STATE_HOME/vanlua/history")"
    fi
}

is_there() { # LIBRARY
    for path in /lib/*/"$1".so.* /usr/lib/*/"$1".so.* /usr/lib/"$1".so.* /usr/lib64/"$1".so.*; do
        [ -e "$path" ] && return 0
    done
    return 1
}

for library in readline libedit plain; do
    case $library in
    readline) file=libreadline ;;
    libedit) file=libedit ;;
    *) file= ;;
    esac
    if [ -n "$file" ] && ! is_there "$file"; then continue; fi
    rm -rf "$WORK/state"
    VANLUA_EDITOR=$library
    export VANLUA_EDITOR
    basics >"$WORK/script"
    play "$library" vanlua repl seeds
    [ "$library" = plain ] && continue
    editing >"$WORK/script"
    play "$library, editing" vanlua repl seeds
    recalled >"$WORK/script"
    play "$library, history" vanlua repl
    rm -rf "$WORK/state"
    remembered >"$WORK/script"
    play "$library, lines remembered" env LC_ALL=C.UTF-8 vanlua repl
    check_history "$library, lines remembered"
    composed >"$WORK/script"
    play "$library, composed letters" env LC_ALL=C vanlua repl
    [ "$library" = libedit ] && continue
    letters >"$WORK/script"
    play "$library, letters" env LC_ALL=C.UTF-8 vanlua repl
    play "$library, letters in the locale C" env LC_ALL=C vanlua repl
done
finish
