/*
 * The command line, split into the command's options, the script's options, its arguments, and inputs.
 */
#ifndef VL_HOST_ARGUMENTS_H
#define VL_HOST_ARGUMENTS_H

#include "host/script.h"
#include "host/settings.h"

typedef struct vl_arguments {
    vl_option_value settings[VL_SETTING_COUNT];
    vl_option_value *options;   /* as many as the script has, defaults filled in */
    vl_option_value *arguments; /* likewise; those not given are not set */
    const char **inputs;        /* what is left, ended by NULL */
    size_t input_count;
} vl_arguments;

/* Splits `count` words. An option takes the next word whatever it begins with; what repeats replaces, or, in a list, adds.
 * `script` may be NULL: then nothing but the command's own options is known. Says what is wrong (VL_EXIT_USAGE). That
 * arguments are missing is not checked here, since --help may stand among them. */
vl_exit vl_arguments_read(vl_host *host, const vl_script *script, const char *const *words, size_t count, vl_arguments *out);

/* Checks that all arguments are there, and no input where the script takes none. */
vl_exit vl_arguments_check(vl_host *host, const vl_script *script, const vl_arguments *arguments);

/* The position of the first word that is no option of the command nor the value of one: the name of a command or script.
 * `count` if there is none; options that are unknown end the search too. */
size_t vl_arguments_first(const char *const *words, size_t count);

/* What the words seem to say of limits and trust, before the script's options are known: trust only where no reading of the
 * line could make it the value of something else. */
void vl_arguments_foresee(const char *const *words, size_t count, uint64_t *memory, double *seconds, bool *trust);

#endif
