#include "host/create.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "host/search.h"
#include "host/settings.h"

#define LONGEST_NAME 60
#define MARK "NAME" /* in templates */

static const vl_option options[VL_CREATE_OPTION_COUNT] = {
    [VL_CREATE_STREAM] = {.name = "stream", .type = VL_OPTION_BOOLEAN,
                          .help = "map, merge and finish: one article after the other, in bounded memory"},
};

static const vl_option arguments[] = {
    {.name = "name", .type = VL_OPTION_STRING, .letter = '=', .help = "of the analysis: letters, digits and _"},
};

bool vl_create_describe(vl_host *host, vl_script *out) {
    *out = (vl_script){.name = VL_CREATE_NAME,
                       .summary = "A script of your own to begin with: it runs at once, and its comments say why",
                       .description = "Writes NAME.lua into the folder where you are; a file that is there is left alone.",
                       .example = "vanlua new lengths --stream",
                       .origin = "built in",
                       .option_count = VL_CREATE_OPTION_COUNT,
                       .argument_count = 1};
    out->options = vl_host_allocate(host, sizeof options);
    out->arguments = vl_host_allocate(host, sizeof arguments);
    if (out->options) memcpy(out->options, options, sizeof options);
    if (out->arguments) memcpy(out->arguments, arguments, sizeof arguments);
    return out->options && out->arguments;
}

static vl_exit check_name(vl_host *host, vl_text name) {
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    size_t size = 0;
    while (size < name.size && strchr(allowed, name.data[size]) && name.data[size]) size++;
    int shown = name.size > 200 ? 200 : (int)name.size;
    if (size < name.size || !size || size > LONGEST_NAME || (*name.data >= '0' && *name.data <= '9')) {
        return vl_host_fail(host, VL_EXIT_USAGE,
                            "'%.*s' is no name for a script: letters a to z, digits and _ make one, and a letter begins it", shown,
                            name.data);
    }
    for (size_t i = 0; i < VL_SEARCH_COMMANDS; i++) {
        if (!vl_text_equal(name, vl_text_of(vl_search_commands[i]))) continue;
        return vl_host_fail(host, VL_EXIT_USAGE, "'%.*s' is a command of vanlua: choose another name", shown, name.data);
    }
    if (!vl_settings_find(name)) return VL_EXIT_DONE;
    return vl_host_fail(host, VL_EXIT_USAGE, "'%.*s' is an option of vanlua: choose another name", shown, name.data);
}

/* Appends the template of that name, from the first folder that has one. */
static bool read_template(vl_host *host, const char *name, vl_string *out) {
    char bytes[4096];
    size_t size;
    FILE *file = NULL;
    for (size_t i = 0; i < host->folder_count && !file; i++) {
        const char *path = vl_host_print(host, "%s/templates/%s.lua", host->folders[i].path, name);
        file = path ? fopen(path, "rb") : NULL;
    }
    if (!file) return false;
    bool done = true;
    while (done && (size = fread(bytes, 1, sizeof bytes, file)) > 0) done = vl_host_append(host, out, bytes, size);
    done = done && !ferror(file) && out->size;
    fclose(file);
    return done;
}

/* Appends the template with the script's name where the mark stands. */
static bool fill_in(vl_host *host, const char *template, vl_text name, vl_string *out) {
    bool done = true;
    for (const char *mark; done && (mark = strstr(template, MARK)) != NULL; template = mark + sizeof MARK - 1) {
        done = vl_host_append(host, out, template, (size_t)(mark - template)) && vl_host_append(host, out, name.data, name.size);
    }
    return done && vl_host_append(host, out, template, strlen(template));
}

static bool write_all(int descriptor, vl_text text) {
    while (text.size) {
        ssize_t written = write(descriptor, text.data, text.size);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        text.data += written;
        text.size -= (size_t)written;
    }
    return true;
}

/* Writes the file, which must not be there; what is written in part goes. */
static vl_exit write_file(vl_host *host, const char *path, vl_text text) {
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0666);
    if (descriptor < 0 && errno == EEXIST) {
        return vl_host_fail(host, VL_EXIT_FILES, "%s: it is there already; choose another name, or remove it first", path);
    }
    if (descriptor < 0) return vl_host_fail(host, VL_EXIT_FILES, "%s: cannot be written: %s", path, strerror(errno));
    bool written = write_all(descriptor, text);
    int reason = errno;
    if (close(descriptor) != 0 && written) {
        written = false;
        reason = errno;
    }
    if (written) return VL_EXIT_DONE;
    unlink(path);
    return vl_host_fail(host, VL_EXIT_FILES, "%s: cannot be written: %s", path, strerror(reason));
}

vl_exit vl_create_script(vl_host *host, const char *name, bool stream, const char **path) {
    vl_text own = vl_text_of(name);
    vl_string template = VL_STRING, text = VL_STRING;
    if (own.size > 4 && strcmp(name + own.size - 4, ".lua") == 0) own.size -= 4;
    vl_exit done = check_name(host, own);
    if (done != VL_EXIT_DONE) return done;
    *path = vl_host_print(host, "%.*s.lua", (int)own.size, own.data);
    if (!*path) return vl_host_fail(host, VL_EXIT_LIMIT, "not enough memory");
    if (!read_template(host, stream ? "stream" : "plain", &template)) {
        done = vl_host_fail(host, VL_EXIT_FILES, "templates/%s.lua is missing beside the bundled scripts",
                            stream ? "stream" : "plain");
    } else if (!fill_in(host, template.data, own, &text)) {
        done = vl_host_fail(host, VL_EXIT_LIMIT, "not enough memory");
    } else {
        done = write_file(host, *path, (vl_text){text.data, text.size});
    }
    vl_string_free(host->own, &template);
    vl_string_free(host->own, &text);
    return done;
}
