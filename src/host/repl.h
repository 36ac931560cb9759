/*
 * The core of the REPL: takes lines, runs them in a state of its own or in that of a running script, and shows what
 * they give. It knows no terminal; how results and files are written is for its options to say.
 */
#ifndef VL_HOST_REPL_H
#define VL_HOST_REPL_H

#include "host/run.h"

typedef struct vl_repl vl_repl;

/* How a session speaks to the world. */
typedef struct vl_repl_callbacks {
    void *data;
    void (*show)(void *data, vl_text text); /* for standard output: any bytes that a terminal may see */
    uint64_t (*columns)(void *data);        /* width that results are fitted to */
    /* Writes to a file, in the format of its extension; says what goes wrong. */
    vl_exit (*save)(void *data, const char *path, const vl_result *result);
} vl_repl_callbacks;

typedef struct vl_repl_options {
    vl_repl_callbacks callbacks; /* copied */
    const vl_settings *settings; /* borrowed */
    const char *const *inputs;   /* to read the corpus from; none: there is no corpus */
    size_t input_count;
    bool interactive;            /* a person sits there: an interruption ends what runs, not the session */
} vl_repl_options;

/* What came of a line. */
typedef enum vl_repl_outcome {
    VL_REPL_DONE,
    VL_REPL_MORE,   /* the chunk is not complete: another line belongs to it */
    VL_REPL_FAILED, /* what was wrong has been said */
    VL_REPL_QUIT    /* the session is to end with vl_repl_status */
} vl_repl_outcome;

/* Begins a session with a state of its own, all of Lua in it, and reads the inputs. Says what goes wrong. The caller
 * closes it, also after a failure, where it may be NULL. */
vl_exit vl_repl_open(vl_host *host, const vl_repl_options *options, vl_repl **out);

/* Begins a session in the state of a running script, whose globals it sees, with the fields of the table at `locals`
 * as globals of its own. `host` is that of the state. NULL: no memory. */
vl_repl *vl_repl_open_within(vl_host *host, lua_State *L, int locals, const vl_repl_options *options);

/* Ends a session. */
void vl_repl_close(vl_repl *repl);

/* Takes a line, or several, without the newline at the end: a chunk of Lua or a part of one, a command that begins
 * with a dot, or a question. Well-formed text is brought into NFC. */
vl_repl_outcome vl_repl_take(vl_repl *repl, vl_text line);

/* The input has ended: what is incomplete is wrong now. */
vl_repl_outcome vl_repl_finish(vl_repl *repl);

/* Forgets what is incomplete. */
void vl_repl_clear(vl_repl *repl);

/* The exit status of a session that quits. */
vl_exit vl_repl_status(const vl_repl *repl);

/* True if a limit of time or memory ended a chunk of the session. */
bool vl_repl_limited(const vl_repl *repl);

/* Number of documents of the session's own corpus, 0 without one. */
uint64_t vl_repl_document_count(const vl_repl *repl);

/* Writes what stands ahead of the next line: "3> ", by whose number its result can be asked for, or dots where a
 * chunk goes on. */
void vl_repl_prompt(const vl_repl *repl, char *out, size_t size);

/* What may stand at a place. */
typedef struct vl_completion {
    const char **candidates; /* whole words, in byte order, each once; those of files may end in `/` */
    size_t count;
    vl_text word;            /* what they complete: the end of the line before the place, in NFC; all begin with it */
    vl_context *context;
    vl_string text;          /* holds what the others point to */
    size_t capacity;
} vl_completion;

/* Finds what may stand at the end of `line`, the part of a line before the cursor. Runs nothing of the user's: no functions, no
 * metamethods. Without memory there are fewer candidates. The caller frees it. */
void vl_repl_complete(vl_repl *repl, vl_text line, vl_completion *out);

/* Frees candidates. */
void vl_completion_free(vl_completion *completion);

/* The options of the command `repl`, as a script declares its own. */
typedef enum vl_repl_option { VL_REPL_OPTION_EXECUTE, VL_REPL_OPTION_COUNT } vl_repl_option;

#define VL_REPL_NAME "repl"

/* Describes the command as a script is described. False: no memory. */
bool vl_repl_describe(vl_host *host, vl_script *out);

#endif
