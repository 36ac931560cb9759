#include "cli/editor_library.h"

#include <dlfcn.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>

/* Copies the address of a symbol to what points to it; a function's address is not an object's for C, but for POSIX it is. */
static bool find(void *handle, const char *symbol, void *out) {
    void *address = dlsym(handle, symbol);
    memcpy(out, &address, sizeof address);
    return address != NULL;
}

static bool find_all(void *handle, vl_editor_library *out) {
    bool found = find(handle, "rl_initialize", &out->initialize) && find(handle, "rl_callback_handler_install", &out->install) &&
                 find(handle, "rl_callback_handler_remove", &out->remove) && find(handle, "rl_callback_read_char", &out->read_key) &&
                 find(handle, "rl_add_defun", &out->add_function) && find(handle, "rl_insert_text", &out->insert) &&
                 find(handle, "rl_on_new_line", &out->start_line) && find(handle, "rl_redisplay", &out->redisplay) &&
                 find(handle, "rl_forced_update_display", &out->update) && find(handle, "rl_variable_bind", &out->set_variable) &&
                 find(handle, "add_history", &out->add_history) && find(handle, "rl_readline_name", &out->name) &&
                 find(handle, "rl_line_buffer", &out->line) && find(handle, "rl_point", &out->point) &&
                 find(handle, "rl_catch_signals", &out->catch_signals);
    find(handle, "rl_callback_sigcleanup", &out->end_signal);
    find(handle, "rl_free_line_state", &out->free_line);
    out->is_libedit = dlsym(handle, "el_init") != NULL;
    return found;
}

bool vl_editor_library_load(vl_editor_library *library, const char *name) {
    static const char *const files[][2] = {
        {"readline", "libreadline.so.8"}, {"readline", "libreadline.so.7"}, {"readline", "libreadline.8.dylib"},
        {"readline", "libreadline.so"},   {"libedit", "libedit.so.2"},      {"libedit", "libedit.so.0"},
        {"libedit", "libedit.so"},        {"libedit", "libedit.3.dylib"}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        if (name && strcmp(name, files[i][0]) != 0) continue;
        void *handle = dlopen(files[i][1], RTLD_NOW | RTLD_GLOBAL);
        if (!handle) continue;
        if (find_all(handle, library)) return library->loaded = true;
        dlclose(handle);
    }
    return false;
}

const char *vl_editor_library_name(void) {
    const char *const *name;
    void *handle = dlopen(NULL, RTLD_NOW);
    bool found = handle && find(handle, "rl_readline_name", &name);
    if (handle) dlclose(handle);
    return found ? *name : NULL;
}

void vl_editor_library_set_locale(void) {
    static const char *const locales[] = {"", "C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8"};
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
        if (setlocale(LC_CTYPE, locales[i]) && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
    }
}
