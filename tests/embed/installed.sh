#!/bin/sh
# What `make install` puts in place: the C library by pkg-config, as docs/embedding.md says, static and shared; the module for a
# stock lua5.4; the rockspec.
BUILD=${BUILD:-build}
WORK=$(mktemp -d "${TMPDIR:-/tmp}/vanlua-embed.XXXXXX") || exit 1
trap 'rm -rf "$WORK"' EXIT
trap 'exit 130' INT TERM
passed=0
failed=0
pass() { passed=$((passed + 1)); }
fail() {
    failed=$((failed + 1))
    printf 'failed: %s\n' "$1"
    [ ! -s "$WORK/err" ] || head -n 20 "$WORK/err" | sed 's/^/    /'
}

# expect NAME FILE: the last command worked, and its standard output is the file's contents.
expect() {
    status=$?
    if [ "$status" -eq 0 ] && cmp -s "$2" "$WORK/out"; then pass; else
        fail "$1: exit $status, or output differs"
        diff "$2" "$WORK/out" | head -n 20 | sed 's/^/    /'
    fi
}

finish() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
    exit
}

# A sanitized build cannot be loaded by what is not.
if [ -n "${SAN:-}" ]; then finish; fi

root=$WORK/root
if ! make --no-print-directory BUILD="$BUILD" PREFIX=/usr/local DESTDIR="$root" install >"$WORK/err" 2>&1; then
    fail 'make install'
    finish
fi
prefix=$root/usr/local
for file in bin/vanlua lib/libvanlua.a lib/libvanlua.so lib/pkgconfig/vanlua.pc include/vanlua.h include/vanlua/corpus.h \
    lib/lua/5.4/vanlua.so share/vanlua/scripts/frequency.lua share/man/man1/vanlua.1; do
    if [ -f "$prefix/$file" ]; then pass; else fail "installed: $file is not there"; fi
done

# The example in C, built as its first lines say.
PKG_CONFIG_PATH=$prefix/lib/pkgconfig:${PKG_CONFIG_PATH:-}
export PKG_CONFIG_PATH
pkg_config() { "${PKG_CONFIG:-pkg-config}" "$@"; }
flags=$(pkg_config --cflags vanlua | sed "s|-I/usr/local|-I$prefix|")
shared=$(pkg_config --libs vanlua | sed "s|-L/usr/local|-L$prefix|")
# shellcheck disable=SC2086 # flags are several words
if ${CC:-cc} docs/examples/count.c $flags $shared -o "$WORK/count" 2>"$WORK/err"; then pass; else fail 'cc: shared'; fi
LD_LIBRARY_PATH=$prefix/lib DYLD_LIBRARY_PATH=$prefix/lib "$WORK/count" seeds >"$WORK/out" 2>"$WORK/err"
expect 'shared' tests/embed/count.txt

private=$(pkg_config --static --libs-only-l vanlua | sed 's/-lvanlua//')
others=$(pkg_config --static --libs-only-other vanlua)
# shellcheck disable=SC2086
if ${CC:-cc} docs/examples/count.c $flags "$prefix/lib/libvanlua.a" $private $others -o "$WORK/static" 2>"$WORK/err"; then
    pass
else
    fail 'cc: static'
fi
"$WORK/static" seeds >"$WORK/out" 2>"$WORK/err"
expect 'static' tests/embed/count.txt
"$WORK/static" "$WORK/nowhere" >"$WORK/out" 2>"$WORK/err"
if [ $? -eq 1 ] && grep -q "count: no such file or folder: $WORK/nowhere" "$WORK/err"; then pass; else fail 'a path that is not there'; fi
"$WORK/static" >"$WORK/out" 2>"$WORK/err"
if [ $? -eq 2 ]; then pass; else fail 'no path'; fi

# The module, by the interpreter that is there.
lua=
for name in lua5.4 lua-5.4 lua54 lua; do
    if [ "$("$name" -e 'io.write(_VERSION)' 2>/dev/null)" = 'Lua 5.4' ]; then lua=$name && break; fi
done
if [ -z "$lua" ]; then
    echo 'warning: no lua5.4 is there: the installed module is not tried'
    finish
fi
cat >"$WORK/count.lua" <<'LUA'
local vanlua = require "vanlua"
local corpus = vanlua.open("seeds")
local frequencies = corpus:frequencies()
print(string.format("%d documents, %d words, %d different ones", #corpus, frequencies.total, #frequencies))
for row in frequencies:top(10):rows() do print(string.format("%6d  %s", row.count, row.term)) end
LUA
LUA_CPATH="$prefix/lib/lua/5.4/?.so" LUA_CPATH_5_4="$prefix/lib/lua/5.4/?.so" "$lua" "$WORK/count.lua" >"$WORK/out" 2>"$WORK/err"
expect 'the module' tests/embed/count.txt
# It is where this Lua looks, if it was made for /usr/local as Lua itself and Debian have it.
if "$lua" -e 'os.exit(package.cpath:find("/usr/local/lib/lua/5.4/?.so", 1, true) ~= nil)' 2>"$WORK/err"; then pass; else
    echo "warning: this $lua does not look in /usr/local/lib/lua/5.4; LUA_MODULES=DIR installs the module elsewhere"
fi

# The rockspec is Lua, and names what is there.
cat >"$WORK/rockspec.lua" <<'LUA'
local rockspec = {}
assert(loadfile(arg[1], "t", rockspec))()
assert(arg[1]:match("([^/]+)%.rockspec$") == rockspec.package .. "-" .. rockspec.version, "name and version")
assert(rockspec.build.type == "make" and rockspec.description.license == "MIT" and rockspec.source.url)
for _, target in ipairs { rockspec.build.build_target, rockspec.build.install_target } do
  local found
  for line in io.lines("Makefile") do found = found or line:find("^" .. target:gsub("%-", "%%-") .. ":") end
  assert(found, "no target " .. target)
end
LUA
if "$lua" "$WORK/rockspec.lua" docs/vanlua-scm-1.rockspec 2>"$WORK/err"; then pass; else fail 'rockspec'; fi
make --no-print-directory BUILD="$BUILD" LUA_MODULES=/lua DESTDIR="$WORK/rock" install-module >"$WORK/err" 2>&1
if [ -f "$WORK/rock/lua/vanlua.so" ]; then pass; else fail 'make install-module'; fi

# And back: nothing stays.
make --no-print-directory BUILD="$BUILD" PREFIX=/usr/local DESTDIR="$root" uninstall >"$WORK/err" 2>&1
if [ -z "$(find "$root" -type f)" ]; then pass; else fail 'make uninstall leaves files'; fi
finish
