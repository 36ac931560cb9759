/*
 * Memory that lives as long as the host, and text that grows in it.
 */
#ifndef VL_HOST_MEMORY_H
#define VL_HOST_MEMORY_H

#include "vanlua/base.h"
#include "vanlua/text.h"

struct vl_host;

/* `size` zeroed bytes that live as long as the host; NULL: no memory. */
void *vl_host_allocate(struct vl_host *host, size_t size);

/* A copy of the text, zero-terminated, that lives as long as the host; NULL: no memory. */
const char *vl_host_copy(struct vl_host *host, vl_text text);

/* A copy of formatted text (cut at 2,047 bytes) that lives as long as the host; NULL: no memory. */
const char *vl_host_print(struct vl_host *host, const char *format, ...) VL_PRINTF(2, 3);

/* Makes room for one more element in an array of `*capacity` which lives as long as the host. False: no memory. */
bool vl_host_grow(struct vl_host *host, void **array, size_t count, size_t *capacity, size_t element);

/* Appends to a text that vl_string_free frees, with the context `own` of the host. False: no memory. */
bool vl_host_append(struct vl_host *host, vl_string *string, const char *bytes, size_t size);

/* Appends formatted text (cut at 2,047 bytes). False: no memory. */
bool vl_host_append_print(struct vl_host *host, vl_string *string, const char *format, ...) VL_PRINTF(3, 4);

/* Frees all of it. */
void vl_host_free_memory(struct vl_host *host);

#endif
