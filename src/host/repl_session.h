/*
 * What the parts of the REPL share.
 */
#ifndef VL_HOST_REPL_SESSION_H
#define VL_HOST_REPL_SESSION_H

#include "host/environment.h"
#include "host/repl.h"

struct vl_repl {
    vl_host *host;
    vl_repl_options options;
    vl_script script;   /* stands for the session where a script is expected; its state is the session's */
    bool within;        /* in the state of a running script, which goes on afterwards */
    vl_string pending;  /* lines of a chunk that is not complete */
    uint64_t chunks;    /* taken so far */
    uint64_t results;   /* numbered so far */
    uint64_t documents; /* of the corpus that the inputs gave */
    bool timed;
    bool formatted;     /* results are written whole, in `format` */
    vl_format format;
    bool quit;
    bool limited; /* a limit of time or memory ended a chunk */
    vl_exit status;
};

/* The state of the session. */
static inline lua_State *vl_repl_state(const vl_repl *repl) {
    return repl->script.state;
}

/* Pushes the table of the session's globals. */
void vl_repl_push_globals(lua_State *L, const vl_repl *repl);

/* Pushes the sources of chunks, by number. */
void vl_repl_push_sources(lua_State *L, const vl_repl *repl);

/* True if the session at that address has not ended: functions that it made for a script may outlive it. */
bool vl_repl_is_open(lua_State *L, const vl_repl *repl);

/* Begins what can be interrupted, and limited. */
void vl_repl_begin(vl_repl *repl);

/* Ends it: tells whether to go on. */
vl_repl_outcome vl_repl_end(vl_repl *repl, vl_exit done);

/* Hands text to standard output. */
void vl_repl_show(const vl_repl *repl, vl_text text);

/* Hands over the string on top, with a newline where it does not end in one, and pops it. */
void vl_repl_show_top(lua_State *L, const vl_repl *repl);

/* Calls the function below its arguments as a chunk: gives its results numbers, and shows them unless `silent`. Raises. */
void vl_repl_call(lua_State *L, vl_repl *repl, bool silent);

/* Gives the `count` values from `first` on numbers and shows them unless `silent`. Raises. */
void vl_repl_keep(lua_State *L, vl_repl *repl, int first, int count, bool silent);

/* Reads the inputs into the global `corpus`, under the limits of the session. Says what goes wrong. */
vl_exit vl_repl_read_inputs(vl_repl *repl);

/* Does what a line that begins with a dot says. */
vl_repl_outcome vl_repl_command(vl_repl *repl, vl_text line);

/* Runs the script that the words name over the session's corpus. */
vl_repl_outcome vl_repl_run_script(vl_repl *repl, const char *const *words, size_t count);

/* Answers `?NAME`, or `??NAME` with the source of a function. */
vl_repl_outcome vl_repl_answer(vl_repl *repl, vl_text question);

/* Sets the globals that a session has of its own: help, print, vanlua. */
void vl_repl_open_globals(lua_State *L, vl_repl *repl);

/* The dot commands, one after the other. */
typedef struct vl_repl_command_entry {
    const char *name;  /* with its dot; NULL ends the list */
    const char *usage; /* what it takes */
    const char *text;
    vl_repl_outcome (*call)(vl_repl *repl, const char *const *words, size_t count);
} vl_repl_command_entry;

extern const vl_repl_command_entry vl_repl_commands[];

#endif
