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

/* Checks that all arguments are there, that the files which options and arguments name can be read (VL_EXIT_FILES), and that
 * there is no input where the script takes none. */
vl_exit vl_arguments_check(vl_host *host, const vl_script *script, const vl_arguments *arguments);

/* The position of the first word that is no option of the command nor the value of one: the name of a command or script.
 * `count` if there is none; options that are unknown end the search too. */
size_t vl_arguments_first(const char *const *words, size_t count);

/* What the words seem to say before the script's options are known. */
typedef struct vl_foresight {
    uint64_t memory;          /* limits; 0: none */
    const char *memory_given;
    double seconds;
    bool quiet;
    bool trust; /* only where no reading of the line could make it the value of something else */
} vl_foresight;

/* Looks through the words for limits, trust and quiet. */
vl_foresight vl_arguments_foresee(const char *const *words, size_t count);

/* True if the word that stands, or stood, ahead of the word at `at` is an option of the script or the command that would take
 * it as its value. */
bool vl_arguments_takes(const vl_script *script, const char *const *words, size_t at);

#endif
