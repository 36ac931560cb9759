/*
 * Options and arguments: what a script or the command itself takes, and the values given.
 */
#ifndef VL_HOST_OPTION_H
#define VL_HOST_OPTION_H

#include "host/host.h"

typedef enum vl_option_type {
    VL_OPTION_INTEGER,
    VL_OPTION_NUMBER,
    VL_OPTION_BOOLEAN,
    VL_OPTION_STRING,
    VL_OPTION_CHOICE,
    VL_OPTION_LIST,
    VL_OPTION_FILE
} vl_option_type;

#define VL_OPTION_TYPE_COUNT 7

/* The names of the types, in their order. */
extern const char *const vl_option_types[VL_OPTION_TYPE_COUNT];

/* A value of an option; which member counts follows from its type. */
typedef struct vl_option_value {
    bool set; /* false: nil */
    int64_t integer;
    double number;
    bool boolean;
    const char *text;   /* string, choice, file */
    const char **items; /* list */
    size_t count;
    size_t capacity;
} vl_option_value;

/* One option or argument. */
typedef struct vl_option {
    const char *name; /* as scripts see it: min_count; on the command line --min-count */
    vl_option_type type;
    const char *help;            /* NULL: none */
    const char *placeholder;     /* how help writes the value; NULL: by the type */
    const char *const *choices;  /* of a choice or of a list's items; NULL: any. Of a file: words that are no paths */
    size_t choice_count;
    bool has_minimum, has_maximum;
    double minimum, maximum;
    char letter;    /* -o; 0: none */
    bool verbatim;  /* a list whose items hold commas: each use of the option gives one */
    vl_option_value otherwise; /* the default */
} vl_option;

/* Reads `text` as a value of the option into `value`; items of a list are added to those that are there. Says what is
 * wrong, and what is allowed, in `error` (VL_ERROR_ARGUMENT). Texts live as long as the host. */
vl_status vl_option_read(vl_host *host, const vl_option *option, const char *text, vl_option_value *value, vl_error *error);

/* Checks a value that did not come from the command line against the option's range and choices. */
vl_status vl_option_check(const vl_option *option, const vl_option_value *value, vl_error *error);

/* True if the value names a file, and is none of the words that the option takes besides. */
bool vl_option_is_path(const vl_option *option, const vl_option_value *value);

/* Checks that the file named, if there is one, is there and can be read; else VL_ERROR_INPUT. Folders, patterns that match and
 * "-" pass, too. */
vl_status vl_option_check_path(const vl_option *option, const vl_option_value *value, vl_error *error);

/* Appends the value as it would be written on the command line; nothing if it is not set. False: no memory. */
bool vl_option_show(vl_host *host, const vl_option *option, const vl_option_value *value, vl_string *out);

/* Appends the option's name as the command line has it: min-count. False: no memory. */
bool vl_option_flag(vl_host *host, const vl_option *option, vl_string *out);

/* True if `name` (of the command line, without the dashes) is the option's; `_` and `-` count as the same. */
bool vl_option_named(const vl_option *option, vl_text name);

/* What values are allowed, in words: "an integer of at least 0", "\"word\" or \"syllable\"". Cut to `size`. */
void vl_option_allowed(const vl_option *option, char *out, size_t size);

#endif
