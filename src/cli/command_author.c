/*
 * What script authors need: a script to begin with, what is wrong with one, and completion.
 */
#include <string.h>

#include "cli/command.h"
#include "host/check.h"
#include "host/complete.h"
#include "host/create.h"

static vl_exit no_memory(vl_command *command) {
    return vl_host_fail(&command->host, VL_EXIT_LIMIT, "not enough memory");
}

/* Reads the words around the one at `at`; `script` tells which options there are, NULL: only those of the command. */
static vl_exit read_words(vl_command *command, size_t at, const vl_script *script, vl_arguments *arguments, vl_settings *settings) {
    vl_host *host = &command->host;
    vl_error error = {0};
    const char **rest = vl_host_allocate(host, command->count * sizeof *rest);
    if (!rest) return no_memory(command);
    for (size_t i = 0, j = 0; i < command->count; i++) {
        if (i != at) rest[j++] = command->words[i];
    }
    vl_exit done = vl_arguments_read(host, script, rest, command->count - 1, arguments);
    if (done != VL_EXIT_DONE) return done;
    if (vl_settings_read(host, arguments->settings, settings, &error) != VL_OK)
        return vl_host_fail(host, VL_EXIT_USAGE, "%s", error.message);
    host->quiet = settings->quiet;
    return VL_EXIT_DONE;
}

static vl_exit print(vl_command *command, bool built, vl_string *text) {
    vl_exit done = built ? VL_EXIT_DONE : no_memory(command);
    if (built && text->size) done = vl_command_print(command, (vl_text){text->data, text->size});
    vl_string_free(command->host.own, text);
    return done;
}

vl_exit vl_command_new(vl_command *command, size_t at) {
    vl_host *host = &command->host;
    vl_script own;
    vl_arguments arguments;
    vl_settings settings;
    vl_string text = VL_STRING;
    const char *path;
    if (!vl_create_describe(host, &own)) return no_memory(command);
    vl_exit done = read_words(command, at, &own, &arguments, &settings);
    if (done != VL_EXIT_DONE) return done;
    if (settings.help) return vl_command_print_help(command, &own);
    done = vl_arguments_check(host, &own, &arguments);
    if (done != VL_EXIT_DONE) return done;
    done = vl_create_script(host, arguments.arguments[0].text, arguments.options[VL_CREATE_STREAM].boolean, &path);
    if (done != VL_EXIT_DONE || settings.quiet) return done;
    bool built = vl_host_append_print(host, &text, "%s is written. It runs as it is:\n\n"
                                      "  vanlua %s seeds        over a file or folder\n"
                                      "  vanlua check %s        looks for mistakes without running it\n"
                                      "  vanlua help %s         shows its options\n", path, path, path, path);
    return print(command, built, &text);
}

/* Appends the findings in one file. */
static vl_exit check_file(vl_command *command, const char *path, vl_string *text, size_t *count) {
    vl_findings findings;
    bool done = true;
    vl_exit status = vl_check_file(&command->host, path, &findings);
    for (size_t i = 0; i < findings.count && done; i++) {
        done = vl_host_append(&command->host, text, findings.all[i].text, strlen(findings.all[i].text)) &&
               vl_host_append(&command->host, text, "\n", 1);
    }
    *count += findings.count;
    return done ? status : no_memory(command);
}

vl_exit vl_command_check(vl_command *command, size_t at) {
    vl_host *host = &command->host;
    vl_arguments arguments;
    vl_settings settings;
    vl_script own;
    vl_string text = VL_STRING;
    size_t count = 0;
    vl_exit done = read_words(command, at, NULL, &arguments, &settings);
    if (done != VL_EXIT_DONE) return done;
    if (settings.help) return vl_check_describe(host, &own) ? vl_command_print_help(command, &own) : no_memory(command);
    if (!arguments.input_count) return vl_host_fail(host, VL_EXIT_USAGE, "check takes the files of scripts: vanlua check FILE.lua …");
    host->trusted = host->policy.everything = settings.trust;
    vl_command_limit_look(command, &settings);
    for (size_t i = 0; i < arguments.input_count; i++) {
        vl_exit status = check_file(command, arguments.inputs[i], &text, &count);
        if (status > done) done = status;
    }
    vl_guard_end(&host->guard);
    if (count) {
        vl_exit printed = print(command, true, &text);
        if (printed > done) done = printed;
    } else if (done == VL_EXIT_DONE) {
        vl_host_warn(host, "no findings");
    }
    return done == VL_EXIT_DONE && count ? VL_EXIT_SCRIPT : done;
}

vl_exit vl_command_complete(vl_command *command, size_t at) {
    static const char *const nothing[] = {""};
    vl_string text = VL_STRING;
    vl_settings settings = {0};
    size_t first = at + 1;
    if (first < command->count && strcmp(command->words[first], "--") == 0) first++;
    command->words += first;
    command->count -= first;
    if (!command->count) {
        command->words = nothing;
        command->count = 1;
    }
    command->host.quiet = true;
    vl_command_limit_look(command, &settings);
    size_t all = command->count--;
    size_t name = vl_command_find_name(command, 0);
    bool built = vl_complete_words(&command->host, command->words, all, name, &text);
    vl_guard_end(&command->host.guard);
    return print(command, built, &text);
}
