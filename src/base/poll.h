/*
 * Asking once in a while whether to stop.
 */
#ifndef VL_BASE_POLL_H
#define VL_BASE_POLL_H

#include "vanlua/base.h"

/* Work between two questions, in tokens or what takes as long. */
#define VL_POLL_WORK ((uint64_t)65536)

typedef struct vl_poll {
    const vl_context *context; /* NULL: never asked */
    uint64_t work;             /* since the last question */
} vl_poll;

/* True, once in a while, if the context was cancelled; so much more work was done. */
static inline bool vl_poll_cancelled(vl_poll *poll, uint64_t work) {
    poll->work += work;
    if (poll->work < VL_POLL_WORK) return false;
    poll->work = 0;
    return poll->context && vl_context_cancelled(poll->context);
}

#endif
