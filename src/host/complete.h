/*
 * What may stand next on a command line, for the completion of shells.
 */
#ifndef VL_HOST_COMPLETE_H
#define VL_HOST_COMPLETE_H

#include "host/host.h"

#define VL_COMPLETE_NAME "complete"

/* Appends the candidates for the last of `count` words (at least one; it may be empty), which are those behind `vanlua`: one a
 * line, all beginning with that word, with a tab and a description behind where there is one. A last line `:files` says that
 * names of files may stand there, too. `at` is the position of the word that names what to do, `count` - 1 if none does yet. A
 * script that cannot be loaded has no options. Says nothing. False: no memory. */
bool vl_complete_words(vl_host *host, const char *const *words, size_t count, size_t at, vl_string *out);

#endif
