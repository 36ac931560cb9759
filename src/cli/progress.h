/*
 * The bar on a terminal's standard error.
 */
#ifndef VL_CLI_PROGRESS_H
#define VL_CLI_PROGRESS_H

#include <time.h>

#include "vanlua/base.h"

typedef struct vl_progress {
    bool shown;   /* there is a bar on the terminal */
    bool enabled;
    struct timespec start;
    double last;  /* seconds after the start when it was drawn last */
} vl_progress;

/* A bar that begins now, drawn only where `enabled`. */
vl_progress vl_progress_start(bool enabled);

/* Draws the bar, a few times a second and not in the first second. `all` 0: unknown. */
void vl_progress_show(vl_progress *progress, uint64_t done, uint64_t all);

/* Takes the bar off, before anything else is written. */
void vl_progress_clear(vl_progress *progress);

#endif
