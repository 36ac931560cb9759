#include "host/complete.h"

#include <string.h>

#include "host/arguments.h"
#include "host/check.h"
#include "host/create.h"
#include "host/help.h"
#include "host/search.h"
#include "host/tokenize.h"
#include "lua/library.h"

typedef struct completion {
    vl_host *host;
    const char *const *words;
    size_t count;
    const char *last;  /* the word to be completed */
    const char *ahead; /* of it, what is complete: `--unit=` or `a,b,`; part of each candidate */
    size_t ahead_size;
    bool files;
    bool failed;
    vl_string *out;
} completion;

static void append(completion *job, const char *bytes, size_t size) {
    if (!vl_host_append(job->host, job->out, bytes, size)) job->failed = true;
}

/* Adds a candidate if the word begins it: what stands ahead, the dashes, the text with - for _. */
static void add(completion *job, const char *dashes, const char *text, const char *description) {
    size_t first = job->out->size, size = strlen(job->last);
    append(job, job->ahead, job->ahead_size);
    append(job, dashes, strlen(dashes));
    size_t name = job->out->size;
    append(job, text, strlen(text));
    for (size_t i = name; *dashes && i < job->out->size; i++) {
        if (job->out->data[i] == '_') job->out->data[i] = '-';
    }
    if (job->failed) return;
    if (job->out->size - first < size || memcmp(job->out->data + first, job->last, size) != 0) {
        job->out->size = first;
        return;
    }
    if (description && *description) {
        append(job, "\t", 1);
        append(job, description, strcspn(description, "\r\n\t"));
    }
    append(job, "\n", 1);
}

static void add_flag(completion *job, const vl_option *option) {
    if (!option->help) return;
    bool negative = option->type == VL_OPTION_BOOLEAN && option->otherwise.boolean;
    add(job, negative ? "--no-" : "--", option->name, option->help);
}

static void add_flags(completion *job, const vl_script *script) {
    for (size_t i = 0; script && i < script->option_count; i++) {
        if (script->options[i].help) add_flag(job, &script->options[i]);
        else add(job, "--", script->options[i].name, NULL);
    }
    for (size_t i = 0; i < VL_SETTING_COUNT; i++) {
        bool hidden = false;
        for (size_t k = 0; script && k < script->option_count; k++) {
            hidden = hidden || vl_option_named(&script->options[k], vl_text_of(vl_setting_options[i].name));
        }
        if (!hidden) add_flag(job, &vl_setting_options[i]);
    }
}

/* Adds the values of an option; the value begins in the word behind what is `ahead`. */
static void add_values(completion *job, const vl_option *option) {
    static const char *const places[] = {"FILE", "DIR"};
    if (option->type == VL_OPTION_LIST && !option->verbatim) {
        const char *comma = strrchr(job->last + job->ahead_size, ',');
        if (comma) job->ahead_size = (size_t)(comma + 1 - job->last);
    }
    for (size_t i = 0; i < option->choice_count; i++) add(job, "", option->choices[i], NULL);
    job->files = option->type == VL_OPTION_FILE;
    for (size_t i = 0; option->placeholder && i < sizeof places / sizeof *places; i++) {
        job->files = job->files || strcmp(option->placeholder, places[i]) == 0;
    }
}

/* The option named by a word as far as a =, of the script or of the command; NULL: none is. */
static const vl_option *find_option(const vl_script *script, const char *word) {
    if (word[0] != '-' || !word[1]) return NULL;
    if (word[1] != '-') {
        for (size_t i = 0; i < VL_SETTING_COUNT; i++) {
            if (vl_setting_options[i].letter == word[1]) return &vl_setting_options[i];
        }
        return NULL;
    }
    vl_text name = {word + 2, strcspn(word + 2, "=")};
    for (size_t i = 0; script && i < script->option_count; i++) {
        if (vl_option_named(&script->options[i], name)) return &script->options[i];
    }
    return vl_settings_find(name);
}

/* Adds what fits behind options of the script, or of the command alone. False: the word is neither an option nor its value. */
static bool add_options(completion *job, const vl_script *script) {
    const char *equals = job->last[0] == '-' && job->last[1] == '-' ? strchr(job->last, '=') : NULL;
    const vl_option *option = equals ? find_option(script, job->last) : NULL;
    if (vl_arguments_takes(script, job->words, job->count - 1)) {
        option = find_option(script, job->words[job->count - 2]);
    } else if (equals) {
        job->ahead = job->last;
        job->ahead_size = (size_t)(equals + 1 - job->last);
    } else if (*job->last != '-') {
        return false;
    } else {
        add_flags(job, script);
        return true;
    }
    job->ahead = job->last;
    if (option) add_values(job, option);
    return true;
}

static void add_scripts(completion *job) {
    vl_script *scripts;
    size_t count;
    if (!vl_search_all(job->host, &scripts, &count)) {
        job->failed = true;
        return;
    }
    for (size_t i = 0; i < count && !job->failed; i++) add(job, "", scripts[i].name, vl_script_headline(job->host, &scripts[i]));
}

static void add_commands(completion *job) {
    for (size_t i = 0; i < VL_SEARCH_COMMANDS; i++) {
        if (strcmp(vl_search_commands[i], VL_COMPLETE_NAME) != 0) add(job, "", vl_search_commands[i], NULL);
    }
}

/* Classes, modules and functions, those of modules with the module's name ahead. */
static void add_library(completion *job) {
    size_t count = vl_lua_help_names(NULL, 0);
    const char **names = vl_host_allocate(job->host, (count + 1) * sizeof *names);
    if (names) vl_lua_help_names(names, count);
    else job->failed = true;
    for (size_t i = 0; i < count && !job->failed; i++) add(job, "", names[i], NULL);
}

/* Options, choices of arguments, files. */
static void complete_script(completion *job, const vl_script *script) {
    if (add_options(job, script)) return;
    for (size_t i = 0; i < script->argument_count; i++) {
        const vl_option *argument = &script->arguments[i];
        for (size_t k = 0; k < argument->choice_count; k++) add(job, "", argument->choices[k], argument->help);
        job->files = job->files || argument->type == VL_OPTION_FILE;
    }
    job->files = job->files || script->inputs;
    if (!script->inputs && !script->argument_count) add_flags(job, script);
}

/* Loads a script and completes by it; where that fails the command's own options are left. */
static void complete_named(completion *job, const char *name) {
    vl_host *host = job->host;
    vl_script script = {.inputs = true};
    host->listening = true;
    bool loaded = vl_search_find(host, name, &script) == VL_EXIT_DONE && vl_help_load(host, &script) == VL_EXIT_DONE;
    host->listening = false;
    if (!loaded) script = (vl_script){.inputs = true};
    complete_script(job, &script);
    vl_script_close(&script);
}

static void complete_command(completion *job, const char *name) {
    vl_script own = {0};
    bool tokenize = strcmp(name, VL_TOKENIZE_NAME) == 0, create = strcmp(name, VL_CREATE_NAME) == 0;
    if (tokenize || create) {
        if (tokenize ? vl_tokenize_describe(job->host, &own) : vl_create_describe(job->host, &own)) complete_script(job, &own);
        else job->failed = true;
    } else if (add_options(job, NULL)) {
        return;
    } else if (strcmp(name, "help") == 0) {
        add_scripts(job);
        add_commands(job);
        add_library(job);
        job->files = true;
    } else if (strcmp(name, "run") == 0) {
        add_scripts(job);
        job->files = true;
    }
    job->files = job->files || strcmp(name, VL_CHECK_NAME) == 0;
}

static bool is_command(const char *name) {
    for (size_t i = 0; i < VL_SEARCH_COMMANDS; i++) {
        if (strcmp(name, vl_search_commands[i]) == 0) return true;
    }
    return false;
}

bool vl_complete_words(vl_host *host, const char *const *words, size_t count, size_t at, vl_string *out) {
    completion job = {.host = host, .words = words, .count = count, .last = words[count - 1], .ahead = "", .out = out};
    bool run = at + 1 < count && strcmp(words[at], "run") == 0;
    if (run && at + 2 < count) complete_named(&job, words[at + 1]);
    else if (at + 1 < count && is_command(words[at])) complete_command(&job, words[at]);
    else if (at + 1 < count) complete_named(&job, words[at]);
    else if (!add_options(&job, NULL)) {
        add_commands(&job);
        add_scripts(&job);
        job.files = true;
    }
    if (job.files) append(&job, ":files\n", 7);
    return !job.failed;
}
