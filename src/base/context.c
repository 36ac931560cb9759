#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"

struct vl_context {
    vl_context_options options;
    _Atomic uint64_t memory_used;
    _Atomic uint64_t memory_peak;
    _Atomic uint64_t memory_limit;
    _Atomic bool limit_reached;
    _Atomic uint64_t numbers_given;
};

static void *allocate_plain(void *data, void *pointer, size_t old_size, size_t new_size) {
    (void)data;
    (void)old_size;
    if (new_size == 0) {
        free(pointer);
        return NULL;
    }
    return realloc(pointer, new_size);
}

vl_status vl_context_create(const vl_context_options *options, vl_context **out, vl_error *error) {
    vl_context_options chosen = options ? *options : VL_CONTEXT_OPTIONS;
    if (!chosen.allocate) chosen.allocate = allocate_plain;
    vl_context *context = chosen.allocate(chosen.allocate_data, NULL, 0, sizeof *context);
    if (!context) return vl_error_memory(error);
    context->options = chosen;
    atomic_init(&context->memory_used, 0);
    atomic_init(&context->memory_peak, 0);
    atomic_init(&context->memory_limit, chosen.memory_limit);
    atomic_init(&context->limit_reached, false);
    atomic_init(&context->numbers_given, 0);
    *out = context;
    return VL_OK;
}

void vl_context_free(vl_context *context) {
    if (context) context->options.allocate(context->options.allocate_data, context, sizeof *context, 0);
}

static void note_peak(vl_context *context, uint64_t used) {
    uint64_t peak = atomic_load_explicit(&context->memory_peak, memory_order_relaxed);
    while (used > peak && !atomic_compare_exchange_weak(&context->memory_peak, &peak, used)) {
    }
}

/* What an allocation takes of the machine's memory: common allocators add a header and round up, which for many small
 * objects is a third on top. A limit that did not know would be none. */
static size_t charge_of(size_t size) {
    size_t padded = (size + 8 + 15) & ~(size_t)15;
    return size == 0 ? 0 : padded < size ? size : padded < 32 ? 32 : padded;
}

void *vl_context_allocate(void *data, void *pointer, size_t old_size, size_t new_size) {
    vl_context *context = data;
    size_t old_charge = pointer ? charge_of(old_size) : 0; /* without a pointer Lua passes a type tag as size */
    size_t new_charge = charge_of(new_size);
    uint64_t limit = atomic_load_explicit(&context->memory_limit, memory_order_relaxed);
    uint64_t used = atomic_load_explicit(&context->memory_used, memory_order_relaxed);
    size_t growth = new_charge > old_charge ? new_charge - old_charge : 0;
    if (limit && growth > 0 && (growth > limit || used + growth > limit)) {
        atomic_store(&context->limit_reached, true);
        return NULL;
    }
    void *made = context->options.allocate(context->options.allocate_data, pointer, pointer ? old_size : 0, new_size);
    if (!made && new_size) return NULL;
    uint64_t change = (uint64_t)new_charge - old_charge;
    uint64_t now = atomic_fetch_add(&context->memory_used, change) + change;
    if (growth > 0) note_peak(context, now);
    return made;
}

uint64_t vl_context_memory_used(const vl_context *context) {
    return atomic_load(&context->memory_used);
}

uint64_t vl_context_memory_peak(const vl_context *context) {
    return atomic_load(&context->memory_peak);
}

uint64_t vl_context_memory_limit(const vl_context *context) {
    return atomic_load(&context->memory_limit);
}

void vl_context_set_memory_limit(vl_context *context, uint64_t bytes) {
    atomic_store(&context->memory_limit, bytes);
}

bool vl_context_limit_reached(const vl_context *context) {
    return atomic_load(&context->limit_reached);
}

bool vl_context_cancelled(const vl_context *context) {
    return context->options.cancelled && context->options.cancelled(context->options.data);
}

bool vl_context_may_read(const vl_context *context, const char *path) {
    return !context->options.may_read || context->options.may_read(context->options.data, path);
}

void vl_context_progress(const vl_context *context, uint64_t done, uint64_t all) {
    if (context->options.progress) context->options.progress(context->options.data, done, all);
}

void vl_context_warn(const vl_context *context, const char *format, ...) {
    if (!context->options.warn) return;
    char message[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    context->options.warn(context->options.data, message);
}

uint64_t vl_context_number(vl_context *context) {
    return atomic_fetch_add(&context->numbers_given, 1);
}
