#include "host/host.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define LONGEST_LINE 4000

static bool is_cancelled(void *data) {
    vl_host *host = data;
    return vl_guard_stopped(&host->guard) != VL_STOP_NONE;
}

static void show_progress(void *data, uint64_t done, uint64_t all) {
    vl_host *host = data;
    host->callbacks.progress(host->callbacks.data, done, all);
}

static void warn(void *data, const char *message) {
    vl_host_warn(data, "%s", message);
}

static bool may_read(void *data, const char *path) {
    const vl_host *host = data;
    char resolved[VL_PATH_SIZE];
    if (strcmp(path, "-") == 0) return host->policy.everything || host->policy.standard_input;
    return vl_policy_resolve(&host->policy, path, false, resolved);
}

bool vl_host_open(vl_host *host, const vl_host_callbacks *callbacks, const vl_folder *folders, size_t count) {
    memset(host, 0, sizeof *host);
    host->callbacks = *callbacks;
    host->folders = folders;
    host->folder_count = count;
    if (vl_context_create(NULL, &host->own, NULL) != VL_OK) return false;
    vl_context_options options = {.data = host, .cancelled = is_cancelled, .progress = show_progress, .warn = warn,
                                  .may_read = may_read};
    if (vl_context_create(&options, &host->context, NULL) != VL_OK) {
        vl_context_free(host->own);
        return false;
    }
    vl_guard_open(&host->guard, host);
    return true;
}

void vl_host_close(vl_host *host) {
    vl_guard_end(&host->guard);
    vl_string_free(host->own, &host->warning);
    vl_string_free(host->own, &host->lesson);
    vl_host_free_memory(host);
    vl_context_free(host->context);
    vl_context_free(host->own);
}

/* Keeps the first line, without the command's name. */
static void hear(vl_host *host, vl_text text) {
    static const char prefix[] = "vanlua: ";
    size_t skip = sizeof prefix - 1;
    if (host->heard || text.size < skip) return;
    const char *end = memchr(text.data, '\n', text.size);
    size_t size = end ? (size_t)(end - text.data) : text.size;
    host->heard = vl_host_copy(host, (vl_text){text.data + skip, size - skip});
}

void vl_host_tell(vl_host *host, vl_text text) {
    if (host->listening) hear(host, text);
    else host->callbacks.say(host->callbacks.data, text);
}

void vl_host_show(vl_host *host, vl_text text) {
    if (!host->listening) host->callbacks.print(host->callbacks.data, text);
}

static void say_line(vl_host *host, const char *format, va_list arguments) {
    char line[LONGEST_LINE + 16];
    int size = vsnprintf(line, LONGEST_LINE, format, arguments);
    size_t used = size < 0 ? 0 : size >= LONGEST_LINE ? LONGEST_LINE - 1 : (size_t)size;
    char whole[sizeof line + 16];
    int length = snprintf(whole, sizeof whole, "vanlua: %.*s%s\n", (int)used, line, size >= LONGEST_LINE ? " …" : "");
    if (length > 0) vl_host_tell(host, (vl_text){whole, (size_t)length});
}

void vl_host_say(vl_host *host, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    say_line(host, format, arguments);
    va_end(arguments);
}

vl_exit vl_host_fail(vl_host *host, vl_exit status, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    say_line(host, format, arguments);
    va_end(arguments);
    return status;
}

void vl_host_warn(vl_host *host, const char *format, ...) {
    va_list arguments;
    if (host->quiet || host->listening) return;
    va_start(arguments, format);
    say_line(host, format, arguments);
    va_end(arguments);
}

void vl_host_limit_memory(vl_host *host, uint64_t bytes, const char *given) {
    host->memory_limit = bytes ? given : NULL;
    vl_context_set_memory_limit(host->context, bytes);
}

vl_exit vl_host_stopped(vl_host *host) {
    const char *name = host->name ? host->name : "vanlua";
    switch (vl_guard_stopped(&host->guard)) {
    case VL_STOP_TIME: return vl_host_fail(host, VL_EXIT_LIMIT, "%s: time limit of %g s reached", name, host->guard.limit);
    case VL_STOP_BRIEF: return vl_host_fail(host, VL_EXIT_LIMIT, "%s: took too long", name);
    case VL_STOP_MEMORY:
        return vl_host_fail(host, VL_EXIT_LIMIT, "%s: memory limit of %s reached", name, host->memory_limit);
    case VL_STOP_INTERRUPT: return vl_host_fail(host, (vl_exit)atomic_load(&host->guard.status), "interrupted");
    case VL_STOP_OUTPUT: return VL_EXIT_FILES;
    case VL_STOP_NONE: break;
    }
    return VL_EXIT_DONE;
}

vl_exit vl_host_fail_error(vl_host *host, const vl_error *error) {
    if (error->status == VL_ERROR_MEMORY && vl_context_limit_reached(host->context)) {
        vl_guard_stop(&host->guard, VL_STOP_MEMORY);
    }
    vl_exit stopped = vl_host_stopped(host);
    if (stopped != VL_EXIT_DONE) return stopped;
    vl_exit status = error->status == VL_ERROR_ARGUMENT ? VL_EXIT_USAGE
                     : error->status == VL_ERROR_MEMORY ? VL_EXIT_LIMIT : VL_EXIT_FILES;
    return vl_host_fail(host, status, "%s", error->message);
}
