/*
 * The functions of GNU readline that are used, which libedit has too.
 */
#ifndef VL_CLI_EDITOR_LIBRARY_H
#define VL_CLI_EDITOR_LIBRARY_H

#include <stdbool.h>

/* A key's function. */
typedef int (*vl_key_function)(int count, int key);

typedef struct vl_editor_library {
    bool loaded;
    bool is_libedit;
    int (*initialize)(void);
    void (*install)(const char *prompt, void (*take)(char *line));
    void (*remove)(void);
    void (*read_key)(void);
    int (*add_function)(const char *name, vl_key_function function, int key);
    int (*insert)(const char *text);
    int (*start_line)(void);
    void (*redisplay)(void);
    int (*update)(void);
    int (*set_variable)(const char *name, const char *value);
    void (*end_signal)(void); /* NULL: the library has no such function */
    void (*free_line)(void);
    /* Adds to the history. What it returns says nothing. */
    int (*add_history)(const char *line);
    const char **name;
    char **line;
    int *point;
    int *catch_signals;
} vl_editor_library;

/* Loads the library of that name, "readline" or "libedit"; NULL: the first that is there. False: there is none. It
 * stays loaded. */
bool vl_editor_library_load(vl_editor_library *library, const char *name);

/* What the variable `rl_readline_name` of the loaded library points to. */
const char *vl_editor_library_name(void);

/* Makes the locale one whose characters are UTF-8, for the width of letters alone; numbers stay as they are. */
void vl_editor_library_set_locale(void);

#endif
