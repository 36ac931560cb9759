/*
 * What was meant, where a script uses a name that is nil.
 */
#ifndef VL_HOST_SUGGESTION_H
#define VL_HOST_SUGGESTION_H

#include "host/site.h"

/* True if guests do not have that member of a library of Lua's. */
bool vl_suggestion_withheld(vl_text library, vl_text name);

/* Where the message is Lua's about a nil value, "… (global 'pirnt')", pushes " (did you mean 'print'?)", or that a
 * guest does not have what is named. False: there is nothing to say, and nothing is pushed. */
bool vl_suggestion_push(const vl_site *site);

#endif
