# vanlua: `make help` lists the targets. Variables to set: CC, CFLAGS, LDFLAGS, PREFIX, DESTDIR, BUILD,
# SAN=address,undefined (sanitized build in a folder of its own), WERROR=1, V=1 (show the commands).

PREFIX ?= /usr/local
LUA_MODULES ?= $(PREFIX)/lib/lua/5.4
UCD ?= /usr/share/unicode
MODEL ?= src/lang/vi.model
FUZZ_SECONDS ?= 20
CFLAGS ?= -O2 -g
PKG_CONFIG ?= pkg-config
ifeq ($(origin CC),default)
CC := $(if $(shell command -v cc),cc,gcc)
endif

comma := ,
BUILD ?= build$(if $(SAN),/san-$(subst $(comma),-,$(SAN)))

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:

# All cores, unless the user chose a number (which wins) or a make above shares its jobs with us. Messages of
# files compiled at once are kept apart, but what tests and benchmarks tell is seen as it comes.
SYNC := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
ifeq ($(MAKELEVEL),0)
ifneq ($(filter jobserver,$(.FEATURES)),)
MAKEFLAGS += -j$(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
endif
MAKEFLAGS += $(if $(filter demo test bench fuzz,$(MAKECMDGOALS)),,$(SYNC))
endif
Q := $(if $(V),,@)

ifneq ($(word 2,$(MAKECMDGOALS)),)

# Several goals are made one after the other: they may share files, and `deps` changes what the next one finds.
.NOTPARALLEL:
.PHONY: $(sort $(MAKECMDGOALS))
$(sort $(MAKECMDGOALS)):
	@$(MAKE) --no-print-directory $@

else

# ---- the libraries we stand on -----------------------------------------------------------------------------

LIBRARY_FREE_GOALS := demo test deps help clean uninstall style
ifneq ($(filter-out $(LIBRARY_FREE_GOALS),$(or $(MAKECMDGOALS),all)),)

ifeq ($(shell uname -s),Darwin)
export PKG_CONFIG_PATH := $(PKG_CONFIG_PATH):$(shell brew --prefix 2>/dev/null)/opt/lua@5.4/lib/pkgconfig
endif
find_package = $(shell for name in $(1); do $(PKG_CONFIG) $(2) $$name 2>/dev/null && echo $$name && break; done)
LUA_PACKAGE := $(call find_package,lua5.4 lua-5.4 lua54 lua,--atleast-version=5.4 --max-version=5.4.99)
UTF8PROC_PACKAGE := $(call find_package,libutf8proc utf8proc,--exists)
JSON_PACKAGE := $(call find_package,json-c,--exists)

ifeq ($(shell command -v $(PKG_CONFIG)),)
$(error pkg-config is missing: run `make deps` to install it)
endif
ifeq ($(LUA_PACKAGE),)
$(error the development files of Lua 5.4 are missing: run `make deps` to install them)
endif
ifeq ($(UTF8PROC_PACKAGE),)
$(error the development files of utf8proc are missing: run `make deps` to install them)
endif

LIBRARY_PACKAGES := $(UTF8PROC_PACKAGE) $(JSON_PACKAGE)
# As system headers, so that warnings in their macros are not ours.
PACKAGE_FLAGS := $(patsubst -I%,-isystem %,$(shell $(PKG_CONFIG) --cflags $(LUA_PACKAGE) $(LIBRARY_PACKAGES))) \
                 $(if $(JSON_PACKAGE),-DVL_HAVE_JSON_C)
LIBRARY_LIBS := $(shell $(PKG_CONFIG) --libs $(LIBRARY_PACKAGES)) -lm -pthread
LUA_LIBS := $(shell $(PKG_CONFIG) --libs $(LUA_PACKAGE))

endif

# ---- flags -------------------------------------------------------------------------------------------------

WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wshadow $(if $(WERROR),-Werror)
SANITIZE := $(if $(SAN),-fsanitize=$(SAN) -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
# POSIX.1-2008; glibc shows some of its base, realpath for one, only to those who ask for XSI.
BASIC_FLAGS := -std=c11 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -Iinclude -Isrc $(PACKAGE_FLAGS)
POSITION_FLAGS := -fPIC -fvisibility=hidden -fno-semantic-interposition -pthread
COMPILE = $(CC) $(BASIC_FLAGS) $(POSITION_FLAGS) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) $(SANITIZE)
LINK = $(CC) $(CFLAGS) $(SANITIZE) $(LDFLAGS)
SONAME := libvanlua.so.0
ifeq ($(shell uname -s),Darwin)
SHARED_LIBRARY := -dynamiclib -install_name @rpath/$(SONAME)
SHARED_MODULE := -bundle -undefined dynamic_lookup
else
SHARED_LIBRARY := -shared -Wl,-soname,$(SONAME)
SHARED_MODULE := -shared
endif

# ---- what is made of what ----------------------------------------------------------------------------------

LIBRARY_SOURCES := $(sort $(wildcard $(patsubst %,src/%/*.c,base text lang input table corpus query stat)))
LUA_SOURCES := $(sort $(wildcard src/lua/*.c))
COMMAND_SOURCES := $(sort $(wildcard src/host/*.c src/cli/*.c))
GENERATOR_SOURCES := $(sort $(wildcard src/gen/*.c))
UNIT_SOURCES := $(sort $(wildcard tests/unit/*.c))
PROGRAM_SOURCES := $(sort $(filter-out tests/unit/% tests/fuzz/%,$(wildcard tests/*/*.c)))
FUZZ_SOURCES := $(sort $(wildcard tests/fuzz/*.c))
UNITS := $(filter-out check main,$(notdir $(basename $(UNIT_SOURCES))))

object = $(patsubst %.c,$(BUILD)/obj/%.o,$(1))
LIBRARY_OBJECTS := $(call object,$(LIBRARY_SOURCES))
LUA_OBJECTS := $(call object,$(LUA_SOURCES))
COMMAND_OBJECTS := $(call object,$(COMMAND_SOURCES))
UNIT_OBJECTS := $(call object,$(UNIT_SOURCES))
# Test programs may reach into the host, but bring a main of their own.
TESTED_OBJECTS := $(LUA_OBJECTS) $(call object,$(filter src/host/%,$(COMMAND_SOURCES)))
SOURCES := $(LIBRARY_SOURCES) $(LUA_SOURCES) $(COMMAND_SOURCES) $(GENERATOR_SOURCES) \
           $(UNIT_SOURCES) $(PROGRAM_SOURCES) $(FUZZ_SOURCES)
OBJECTS := $(call object,$(SOURCES))
# A generator PROGRAM.c may have parts of its own, PROGRAM_PART.c.
GENERATORS := $(BUILD)/gen/unicode $(BUILD)/gen/model
PROGRAMS := $(patsubst tests/%.c,$(BUILD)/tests/%,$(PROGRAM_SOURCES))
FUZZERS := $(patsubst tests/fuzz/%.c,$(BUILD)/fuzz/%,$(FUZZ_SOURCES))

LIBRARIES := $(BUILD)/libvanlua.a $(BUILD)/libvanlua.so
MODULE := $(if $(LUA_SOURCES),$(BUILD)/vanlua.so)
COMMAND := $(if $(COMMAND_SOURCES),$(BUILD)/vanlua)
ANNOTATIONS := $(BUILD)/library/vanlua.lua

.PHONY: all everything programs demo run-demo test run-test deps lint syntax style bench run-bench fuzz run-fuzz \
        reference unicode model features install install-module uninstall clean help module

# A list of the sources stands among what is linked, so that a file that went is missed.
LINKED = $(filter %.o %.a,$^)

all: $(LIBRARIES) $(MODULE) $(COMMAND) $(ANNOTATIONS) ## build the command, the libraries and the Lua module (the default)

module: $(MODULE) ## build the Lua module only, build/vanlua.so

$(BUILD)/libvanlua.a: $(LIBRARY_OBJECTS) $(BUILD)/sources
	@rm -f $@
	$(Q)$(AR) rcs $@ $(LINKED)

$(BUILD)/libvanlua.so: $(LIBRARY_OBJECTS) $(BUILD)/sources
	$(Q)$(LINK) $(SHARED_LIBRARY) -o $@ $(LINKED) $(LIBRARY_LIBS)
	@ln -sf libvanlua.so $(BUILD)/$(SONAME)

# Lua's symbols are left to the interpreter that loads the module.
$(BUILD)/vanlua.so: $(LUA_OBJECTS) $(LIBRARY_OBJECTS) $(BUILD)/sources
	$(Q)$(LINK) $(SHARED_MODULE) -o $@ $(LINKED) $(LIBRARY_LIBS)

# It loads the library that edits lines when it needs one.
$(BUILD)/vanlua: $(COMMAND_OBJECTS) $(LUA_OBJECTS) $(LIBRARY_OBJECTS) $(BUILD)/sources
	$(Q)$(LINK) -o $@ $(LINKED) $(LUA_LIBS) $(LIBRARY_LIBS) -ldl
	@case $(BUILD) in build/*) ln -sfn ../scripts build/scripts ;; esac # it looks for ../scripts

# What editors know of the Lua interface.
$(ANNOTATIONS): src/gen/annotations.lua $(COMMAND)
	@mkdir -p $(@D)
	$(Q)$(COMMAND) $< > $@

$(BUILD)/gen/unicode: $(call object,$(wildcard src/gen/unicode*.c)) $(BUILD)/libvanlua.a
$(BUILD)/gen/model: $(call object,$(wildcard src/gen/model*.c)) $(BUILD)/libvanlua.a
$(GENERATORS):
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $(LINKED) $(LIBRARY_LIBS)

$(BUILD)/tests/unit: $(UNIT_OBJECTS) $(TESTED_OBJECTS) $(LIBRARY_OBJECTS) $(BUILD)/sources
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $(LINKED) $(LUA_LIBS) $(LIBRARY_LIBS)

$(PROGRAMS): $(BUILD)/tests/%: $(BUILD)/obj/tests/%.o $(TESTED_OBJECTS) $(LIBRARY_OBJECTS)
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $(LINKED) $(LUA_LIBS) $(LIBRARY_LIBS)

$(FUZZERS): $(BUILD)/fuzz/%: $(BUILD)/obj/tests/fuzz/%.o $(TESTED_OBJECTS) $(LIBRARY_OBJECTS)
	@mkdir -p $(@D)
	$(Q)$(LINK) -fsanitize=fuzzer -o $@ $(LINKED) $(LUA_LIBS) $(LIBRARY_LIBS)

$(OBJECTS): $(BUILD)/obj/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	@$(if $(V),,echo "  CC $<")
	$(Q)$(COMPILE) $(OBJECT_FLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/obj/src/lang/vi_model.o: src/lang/vi.model

-include $(OBJECTS:.o=.d)


$(UNIT_OBJECTS): OBJECT_FLAGS = -I$(BUILD)/tests/list
# The list of unit tests that tests/unit/main.c runs.
$(BUILD)/obj/tests/unit/main.o: $(BUILD)/tests/list/units.h

# Written anew only if its contents change, so that changed flags, packages or files rebuild what depends on them.
define keep_file
	@mkdir -p $(@D)
	@printf '%s\n' $(1) > $@.new; if cmp -s $@.new $@; then rm -f $@.new; else mv -f $@.new $@; fi
endef
$(BUILD)/flags: FORCE
	$(call keep_file,'$(subst ','\'',$(COMPILE) $(LINK))')
$(BUILD)/sources: FORCE
	$(call keep_file,$(LIBRARY_SOURCES) $(LUA_SOURCES) $(COMMAND_SOURCES) $(UNIT_SOURCES) '')
$(BUILD)/tests/list/units.h: FORCE
	$(call keep_file,$(patsubst %,'UNIT(%)',$(UNITS)) '')
.PHONY: FORCE
FORCE:

# ---- trying it ---------------------------------------------------------------------------------------------

deps: ## install what is missing to build and test, and nothing else
	@CC='$(CC)' PKG_CONFIG='$(PKG_CONFIG)' .ci/setup

# The makes below look for the libraries anew, after the set-up.
demo: deps ## set up, build, and run frequency and compare over the five seed articles
	@$(MAKE) --no-print-directory $(SYNC) all
	@$(MAKE) --no-print-directory run-demo

run-demo:
	@echo '$$ vanlua frequency --top 20 seeds'
	@$(BUILD)/vanlua frequency --top 20 seeds
	@echo
	@echo '$$ vanlua compare seeds'
	@$(BUILD)/vanlua compare seeds

test: deps ## set up, build, and run all tests; the last line counts
	@$(MAKE) --no-print-directory $(SYNC) programs
	@$(MAKE) --no-print-directory run-test

programs: all $(BUILD)/tests/unit $(BUILD)/gen/model $(PROGRAMS)

everything: programs $(GENERATORS)

run-test:
	@BUILD='$(BUILD)' SAN='$(SAN)' tests/run $(STAGES)

bench: ## measure speed, and words; BENCH_TEXT=FILE for a text of your own, TREEBANK="FILE.tsv …" for gold words, ERRORS=1
	@$(MAKE) --no-print-directory $(SYNC) programs
	@$(MAKE) --no-print-directory run-bench

run-bench:
	@BUILD='$(BUILD)' BENCH_TEXT='$(BENCH_TEXT)' TREEBANK='$(TREEBANK)' ERRORS='$(ERRORS)' tests/run-bench $(STAGES)

fuzz: ## fuzz what reads foreign bytes, FUZZ_SECONDS=20 each (needs clang)
	@if command -v clang >/dev/null; then \
	    $(MAKE) --no-print-directory CC=clang BUILD=$(BUILD)/clang-fuzz SAN=fuzzer-no-link,address,undefined run-fuzz; \
	else echo 'fuzz: clang is not there, nothing done'; fi

run-fuzz: $(FUZZERS)
	@for fuzzer in $^; do \
	    name=$${fuzzer##*/}; found=$(BUILD)/fuzz/inputs/$$name; log=$(BUILD)/fuzz/$$name.log; mkdir -p $$found; \
	    if $$fuzzer -max_total_time=$(FUZZ_SECONDS) -rss_limit_mb=4096 -artifact_prefix=$$found/crash- $$found seeds >$$log 2>&1; \
	    then echo "fuzz: $$name: $$(sed -n 's/^Done \([0-9]*\) runs.*/\1/p' $$log) runs, nothing found"; \
	    else tail -n 40 $$log; echo "fuzz: $$name failed, see $$log"; exit 1; fi; done

# ---- keeping it clean --------------------------------------------------------------------------------------

lint: style ## check layers, style, documentation, and compile without warnings by gcc and clang
	@$(MAKE) --no-print-directory $(SYNC) BUILD=$(BUILD)/lint WERROR=1 SAN= everything
	@tests/globals $(BUILD)/lint/libvanlua.a
	@BUILD=$(BUILD)/lint tests/definitions
	@if command -v clang >/dev/null; then $(MAKE) --no-print-directory CC=clang WERROR=1 SAN= syntax; fi
	@echo 'lint: clean'

style:
	@status=0; tests/layers || status=1; tests/style || status=1; exit $$status

syntax: $(BUILD)/tests/list/units.h
	@$(COMPILE) -I$(BUILD)/tests/list -fsyntax-only $(SOURCES)

reference: $(COMMAND) ## write docs/api.md anew, from the definitions of the Lua interface
	$(COMMAND) --output docs/api.md src/gen/reference.lua

unicode: $(BUILD)/gen/unicode ## write the tables of Unicode properties anew; UCD=/usr/share/unicode
	$(BUILD)/gen/unicode $(UCD) src/text/unicode_tables.c

model: all $(BUILD)/gen/model ## train the word model anew; TREEBANK="FILE.tsv …" LEXICON=FILE [TEXT=FILE] [TEST="FILE.tsv …"]
	TEST='$(TEST)' src/gen/model.sh $(BUILD) --output $(MODEL) --notice docs/model-notice.txt '$(TREEBANK)' '$(LEXICON)' '$(TEXT)'

features: all $(BUILD)/gen/model ## print what each feature of the word model is worth; variables as for model
	TEST='$(TEST)' src/gen/model.sh $(BUILD) --features '$(TREEBANK)' '$(LEXICON)' '$(TEXT)'

clean: ## remove what was built
	rm -rf $(BUILD)

# ---- installing --------------------------------------------------------------------------------------------

VERSION := $(shell awk -F'"' '/define VL_VERSION/ { print $$2 }' include/vanlua/base.h)
STAGE := $(BUILD)/stage
STAGED := $(STAGE)$(PREFIX)
MANIFEST := $(PREFIX)/share/vanlua/manifest

define PC_FILE
prefix=$(PREFIX)
libdir=$${prefix}/lib
includedir=$${prefix}/include

Name: vanlua
Description: Corpus linguistics, Vietnamese first: articles in, numbers out
Version: $(VERSION)
Requires.private: $(LIBRARY_PACKAGES)
Libs: -L$${libdir} -lvanlua
Libs.private: -lm -pthread
Cflags: -I$${includedir}
endef
export PC_FILE

# Everything is laid out in a folder first. What is then copied, and the folders made for it, are written to the
# manifest, by which `uninstall` takes away exactly that.
install: all ## install below PREFIX=/usr/local (DESTDIR is put before it)
	@rm -rf $(STAGE)
	@mkdir -p $(STAGE)$(LUA_MODULES) \
	    $(addprefix $(STAGED)/,bin lib/pkgconfig include/vanlua share/vanlua/scripts/lib share/vanlua/scripts/templates \
	    share/vanlua/library share/man/man1 share/bash-completion/completions share/zsh/site-functions \
	    share/fish/vendor_completions.d)
	@install -m 755 $(COMMAND) $(STAGED)/bin/
	@install -m 644 $(BUILD)/libvanlua.a $(STAGED)/lib/
	@install -m 755 $(BUILD)/libvanlua.so $(STAGED)/lib/$(SONAME)
	@ln -s $(SONAME) $(STAGED)/lib/libvanlua.so
	@install -m 644 include/vanlua.h $(STAGED)/include/
	@install -m 644 include/vanlua/*.h $(STAGED)/include/vanlua/
	@printf '%s\n' "$$PC_FILE" > $(STAGED)/lib/pkgconfig/vanlua.pc
	@install -m 755 $(MODULE) $(STAGE)$(LUA_MODULES)/
	@for file in $(patsubst scripts/%,%,$(wildcard scripts/*.* scripts/lib/*.* scripts/templates/*.*)); do \
	    install -m 644 scripts/$$file $(STAGED)/share/vanlua/scripts/$$file || exit 1; done
	@install -m 644 $(ANNOTATIONS) $(STAGED)/share/vanlua/library/
	@install -m 644 docs/vanlua.1 $(STAGED)/share/man/man1/
	@install -m 644 docs/completion/vanlua.bash $(STAGED)/share/bash-completion/completions/vanlua
	@install -m 644 docs/completion/_vanlua $(STAGED)/share/zsh/site-functions/
	@install -m 644 docs/completion/vanlua.fish $(STAGED)/share/fish/vendor_completions.d/
	@install -m 644 docs/model-notice.txt $(STAGED)/share/vanlua/
	@DESTDIR='$(DESTDIR)' .ci/install $(STAGE) $(MANIFEST)

install-module: module ## install the Lua module only, to LUA_MODULES=PREFIX/lib/lua/5.4
	@mkdir -p '$(DESTDIR)$(LUA_MODULES)'
	@install -m 755 $(MODULE) '$(DESTDIR)$(LUA_MODULES)/'

uninstall: ## remove exactly what install put there
	@DESTDIR='$(DESTDIR)' .ci/install -u $(MANIFEST)

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

endif
