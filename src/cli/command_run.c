/*
 * Running an analysis from the command line.
 */
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/overwrite.h"
#include "host/help.h"
#include "host/run.h"
#include "host/search.h"

/* The words that are not the script's name, in order. */
typedef struct other_words {
    const char **words;
    size_t count;
    size_t named; /* how many of them stand ahead of the name */
} other_words;

static vl_exit no_memory(vl_command *command) {
    return vl_host_fail(&command->host, VL_EXIT_LIMIT, "not enough memory");
}

/* Takes words `at` (run) and the one after it out of the line; `*name` is the script's. */
static vl_exit split(vl_command *command, size_t at, const char **name, other_words *rest) {
    rest->words = vl_host_allocate(&command->host, (command->count + 1) * sizeof *rest->words);
    if (!rest->words) return no_memory(command);
    size_t named = at;
    if (strcmp(command->words[at], "run") == 0) {
        named = vl_command_find_name(command, at + 1);
        if (named >= command->count) {
            return vl_host_fail(&command->host, VL_EXIT_USAGE, "run takes the name of an analysis; vanlua list shows them");
        }
    }
    *name = command->words[named];
    rest->named = named - (named > at);
    for (size_t i = 0; i < command->count; i++) {
        if (i != at && i != named) rest->words[rest->count++] = command->words[i];
    }
    return VL_EXIT_DONE;
}

/* Sets what the run is limited to, and what it may do. */
static void apply(vl_host *host, uint64_t memory, const char *given, double seconds, bool trust) {
    vl_host_limit_memory(host, memory, given);
    vl_guard_set_limit(&host->guard, seconds);
    host->trusted = host->policy.everything = trust;
}

/* Loads the script under the limits that the line seems to set, reads the line by its options, and loads it again where the
 * line trusts it after all. */
static vl_exit load(vl_command *command, const other_words *rest, vl_script *script, vl_arguments *arguments,
                    vl_settings *settings) {
    vl_host *host = &command->host;
    vl_error error = {0};
    vl_foresight seen = vl_arguments_foresee(rest->words, rest->count);
    host->quiet = seen.quiet;
    apply(host, seen.memory, seen.memory_given, seen.seconds, seen.trust);
    vl_guard_watch(&host->guard);
    vl_exit done = vl_script_load(host, script);
    if (done == VL_EXIT_DONE && vl_arguments_takes(script, rest->words, rest->named)) {
        return vl_host_fail(host, VL_EXIT_USAGE, "'%s' is the value of %s here: options of an analysis come after its name",
                            script->name, rest->words[rest->named - 1]);
    }
    if (done == VL_EXIT_DONE) done = vl_arguments_read(host, script, rest->words, rest->count, arguments);
    if (done != VL_EXIT_DONE) return done;
    if (vl_settings_read(host, arguments->settings, settings, &error) != VL_OK) {
        return vl_host_fail(host, VL_EXIT_USAGE, "%s", error.message);
    }
    host->quiet = settings->quiet;
    apply(host, settings->limit_memory, settings->memory_given, settings->limit_time, settings->trust);
    if (settings->trust == seen.trust) return VL_EXIT_DONE;
    vl_script again = {.name = script->name, .path = script->path, .folder = script->folder, .origin = script->origin,
                       .chunk = script->chunk};
    vl_script_close(script);
    *script = again;
    done = vl_script_load(host, script);
    return done == VL_EXIT_DONE ? vl_arguments_read(host, script, rest->words, rest->count, arguments) : done;
}

vl_exit vl_command_print_help(vl_command *command, const vl_script *script) {
    vl_string text = VL_STRING;
    vl_exit done = vl_help_script(&command->host, script, &text) ? vl_command_print(command, (vl_text){text.data, text.size})
                                                                  : no_memory(command);
    vl_string_free(command->host.own, &text);
    return done;
}

vl_exit vl_command_choose_inputs(vl_command *command, vl_run *run) {
    static const char *const standard[] = {"-"};
    run->inputs = run->arguments->inputs;
    run->input_count = run->arguments->input_count;
    if (run->input_count || !run->script->inputs) return VL_EXIT_DONE;
    if (isatty(STDIN_FILENO)) {
        return vl_host_fail(&command->host, VL_EXIT_USAGE,
                            "%s: no input: name a file or folder, or pipe a text in; see vanlua help %s",
                            run->script->name, vl_script_called(run->script));
    }
    run->inputs = standard;
    run->input_count = 1;
    return VL_EXIT_DONE;
}

static vl_status write_result(vl_command *command, const vl_run *run, vl_error *error) {
    vl_write_options options = vl_command_format(command, run->settings);
    vl_table *meta = NULL;
    if (run->settings->meta || options.meta_footer) {
        vl_status status = vl_run_meta(run, run->settings->meta, &meta, error);
        if (status != VL_OK) return status;
        options.meta = meta;
    }
    vl_status status = vl_run_write(run, &options, vl_destination_write, &command->output, error);
    vl_table_free(meta);
    return status;
}

/* Runs, and writes where it worked; the watch goes on until the result is whole, so that no limit cuts it in two. */
static vl_exit analyse(vl_command *command, vl_run *run) {
    vl_host *host = &command->host;
    vl_error error = {0};
    const char *output = run->settings->output;
    if (output && vl_overwrite_hits(output, run->inputs, run->input_count)) {
        return vl_host_fail(host, VL_EXIT_USAGE, "-o %s: this is an input", output);
    }
    if (output && vl_overwrite_hits(output, run->settings->lexicons, run->settings->lexicon_count)) {
        return vl_host_fail(host, VL_EXIT_USAGE, "-o %s: this is the lexicon", output);
    }
    if (vl_command_open_output(command, run->settings, &error) != VL_OK) return vl_host_fail_error(host, &error);
    run->measured = run->settings->meta || vl_command_format(command, run->settings).meta_footer;
    vl_exit done = vl_run_analysis(run);
    vl_progress_clear(&command->progress);
    if (done != VL_EXIT_DONE) return done;
    vl_status status = write_result(command, run, &error);
    vl_guard_end(&host->guard);
    done = vl_host_stopped(host);
    return done == VL_EXIT_DONE ? vl_command_finish(command, status, &error) : done;
}

vl_exit vl_command_run(vl_command *command, size_t at) {
    other_words rest = {0};
    const char *name = NULL;
    vl_script script = {0};
    vl_arguments arguments;
    vl_settings settings = {0};
    vl_host *host = &command->host;
    vl_exit done = split(command, at, &name, &rest);
    if (done == VL_EXIT_DONE) done = vl_search_find(host, name, &script);
    if (done != VL_EXIT_DONE) return done;
    host->name = script.name;
    done = load(command, &rest, &script, &arguments, &settings);
    vl_run run = {.host = host, .script = &script, .settings = &settings, .arguments = &arguments};
    if (done == VL_EXIT_DONE && settings.help) {
        done = vl_command_print_help(command, &script);
    } else if (done == VL_EXIT_DONE) {
        done = vl_arguments_check(host, &script, &arguments);
        if (done == VL_EXIT_DONE) done = vl_command_choose_inputs(command, &run);
        command->progress = vl_progress_start(command->terminal_errors && !settings.quiet);
        if (done == VL_EXIT_DONE) done = analyse(command, &run);
    }
    vl_guard_end(&host->guard);
    vl_script_close(&script);
    return done;
}
