/*
 * The host of scripts: what one run of the command shares. The callbacks are how it speaks to the world; it never prints, exits
 * or reads the environment itself.
 */
#ifndef VL_HOST_HOST_H
#define VL_HOST_HOST_H

#include "host/guard.h"
#include "host/memory.h"
#include "host/policy.h"
#include "vanlua/base.h"

/* What the command's exit status says. */
typedef enum vl_exit {
    VL_EXIT_DONE = 0,
    VL_EXIT_SCRIPT = 1,     /* the script failed */
    VL_EXIT_USAGE = 2,      /* wrong usage */
    VL_EXIT_FILES = 3,      /* bad input or output */
    VL_EXIT_LIMIT = 4,      /* a limit was hit */
    VL_EXIT_INTERRUPT = 130
} vl_exit;

/* The world outside. Each callback gets `data` first and must be set; `forget` and `linger` are for a patient guard alone. */
typedef struct vl_host_callbacks {
    void *data;
    void (*say)(void *data, vl_text text);                         /* for standard error: whole lines */
    void (*print)(void *data, vl_text text);                       /* for standard error, from the script: any bytes */
    int (*interrupted)(void *data);                                /* exit status to end with, 0: go on */
    void (*progress)(void *data, uint64_t done, uint64_t all);     /* bytes read */
    void (*abandon)(void *data, int status, const char *message);  /* ends the process at once; called from another thread */
    void (*forget)(void *data);                                    /* the interruption has been seen: the next is another */
    void (*linger)(void *data, const char *message);               /* a line for standard error; called from another thread */
    /* Opens a REPL in the state of a script, with the fields of the table at `locals` as globals. NULL, or why there
     * can be none. */
    const char *(*converse)(void *data, struct lua_State *L, int locals);
} vl_host_callbacks;

/* Where scripts are looked for, in order. */
typedef struct vl_folder {
    const char *path;
    const char *origin; /* as `vanlua list` shows it: "path", "user", "bundled" */
} vl_folder;

typedef struct vl_piece vl_piece;

typedef struct vl_host {
    vl_host_callbacks callbacks;
    vl_context *own;     /* without limits: definitions, messages, writing */
    vl_context *context; /* with the limits: the script, the engine */
    vl_piece *pieces;    /* of `own`, see memory.h */
    vl_guard guard;
    vl_policy policy;
    const vl_folder *folders; /* borrowed */
    size_t folder_count;
    vl_string warning;   /* of a script, as far as it has come */
    vl_string lesson;    /* what stands under the message of an error, while it is made */
    const char *memory_limit; /* as given, for messages; NULL: none */
    const char *name; /* of the script that runs, as messages show it; NULL: none yet */
    bool quiet;       /* no warnings */
    bool listening;   /* nothing is said: the first line goes to `heard` */
    const char *heard;
    bool trusted;     /* the script gets all of Lua */
} vl_host;

/* Makes the contexts. `callbacks` is copied, `folders` borrowed. False: no memory. */
bool vl_host_open(vl_host *host, const vl_host_callbacks *callbacks, const vl_folder *folders, size_t count);

/* Ends the watch and frees everything; all states made with the host are closed before. */
void vl_host_close(vl_host *host);

/* Hands whole lines to standard error. */
void vl_host_tell(vl_host *host, vl_text text);

/* Hands to standard error what the script prints. */
void vl_host_show(vl_host *host, vl_text text);

/* Says one line, "vanlua: …"; cut at 4,000 bytes. */
void vl_host_say(vl_host *host, const char *format, ...) VL_PRINTF(2, 3);

/* Says one line and returns `status`. */
vl_exit vl_host_fail(vl_host *host, vl_exit status, const char *format, ...) VL_PRINTF(3, 4);

/* Says one line unless warnings are not wanted. */
void vl_host_warn(vl_host *host, const char *format, ...) VL_PRINTF(2, 3);

/* Sets the limit of memory, 0 for none; `given` is how the user wrote it, and lives as long as the host. */
void vl_host_limit_memory(vl_host *host, uint64_t bytes, const char *given);

/* Says why the engine failed and returns the status that belongs to it. */
vl_exit vl_host_fail_error(vl_host *host, const vl_error *error);

/* Says that the run was stopped, if it was, and returns the status; VL_EXIT_DONE: nothing stopped it. */
vl_exit vl_host_stopped(vl_host *host);

#endif
