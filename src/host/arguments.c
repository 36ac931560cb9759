#include "host/arguments.h"

#include <string.h>

/* What a word of the command line means. */
typedef struct option_word {
    const vl_option *option; /* NULL: unknown */
    vl_option_value *value;
    vl_text name;        /* without the dashes */
    const char *given;   /* after the =, NULL if there is none */
    bool negated;        /* --no-NAME */
} option_word;

static bool is_option(const char *word) {
    return word[0] == '-' && word[1] != '\0';
}

/* The name before a =, and what is behind. */
static vl_text name_of(const char *name, const char **given) {
    const char *equals = strchr(name, '=');
    *given = equals ? equals + 1 : NULL;
    return equals ? (vl_text){name, (size_t)(equals - name)} : vl_text_of(name);
}

static bool find_name(const vl_script *script, vl_arguments *out, vl_text name, option_word *found) {
    for (size_t i = 0; script && i < script->option_count; i++) {
        if (!vl_option_named(&script->options[i], name)) continue;
        found->option = &script->options[i];
        found->value = out ? &out->options[i] : NULL;
        return true;
    }
    found->option = vl_settings_find(name);
    if (found->option && out) found->value = &out->settings[found->option - vl_setting_options];
    return found->option != NULL;
}

/* The option that a word names. What would be right with two dashes is no letter with its value behind. */
static option_word find_flag(const vl_script *script, vl_arguments *out, const char *word) {
    option_word found = {0};
    if (word[1] != '-') {
        found.name = name_of(word + 1, &found.given);
        if (found.name.size > 1 && find_name(script, out, found.name, &found)) return (option_word){.name = found.name};
        found.given = NULL;
        for (size_t i = 0; i < VL_SETTING_COUNT; i++) {
            if (!vl_setting_options[i].letter || vl_setting_options[i].letter != word[1]) continue;
            found.option = &vl_setting_options[i];
            found.value = out ? &out->settings[i] : NULL;
            found.given = word[2] ? word + 2 : NULL;
        }
        for (size_t i = 0; script && i < script->option_count; i++) {
            if (!script->options[i].letter || script->options[i].letter != word[1]) continue;
            found.option = &script->options[i];
            found.value = out ? &out->options[i] : NULL;
            found.given = word[2] ? word + 2 : NULL;
        }
        return found;
    }
    found.name = name_of(word + 2, &found.given);
    if (find_name(script, out, found.name, &found)) return found;
    if (found.name.size > 3 && strncmp(found.name.data, "no-", 3) == 0) {
        vl_text rest = {found.name.data + 3, found.name.size - 3};
        found.negated = find_name(script, out, rest, &found) && found.option->type == VL_OPTION_BOOLEAN;
        if (!found.negated) found.option = NULL;
    }
    return found;
}

/* Collects the flags that exist, to name the nearest. */
static const char *nearest_flag(vl_host *host, const vl_script *script, vl_text name) {
    size_t count = VL_SETTING_COUNT + (script ? script->option_count : 0);
    const char **names = vl_host_allocate(host, (count + 1) * sizeof *names);
    size_t shown = 0;
    for (size_t i = 0; names && i < count; i++) {
        const vl_option *option = i < VL_SETTING_COUNT ? &vl_setting_options[i] : &script->options[i - VL_SETTING_COUNT];
        vl_string text = VL_STRING;
        const char *flag = vl_option_flag(host, option, &text) ? vl_host_copy(host, (vl_text){text.data, text.size}) : NULL;
        vl_string_free(host->own, &text);
        if (!flag) return NULL;
        names[shown++] = flag;
    }
    return names ? vl_nearest_name(name, names, shown) : NULL;
}

static vl_exit fail_unknown(vl_host *host, const vl_script *script, const char *word, const option_word *flag) {
    bool dashes = word[1] == '-', letter = !dashes && flag->name.size == 1;
    int size = (int)((size_t)(flag->name.data - word) + flag->name.size), length = (int)flag->name.size;
    const char *near = letter ? NULL : nearest_flag(host, script, flag->name);
    const char *what = script ? vl_script_called(script) : "";
    if (!near && !dashes && !letter) {
        return vl_host_fail(host, VL_EXIT_USAGE, "unknown option '%.*s'; longer names take two dashes: --%.*s", size, word,
                            length, flag->name.data);
    }
    if (near) return vl_host_fail(host, VL_EXIT_USAGE, "unknown option '%.*s' (did you mean '--%s'?)", size, word, near);
    return vl_host_fail(host, VL_EXIT_USAGE, "unknown option '%.*s'; vanlua help%s%s shows the options", size, word,
                        *what ? " " : "", what);
}

static vl_exit fail_usage(vl_host *host, const vl_error *error) {
    return vl_host_fail(host, error->status == VL_ERROR_MEMORY ? VL_EXIT_LIMIT : VL_EXIT_USAGE, "%s", error->message);
}

/* Reads the value of an option; `*at` is the position of its word and moves on to that of its value. */
static vl_exit read_flag(vl_host *host, const option_word *flag, const char *const *words, size_t count, size_t *at) {
    vl_error error;
    vl_option_value *value = flag->value;
    if (flag->option->type == VL_OPTION_BOOLEAN && !flag->given) {
        value->set = true;
        value->boolean = !flag->negated;
        return VL_EXIT_DONE;
    }
    if (flag->negated) return vl_host_fail(host, VL_EXIT_USAGE, "'%s' takes no value", words[*at]);
    const char *text = flag->given;
    if (!text && *at + 1 >= count) {
        char allowed[512];
        vl_option_allowed(flag->option, allowed, sizeof allowed);
        return vl_host_fail(host, VL_EXIT_USAGE, "%s takes a value: %s", words[*at], allowed);
    }
    if (!text) text = words[++*at];
    return vl_option_read(host, flag->option, text, value, &error) == VL_OK ? VL_EXIT_DONE : fail_usage(host, &error);
}

/* A word that is no option: an argument while one is missing, then an input. */
static vl_exit read_word(vl_host *host, const vl_script *script, const char *word, size_t *arguments, vl_arguments *out) {
    vl_error error;
    if (!script || *arguments >= script->argument_count) {
        out->inputs[out->input_count++] = word;
        return VL_EXIT_DONE;
    }
    size_t i = (*arguments)++;
    vl_status status = vl_option_read(host, &script->arguments[i], word, &out->arguments[i], &error);
    return status == VL_OK ? VL_EXIT_DONE : fail_usage(host, &error);
}

static bool prepare(vl_host *host, const vl_script *script, size_t count, vl_arguments *out) {
    *out = (vl_arguments){0};
    out->inputs = vl_host_allocate(host, (count + 1) * sizeof *out->inputs);
    out->options = vl_host_allocate(host, ((script ? script->option_count : 0) + 1) * sizeof *out->options);
    out->arguments = vl_host_allocate(host, ((script ? script->argument_count : 0) + 1) * sizeof *out->arguments);
    return out->inputs && out->options && out->arguments;
}

vl_exit vl_arguments_read(vl_host *host, const vl_script *script, const char *const *words, size_t count, vl_arguments *out) {
    if (!prepare(host, script, count, out)) return vl_host_fail(host, VL_EXIT_LIMIT, "not enough memory");
    bool ended = false;
    size_t arguments = 0;
    vl_exit done = VL_EXIT_DONE;
    for (size_t i = 0; i < count && done == VL_EXIT_DONE; i++) {
        if (ended || !is_option(words[i])) {
            done = read_word(host, script, words[i], &arguments, out);
        } else if (strcmp(words[i], "--") == 0) {
            ended = true;
        } else {
            option_word flag = find_flag(script, out, words[i]);
            done = flag.option ? read_flag(host, &flag, words, count, &i) : fail_unknown(host, script, words[i], &flag);
        }
    }
    for (size_t i = 0; script && i < script->option_count; i++) {
        if (!out->options[i].set) out->options[i] = script->options[i].otherwise;
    }
    return done;
}

static vl_exit check_files(vl_host *host, const vl_option *options, const vl_option_value *values, size_t count) {
    vl_error error;
    for (size_t i = 0; i < count; i++) {
        if (vl_option_check_path(&options[i], &values[i], &error) != VL_OK) return vl_host_fail_error(host, &error);
    }
    return VL_EXIT_DONE;
}

vl_exit vl_arguments_check(vl_host *host, const vl_script *script, const vl_arguments *arguments) {
    for (size_t i = 0; i < script->argument_count; i++) {
        if (arguments->arguments[i].set) continue;
        char allowed[512];
        vl_option_allowed(&script->arguments[i], allowed, sizeof allowed);
        return vl_host_fail(host, VL_EXIT_USAGE, "%s: the argument '%s' is missing: %s; see vanlua help %s", script->name,
                            script->arguments[i].name, allowed, vl_script_called(script));
    }
    if (!script->inputs && arguments->input_count) {
        return vl_host_fail(host, VL_EXIT_USAGE, "%s takes no input, but '%s' is given", script->name, arguments->inputs[0]);
    }
    vl_exit done = check_files(host, script->arguments, arguments->arguments, script->argument_count);
    return done == VL_EXIT_DONE ? check_files(host, script->options, arguments->options, script->option_count) : done;
}

size_t vl_arguments_first(const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (!is_option(words[i])) return i;
        if (strcmp(words[i], "--") == 0) return i + 1;
        option_word flag = find_flag(NULL, NULL, words[i]);
        if (!flag.option) return count;
        if (flag.option->type != VL_OPTION_BOOLEAN && !flag.given) i++;
    }
    return count;
}

bool vl_arguments_takes(const vl_script *script, const char *const *words, size_t at) {
    size_t i = 0;
    while (i < at && strcmp(words[i], "--") != 0) {
        option_word flag = is_option(words[i]) ? find_flag(script, NULL, words[i]) : (option_word){0};
        i += flag.option && flag.option->type != VL_OPTION_BOOLEAN && !flag.given ? 2 : 1;
    }
    return i > at;
}

vl_foresight vl_arguments_foresee(const char *const *words, size_t count) {
    vl_foresight seen = {0};
    bool doubtful = false; /* the word before may take this one as its value */
    for (size_t i = 0; i < count && strcmp(words[i], "--") != 0; i++) {
        bool here = !doubtful;
        doubtful = false;
        if (!is_option(words[i])) continue;
        option_word flag = find_flag(NULL, NULL, words[i]);
        if (!flag.option) {
            doubtful = !flag.given;
            continue;
        }
        bool takes = flag.option->type != VL_OPTION_BOOLEAN && !flag.given;
        const char *value = takes && i + 1 < count ? words[i + 1] : flag.given;
        size_t setting = (size_t)(flag.option - vl_setting_options);
        bool on = here && !flag.negated && (!flag.given || strcmp(flag.given, "true") == 0);
        if (setting == VL_SETTING_TRUST) seen.trust = on;
        if (setting == VL_SETTING_QUIET) seen.quiet = on;
        if (setting == VL_SETTING_LIMIT_MEMORY && value && !vl_settings_size(value, &seen.memory)) seen.memory = 0;
        if (setting == VL_SETTING_LIMIT_MEMORY) seen.memory_given = value;
        if (setting == VL_SETTING_LIMIT_TIME && value && !vl_settings_duration(value, &seen.seconds)) seen.seconds = 0;
        if (takes && here) i++;
        doubtful = takes && !here;
    }
    return seen;
}
