/*
 * The command's own options, which every analysis takes, and what they mean.
 */
#ifndef VL_HOST_SETTINGS_H
#define VL_HOST_SETTINGS_H

#include "host/option.h"
#include "vanlua/table.h"

typedef enum vl_setting {
    VL_SETTING_FORMAT,
    VL_SETTING_BOM,
    VL_SETTING_OUTPUT,
    VL_SETTING_THREADS,
    VL_SETTING_LANGUAGE,
    VL_SETTING_LEXICON,
    VL_SETTING_WHERE,
    VL_SETTING_SINCE,
    VL_SETTING_UNTIL,
    VL_SETTING_PARAGRAPHS,
    VL_SETTING_WRAPPED,
    VL_SETTING_STRICT,
    VL_SETTING_QUIET,
    VL_SETTING_META,
    VL_SETTING_LIMIT_MEMORY,
    VL_SETTING_LIMIT_TIME,
    VL_SETTING_ALLOW_READ,
    VL_SETTING_ALLOW_WRITE,
    VL_SETTING_TRUST,
    VL_SETTING_HELP,
    VL_SETTING_COUNT
} vl_setting;

/* The options, in the order of vl_setting. */
extern const vl_option vl_setting_options[VL_SETTING_COUNT];

/* The option of that name, `_` and `-` alike; NULL if there is none. */
const vl_option *vl_settings_find(vl_text name);

/* One --where FIELD=VALUE. */
typedef struct vl_condition {
    vl_text field;
    vl_text value;
} vl_condition;

/* The options' values, checked. */
typedef struct vl_settings {
    bool format_given; /* false: auto */
    vl_format format;
    bool extension_unknown; /* the output's says nothing of the format */
    const char *output; /* NULL: standard output */
    const char *language;
    const char **lexicons; /* files */
    size_t lexicon_count;
    vl_condition *conditions;
    size_t condition_count;
    const char *since; /* NULL: not given */
    const char *until;
    unsigned paragraphs; /* bits 1 << vl_paragraph_kind; 0: all */
    bool bom, wrapped, strict, quiet, meta, trust, help;
    uint64_t limit_memory; /* bytes; 0: none */
    const char *memory_given; /* the same as the user wrote it */
    double limit_time;     /* seconds; 0: none */
    const char **allow_read;
    size_t allow_read_count;
    const char **allow_write;
    size_t allow_write_count;
    const vl_option_value *values; /* as given, VL_SETTING_COUNT of them */
} vl_settings;

/* Reads the values (VL_SETTING_COUNT of them, borrowed) into settings. Says what is wrong in `error`. */
vl_status vl_settings_read(vl_host *host, const vl_option_value *values, vl_settings *out, vl_error *error);

/* A size: 268435456, 512M, 2G, 256MiB, 1.5GB (all by 1024). False: it is none. */
bool vl_settings_size(const char *text, uint64_t *out);

/* A duration in seconds: 10, 0.5, 10s, 5m, 1h. False: it is none. */
bool vl_settings_duration(const char *text, double *out);

#endif
