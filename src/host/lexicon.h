/*
 * The user's own words, of the files that --lexicon names.
 */
#ifndef VL_HOST_LEXICON_H
#define VL_HOST_LEXICON_H

#include "host/host.h"
#include "vanlua/language.h"

/* Reads the files one after the other, whatever scripts may read, into one lexicon in the memory that has limits; no file: no
 * lexicon. The caller frees it. An error names file and line. */
vl_status vl_host_read_lexicon(vl_host *host, const char *const *paths, size_t count, vl_lexicon **out, vl_error *error);

#endif
