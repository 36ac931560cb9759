/*
 * Which documents the command's options --where, --since and --until let through.
 */
#ifndef VL_HOST_FILTER_H
#define VL_HOST_FILTER_H

#include "host/settings.h"
#include "vanlua/corpus.h"

typedef struct vl_filter {
    vl_host *host;
    const vl_settings *settings;
    uint64_t seen;     /* documents looked at */
    uint64_t accepted;
    uint64_t undated;  /* left out since they have no date */
    const char **fields; /* names of metadata met */
    size_t field_count;
    size_t field_capacity;
} vl_filter;

/* A filter of the settings, which it borrows. */
vl_filter vl_filter_of(vl_host *host, const vl_settings *settings);

/* True if the filter may leave documents out. */
bool vl_filter_active(const vl_filter *filter);

/* True if the document passes; counts it. Without memory it passes, and vl_filter_finish may know fewer names. */
bool vl_filter_accept(vl_filter *filter, const vl_document *document);

/* After the last document: a field that no document has is an error, what was left out for want of a date is said. */
vl_exit vl_filter_finish(vl_filter *filter);

#endif
