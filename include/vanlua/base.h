/*
 * What everything stands on: status codes, errors, text slices and the context.
 *
 * Conventions of the whole library
 *   - A returned pointer is borrowed: it belongs to the object it was asked of and lives as long.
 *     What comes through a parameter `**out` is the caller's, who frees it with the matching `_free`.
 *   - `_free` functions accept NULL.
 *   - Fallible functions return a vl_status and fill the caller's vl_error, which may be NULL.
 *   - Positions and sizes are 64-bit and count from 0; vocabulary ids are 32-bit.
 *   - The library never prints, never exits, and never reads the environment or the locale.
 */
#ifndef VANLUA_BASE_H
#define VANLUA_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define VL_API __attribute__((visibility("default")))
#define VL_PRINTF(string, first) __attribute__((format(printf, string, first)))
#else
#define VL_API
#define VL_PRINTF(string, first)
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define VL_VERSION "0.1.0"
#define VL_UNICODE_VERSION "15.0"

/* What came of a call. */
typedef enum vl_status {
    VL_OK = 0,
    VL_ERROR_MEMORY,     /* no memory, or the context's limit was reached */
    VL_ERROR_ARGUMENT,   /* an argument out of range or of the wrong kind */
    VL_ERROR_INPUT,      /* a file that cannot be read, or text that strictness refuses */
    VL_ERROR_OUTPUT,     /* a file that cannot be written */
    VL_ERROR_PERMISSION, /* the context's policy refuses the path */
    VL_ERROR_CANCELLED,  /* the context's cancel callback said stop */
    VL_ERROR_UNSUPPORTED /* built without what this needs */
} vl_status;

/* Where a failed call says why. The message is one line of UTF-8 that names the file, the line or
 * byte, and the offending value. */
typedef struct vl_error {
    vl_status status;
    char message[1024];
} vl_error;

/* A borrowed slice of bytes, UTF-8 unless said otherwise; not terminated by a zero byte. */
typedef struct vl_text {
    const char *data;
    size_t size;
} vl_text;

/* Owned bytes, grown by the functions that append to it and freed by vl_string_free. Always zero-terminated behind
 * `size` once anything was written. */
typedef struct vl_string {
    char *data;
    size_t size;
    size_t capacity;
} vl_string;

#define VL_STRING ((vl_string){0})

/* A half-open range of positions: first <= i < end. */
typedef struct vl_range {
    uint64_t first;
    uint64_t end;
} vl_range;

/* Allocates, resizes or frees, with the signature of a Lua allocator: new_size 0 frees and returns
 * NULL; otherwise NULL means no memory, and `pointer` stays valid. */
typedef void *(*vl_allocator)(void *data, void *pointer, size_t old_size, size_t new_size);

/* How a context is made. Start from VL_CONTEXT_OPTIONS and set what differs. Every callback may be
 * NULL and gets `data` first. */
typedef struct vl_context_options {
    vl_allocator allocate;                                     /* NULL: realloc and free */
    void *allocate_data;                                       /* first argument of allocate */
    uint64_t memory_limit;                                     /* bytes held at most; 0: no limit */
    void *data;                                                /* first argument of the callbacks below */
    bool (*cancelled)(void *data);                             /* true: stop soon; polled often */
    void (*progress)(void *data, uint64_t done, uint64_t all); /* bytes read; all is 0 if unknown */
    void (*warn)(void *data, const char *message);             /* something to tell, one line */
    bool (*may_read)(void *data, const char *path);            /* false: reading the path is refused */
} vl_context_options;

#define VL_CONTEXT_OPTIONS ((vl_context_options){0})

/* The allocator, limits, callbacks and policy that all objects made with it share. */
typedef struct vl_context vl_context;

/* Makes a context. `options` may be NULL and is copied. Fails for want of memory only. The context must
 * outlive every object made with it; the caller frees it with vl_context_free. */
VL_API vl_status vl_context_create(const vl_context_options *options, vl_context **out, vl_error *error);

/* Frees a context whose objects have all been freed. */
VL_API void vl_context_free(vl_context *context);

/* Allocates, resizes or frees through the context, counting against its limit. The first argument is a
 * vl_context; the signature is that of a Lua allocator. */
VL_API void *vl_context_allocate(void *context, void *pointer, size_t old_size, size_t new_size);

/* Bytes that objects of the context hold now, with what the allocator adds to each: its header, and rounding up. */
VL_API uint64_t vl_context_memory_used(const vl_context *context);

/* The most bytes that objects of the context ever held at once. */
VL_API uint64_t vl_context_memory_peak(const vl_context *context);

/* Bytes the context may hold; 0: no limit. */
VL_API uint64_t vl_context_memory_limit(const vl_context *context);

/* Sets the bytes the context may hold from now on; 0: no limit. What is held already stays. */
VL_API void vl_context_set_memory_limit(vl_context *context, uint64_t bytes);

/* True once an allocation was refused because of the limit. */
VL_API bool vl_context_limit_reached(const vl_context *context);

/* True if the work at hand should stop: asks the cancel callback. */
VL_API bool vl_context_cancelled(const vl_context *context);

/* True if the context's policy lets the path be read. */
VL_API bool vl_context_may_read(const vl_context *context, const char *path);

/* Tells the progress callback how many bytes of how many (0: unknown) have been read. */
VL_API void vl_context_progress(const vl_context *context, uint64_t done, uint64_t all);

/* Hands one line to the warn callback; cut at 1,023 bytes. */
VL_API void vl_context_warn(const vl_context *context, const char *format, ...) VL_PRINTF(2, 3);

/* Frees the bytes and makes the string empty. */
VL_API void vl_string_free(vl_context *context, vl_string *string);

/* Fills `error` (may be NULL) and returns `status`. The message is cut, never in the middle of a
 * letter, to fit. */
VL_API vl_status vl_error_set(vl_error *error, vl_status status, const char *format, ...) VL_PRINTF(3, 4);

/* Fills `error` for want of memory and returns VL_ERROR_MEMORY. */
VL_API vl_status vl_error_memory(vl_error *error);

/* The slice of a zero-terminated string; of NULL: the empty slice. */
VL_API vl_text vl_text_of(const char *string);

/* True if both slices hold the same bytes. */
VL_API bool vl_text_equal(vl_text a, vl_text b);

/* Less than, equal to or greater than 0, as a sorts before, with or after b in byte order, which in UTF-8
 * is code point order. */
VL_API int vl_text_order(vl_text a, vl_text b);

/* The entry of `names` (`count` of them) nearest to `name` by edit distance, capitals aside, if near enough to be a slip
 * of the finger (at most a third of its letters, at least one edit; a transposition is one), or else the only one that
 * begins with it; NULL if there is none. Cost: the product of the lengths, for each name. */
VL_API const char *vl_nearest_name(vl_text name, const char *const *names, size_t count);

#ifdef __cplusplus
}
#endif

#endif
