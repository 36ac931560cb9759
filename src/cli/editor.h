/*
 * Lines that a person types: edited with GNU readline or libedit where one of them can be loaded, as the terminal sends them
 * elsewhere. The loaded library knows one editor at a time.
 */
#ifndef VL_CLI_EDITOR_H
#define VL_CLI_EDITOR_H

#include "host/repl.h"

typedef struct vl_editor vl_editor;

typedef struct vl_editor_options {
    vl_context *context;
    const char *library; /* "readline", "libedit" or "plain"; NULL: the first of them that is there */
    const char *history; /* the file that keeps lines for the next time; NULL: none does */
    bool terminal;       /* a person sits there: prompts, editing */
    void *data;
    void (*complete)(void *data, vl_text line, vl_completion *out); /* may be NULL */
    int (*interrupted)(void *data);                                 /* the signal that came, as an exit status; 0: none */
    uint64_t (*columns)(void *data);
} vl_editor_options;

typedef enum vl_editor_outcome { VL_EDITOR_LINE, VL_EDITOR_END, VL_EDITOR_INTERRUPTED } vl_editor_outcome;

/* Makes an editor, loads the library and the history. NULL: no memory. */
vl_editor *vl_editor_open(const vl_editor_options *options);

/* Frees it. */
void vl_editor_close(vl_editor *editor);

/* Reads a line into `line`, which is emptied first, without its newline. At the end of the input what stands after
 * the last newline is a line too. */
vl_editor_outcome vl_editor_read(vl_editor *editor, const char *prompt, vl_string *line);

/* Remembers a line in the history, in NFC; a blank one is passed over. */
void vl_editor_remember(vl_editor *editor, const char *line);

#endif
