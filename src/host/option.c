#include "host/option.h"

#include <errno.h>
#include <glob.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "vanlua/table.h"

const char *const vl_option_types[VL_OPTION_TYPE_COUNT] = {"integer", "number", "boolean", "string", "choice", "list", "file"};

/* The name in messages: --min-count, or the argument's own name. */
static void show_name(const vl_option *option, char *out, size_t size) {
    snprintf(out, size, "%s%.100s", option->letter == '=' ? "" : "--", option->name);
    for (char *c = out; option->letter != '=' && *c; c++) {
        if (*c == '_') *c = '-';
    }
}

static void append(char *out, size_t size, const char *text) {
    size_t used = strlen(out);
    snprintf(out + used, size - used, "%s", text);
}

static void allowed_range(const vl_option *option, char *out, size_t size) {
    char range[96] = "";
    if (option->has_minimum && option->has_maximum) {
        snprintf(range, sizeof range, " from %.15g to %.15g", option->minimum, option->maximum);
    } else if (option->has_minimum) {
        snprintf(range, sizeof range, " of at least %.15g", option->minimum);
    } else if (option->has_maximum) {
        snprintf(range, sizeof range, " of at most %.15g", option->maximum);
    }
    append(out, size, range);
}

/* The choices in words, `more` of them still to follow. */
static void allowed_choices(const vl_option *option, size_t more, char *out, size_t size) {
    for (size_t i = 0; i < option->choice_count; i++) {
        char choice[128];
        const char *joint = i == 0 ? "" : i + 1 == option->choice_count + more ? " or " : ", ";
        snprintf(choice, sizeof choice, "%s\"%.100s\"", joint, option->choices[i]);
        append(out, size, choice);
    }
}

void vl_option_allowed(const vl_option *option, char *out, size_t size) {
    static const char *const words[VL_OPTION_TYPE_COUNT] = {"an integer", "a number", "true or false", "a string",
                                                            "", "a list, separated by commas", ""};
    if (option->type == VL_OPTION_LIST && option->verbatim) {
        snprintf(out, size, "one %.100s (repeatable)", option->placeholder ? option->placeholder : "item");
        return;
    }
    snprintf(out, size, "%s", words[option->type]);
    if (option->type == VL_OPTION_INTEGER || option->type == VL_OPTION_NUMBER) allowed_range(option, out, size);
    if (option->type == VL_OPTION_LIST && option->choice_count) append(out, size, ", of ");
    if (option->type >= VL_OPTION_CHOICE) allowed_choices(option, option->type == VL_OPTION_FILE, out, size);
    if (option->type == VL_OPTION_FILE) append(out, size, option->choice_count ? " or a file" : "a file");
}

/* Says that `given` is not what the option takes. */
static vl_status refuse(const vl_option *option, const char *given, vl_error *error) {
    char name[128], allowed[512], nearest[160] = "";
    show_name(option, name, sizeof name);
    vl_option_allowed(option, allowed, sizeof allowed);
    const char *near = vl_nearest_name(vl_text_of(given), option->choices, option->choice_count);
    if (near) snprintf(nearest, sizeof nearest, " (did you mean \"%.100s\"?)", near);
    return vl_error_set(error, VL_ERROR_ARGUMENT, "%s takes %s, not '%.200s'%s", name, allowed, given, nearest);
}

static bool is_listed(const vl_option *option, const char *text) {
    for (size_t i = 0; i < option->choice_count; i++) {
        if (strcmp(option->choices[i], text) == 0) return true;
    }
    return false;
}

static bool is_choice(const vl_option *option, const char *text) {
    return option->choice_count == 0 || is_listed(option, text);
}

bool vl_option_is_path(const vl_option *option, const vl_option_value *value) {
    return option->type == VL_OPTION_FILE && value->set && !is_listed(option, value->text);
}

/* True if the pattern matches something. */
static bool matches(const char *path) {
    glob_t found;
    if (!strpbrk(path, "*?[")) return false;
    bool any = glob(path, GLOB_NOSORT, NULL, &found) == 0;
    if (any) globfree(&found);
    return any;
}

vl_status vl_option_check_path(const vl_option *option, const vl_option_value *value, vl_error *error) {
    char name[128], allowed[512], choices[560] = "";
    if (!vl_option_is_path(option, value) || strcmp(value->text, "-") == 0) return VL_OK;
    int failure = access(value->text, R_OK) == 0 ? 0 : errno;
    if (!failure || matches(value->text)) return VL_OK;
    const char *why = failure == ENOENT || failure == ENOTDIR ? "no such file or folder" : strerror(failure);
    show_name(option, name, sizeof name);
    vl_option_allowed(option, allowed, sizeof allowed);
    if (option->choice_count) snprintf(choices, sizeof choices, " (it takes %s)", allowed);
    return vl_error_set(error, VL_ERROR_INPUT, "%s: %.300s: %s%s", name, value->text, why, choices);
}

static bool in_range(const vl_option *option, double number) {
    return !(option->has_minimum && number < option->minimum) && !(option->has_maximum && number > option->maximum);
}

vl_status vl_option_check(const vl_option *option, const vl_option_value *value, vl_error *error) {
    if (!value->set) return VL_OK;
    char given[64];
    switch (option->type) {
    case VL_OPTION_INTEGER:
        snprintf(given, sizeof given, "%lld", (long long)value->integer);
        return in_range(option, (double)value->integer) ? VL_OK : refuse(option, given, error);
    case VL_OPTION_NUMBER:
        snprintf(given, sizeof given, "%.15g", value->number);
        return in_range(option, value->number) ? VL_OK : refuse(option, given, error);
    case VL_OPTION_CHOICE: return is_choice(option, value->text) ? VL_OK : refuse(option, value->text, error);
    case VL_OPTION_LIST:
        for (size_t i = 0; i < value->count; i++) {
            if (!is_choice(option, value->items[i])) return refuse(option, value->items[i], error);
        }
        return VL_OK;
    default: return VL_OK;
    }
}

static bool read_integer(const char *text, int64_t *out) {
    if (!*text || text[strspn(text, "+-0123456789")]) return false;
    char *end;
    errno = 0;
    long long number = strtoll(text, &end, 10);
    *out = number;
    return *end == '\0' && errno == 0;
}

static bool read_number(const char *text, double *out) {
    if (!*text || text[strspn(text, "+-.eE0123456789")]) return false;
    char *end;
    *out = strtod(text, &end);
    return *end == '\0' && isfinite(*out);
}

static bool read_boolean(const char *text, bool *out) {
    *out = strcmp(text, "true") == 0;
    return *out || strcmp(text, "false") == 0;
}

static bool add_item(vl_host *host, vl_option_value *value, const char *first, size_t size) {
    if (!vl_host_grow(host, (void **)&value->items, value->count, &value->capacity, sizeof *value->items)) return false;
    value->items[value->count] = vl_host_copy(host, (vl_text){first, size});
    return value->items[value->count++] != NULL;
}

/* Items between commas, without the blanks around them; empty ones are left out. */
static bool read_list(vl_host *host, const char *text, vl_option_value *value) {
    while (*text) {
        size_t size = strcspn(text, ",");
        const char *first = text;
        size_t used = size;
        for (; used && *first == ' '; used--) first++;
        while (used && first[used - 1] == ' ') used--;
        if (used && !add_item(host, value, first, used)) return false;
        text += size + (text[size] == ',');
    }
    return true;
}

vl_status vl_option_read(vl_host *host, const vl_option *option, const char *text, vl_option_value *value, vl_error *error) {
    bool fits = true, memory = true;
    switch (option->type) {
    case VL_OPTION_INTEGER: fits = read_integer(text, &value->integer); break;
    case VL_OPTION_NUMBER: fits = read_number(text, &value->number); break;
    case VL_OPTION_BOOLEAN: fits = read_boolean(text, &value->boolean); break;
    case VL_OPTION_LIST:
        memory = option->verbatim ? add_item(host, value, text, strlen(text)) : read_list(host, text, value);
        break;
    case VL_OPTION_STRING:
    case VL_OPTION_CHOICE:
    case VL_OPTION_FILE:
        value->text = vl_host_copy(host, vl_text_of(text));
        memory = value->text != NULL;
        break;
    }
    if (!memory) return vl_error_memory(error);
    if (!fits) return refuse(option, text, error);
    value->set = true;
    return vl_option_check(option, value, error);
}

static bool show_list(vl_host *host, const vl_option_value *value, vl_string *out) {
    bool done = true;
    for (size_t i = 0; i < value->count && done; i++) {
        done = (i == 0 || vl_host_append(host, out, ",", 1)) &&
               vl_host_append(host, out, value->items[i], strlen(value->items[i]));
    }
    return done;
}

bool vl_option_show(vl_host *host, const vl_option *option, const vl_option_value *value, vl_string *out) {
    if (!value->set) return true;
    switch (option->type) {
    case VL_OPTION_INTEGER: return vl_host_append_print(host, out, "%lld", (long long)value->integer);
    case VL_OPTION_NUMBER: return vl_number_format(host->own, value->number, out) == VL_OK;
    case VL_OPTION_BOOLEAN: return vl_host_append_print(host, out, "%s", value->boolean ? "true" : "false");
    case VL_OPTION_LIST: return show_list(host, value, out);
    default: return vl_host_append(host, out, value->text, strlen(value->text));
    }
}

bool vl_option_flag(vl_host *host, const vl_option *option, vl_string *out) {
    size_t first = out->size;
    if (!vl_host_append(host, out, option->name, strlen(option->name))) return false;
    for (size_t i = first; i < out->size; i++) {
        if (out->data[i] == '_') out->data[i] = '-';
    }
    return true;
}

bool vl_option_named(const vl_option *option, vl_text name) {
    if (strlen(option->name) != name.size) return false;
    for (size_t i = 0; i < name.size; i++) {
        char a = option->name[i] == '_' ? '-' : option->name[i];
        char b = name.data[i] == '_' ? '-' : name.data[i];
        if (a != b) return false;
    }
    return true;
}
