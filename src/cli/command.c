#include "cli/command.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "cli/terminal.h"
#include "host/check.h"
#include "host/complete.h"
#include "host/create.h"
#include "host/help.h"
#include "host/repl.h"
#include "host/search.h"
#include "host/tokenize.h"

#define LOOK_MEMORY ((uint64_t)64 << 20)
#define LOOK_MEMORY_SHOWN "64M"

static void say(void *data, vl_text text) {
    vl_command *command = data;
    vl_progress_clear(&command->progress);
    vl_terminal_say(command->host.own, text, true);
}

static void print(void *data, vl_text text) {
    vl_command *command = data;
    vl_progress_clear(&command->progress);
    vl_terminal_say(command->host.own, text, command->terminal_errors);
}

static int interrupted(void *data) {
    const vl_command *command = data;
    return command->interrupted(NULL);
}

static void progress(void *data, uint64_t done, uint64_t all) {
    vl_command *command = data;
    vl_progress_show(&command->progress, done, all);
}

static void forget(void *data) {
    const vl_command *command = data;
    command->forget();
}

/* Called from the watching thread: nothing but a system call. */
static void linger(void *data, const char *message) {
    (void)data;
    ssize_t written = write(STDERR_FILENO, message, strlen(message));
    (void)written;
}

/* Called from the watching thread while the main one hangs: nothing but system calls, and what is complete of a list, which
 * the main thread does not touch while it loads a script. */
static void abandon(void *data, int status, const char *message) {
    vl_command *command = data;
    vl_destination_abandon(&command->output);
    if (command->listed && vl_guard_stopped(&command->host.guard) == VL_STOP_BRIEF) {
        vl_command_print_table(command, command->listed, command->listing);
    }
    struct pollfd ready = {.fd = STDERR_FILENO, .events = POLLOUT};
    if (poll(&ready, 1, 100) > 0 && (ready.revents & POLLOUT)) {
        ssize_t written = write(STDERR_FILENO, message, strlen(message));
        (void)written;
    }
    _exit(status);
}

bool vl_command_open(vl_command *command, const vl_folder *folders, size_t folder_count) {
    vl_host_callbacks callbacks = {command, say, print, interrupted, progress, abandon, forget, linger, vl_command_converse};
    command->terminal_output = isatty(STDOUT_FILENO);
    command->terminal_errors = isatty(STDERR_FILENO);
    command->progress = vl_progress_start(false);
    vl_destination_prepare(&command->output);
    return vl_host_open(&command->host, &callbacks, folders, folder_count);
}

void vl_command_close(vl_command *command) {
    vl_destination_abandon(&command->output);
    vl_host_close(&command->host);
}

vl_write_options vl_command_format(const vl_command *command, const vl_settings *settings) {
    vl_write_options options = VL_WRITE_OPTIONS;
    bool terminal = command->terminal_output && !settings->output;
    options.format = settings->format_given ? settings->format : terminal ? VL_FORMAT_TABLE : VL_FORMAT_TSV;
    options.columns = terminal && options.format == VL_FORMAT_TABLE ? vl_terminal_width(STDOUT_FILENO, command->columns) : 0;
    options.byte_order_mark = settings->bom;
    options.meta_footer = options.format == VL_FORMAT_TABLE && (terminal || settings->meta);
    return options;
}

vl_status vl_command_open_output(vl_command *command, const vl_settings *settings, vl_error *error) {
    vl_status status = vl_destination_open(&command->output, settings->output, error);
    if (status == VL_OK && settings->extension_unknown && !settings->quiet) {
        vl_host_say(&command->host, "%s: written as TSV; --format chooses", settings->output);
    }
    return status;
}

vl_exit vl_command_finish(vl_command *command, vl_status status, const vl_error *error) {
    vl_error failure = {0};
    vl_progress_clear(&command->progress);
    if (status == VL_ERROR_OUTPUT) status = vl_destination_fail(&command->output, &failure);
    else if (status != VL_OK) failure = *error;
    if (status == VL_OK) status = vl_destination_commit(&command->output, &failure);
    if (status == VL_OK) return VL_EXIT_DONE;
    vl_destination_abandon(&command->output);
    return command->output.closed_pipe ? VL_EXIT_DONE : vl_host_fail_error(&command->host, &failure);
}

vl_status vl_command_write(void *data, const char *bytes, size_t size) {
    vl_command *command = data;
    if (!command->terminal_output || command->output.name) return vl_destination_write(&command->output, bytes, size);
    vl_string visible = VL_STRING;
    vl_status status = vl_text_visible(command->host.own, (vl_text){bytes, size}, true, &visible);
    if (status == VL_OK) status = vl_destination_write(&command->output, visible.data, visible.size);
    vl_string_free(command->host.own, &visible);
    return status;
}

vl_exit vl_command_print(vl_command *command, vl_text text) {
    vl_error error = {0};
    vl_write_options options = {.format = command->terminal_output ? VL_FORMAT_TABLE : VL_FORMAT_TSV};
    vl_status status = vl_destination_open(&command->output, NULL, &error);
    if (status == VL_OK) status = vl_text_write(command->host.own, text, &options, vl_destination_write, &command->output,
                                                &error);
    return vl_command_finish(command, status, &error);
}

vl_exit vl_command_print_table(vl_command *command, const vl_table *table, const vl_settings *settings) {
    vl_error error = {0};
    vl_write_options options = vl_command_format(command, settings);
    options.meta_footer = false;
    vl_status status = vl_command_open_output(command, settings, &error);
    if (status == VL_OK) status = vl_table_write(command->host.own, table, &options, vl_destination_write, &command->output,
                                                 &error);
    return vl_command_finish(command, status, &error);
}

static vl_exit print_built(vl_command *command, bool built, vl_string *text) {
    vl_exit done = built ? vl_command_print(command, (vl_text){text->data, text->size})
                         : vl_host_fail(&command->host, VL_EXIT_LIMIT, "not enough memory");
    vl_string_free(command->host.own, text);
    return done;
}

vl_exit vl_command_usage(vl_command *command) {
    vl_string text = VL_STRING;
    return print_built(command, vl_help_command(&command->host, &text), &text);
}

static vl_exit do_version(vl_command *command) {
    return vl_command_print(command, vl_text_of("vanlua " VL_VERSION " (Unicode " VL_UNICODE_VERSION ", " LUA_RELEASE ")"));
}

void vl_command_limit_look(vl_command *command, const vl_settings *settings) {
    vl_host *host = &command->host;
    bool given = settings->limit_memory > 0;
    vl_guard_set_limit(&host->guard, settings->limit_time);
    vl_host_limit_memory(host, given ? settings->limit_memory : LOOK_MEMORY, given ? settings->memory_given : LOOK_MEMORY_SHOWN);
    vl_guard_watch(&host->guard);
}

/* Writes the list: by groups for people, behind the usage where `usage`; else as a table. */
static vl_exit print_list(vl_command *command, const vl_settings *settings, bool usage) {
    vl_string text = VL_STRING;
    vl_host *host = &command->host;
    bool grouped = usage || (command->terminal_output && !settings->output && !settings->format_given);
    if (!grouped) return vl_command_print_table(command, command->listed, settings);
    bool built = !usage || (vl_help_command(host, &text) && vl_host_append(host, &text, "\nAnalyses, and where they come from\n", 36));
    return print_built(command, built && vl_help_overview(host, command->listed, &text), &text);
}

static vl_exit do_list(vl_command *command, const vl_settings *settings, bool usage) {
    vl_error error = {0};
    vl_host *host = &command->host;
    vl_command_limit_look(command, settings);
    command->listing = settings;
    vl_status status = vl_help_list(host, &command->listed, &error);
    vl_guard_end(&host->guard);
    vl_exit done = status == VL_OK ? vl_host_stopped(host) : vl_host_fail_error(host, &error);
    if (done == VL_EXIT_DONE) done = print_list(command, settings, usage);
    vl_table_free(command->listed);
    command->listed = NULL;
    return done;
}

static vl_exit help_script(vl_command *command, vl_script *script, const vl_settings *settings) {
    vl_host *host = &command->host;
    vl_string text = VL_STRING;
    host->name = script->name;
    host->trusted = host->policy.everything = settings->trust;
    vl_command_limit_look(command, settings);
    vl_exit done = vl_help_load(host, script);
    vl_guard_end(&host->guard);
    if (done == VL_EXIT_DONE) done = print_built(command, vl_help_script(host, script, &text), &text);
    vl_script_close(script);
    return done;
}

/* True of the command's own commands. */
static bool is_command(const char *word) {
    for (size_t i = 0; i < VL_SEARCH_COMMANDS; i++) {
        if (strcmp(word, vl_search_commands[i]) == 0) return true;
    }
    return false;
}

/* The command that is like a script, else a script, else something of the library, else a command. */
static vl_exit do_help(vl_command *command, const char *name, const vl_settings *settings) {
    vl_string text = VL_STRING;
    vl_script script = {0};
    vl_host *host = &command->host;
    bool create = strcmp(name, VL_CREATE_NAME) == 0;
    if (create || strcmp(name, VL_TOKENIZE_NAME) == 0) {
        bool described = create ? vl_create_describe(host, &script) : vl_tokenize_describe(host, &script);
        return described ? vl_command_print_help(command, &script) : vl_host_fail(host, VL_EXIT_LIMIT, "not enough memory");
    }
    bool check = strcmp(name, VL_CHECK_NAME) == 0;
    if (check || strcmp(name, VL_REPL_NAME) == 0) {
        bool described = check ? vl_check_describe(host, &script) : vl_repl_describe(host, &script);
        return described ? vl_command_print_help(command, &script) : vl_host_fail(host, VL_EXIT_LIMIT, "not enough memory");
    }
    if (vl_search_is_path(name) || vl_search_exists(host, name)) {
        vl_exit done = vl_search_find(host, name, &script);
        return done == VL_EXIT_DONE ? help_script(command, &script, settings) : done;
    }
    if (vl_help_library(host, name, &text)) return print_built(command, true, &text);
    vl_string_free(host->own, &text);
    if (is_command(name)) return vl_command_usage(command);
    const char *near = vl_help_nearest(host, name);
    if (near) return vl_host_fail(host, VL_EXIT_USAGE, "no help on '%s' (did you mean '%s'?)", name, near);
    return vl_host_fail(host, VL_EXIT_USAGE, "no help on '%s'; vanlua list shows the analyses, vanlua help vanlua the library",
                        name);
}

/* The sub-commands that take nothing but the command's own options and, here and there, a name. */
static vl_exit do_plain(vl_command *command, size_t at) {
    const char *name = command->words[at];
    const char **rest = vl_host_allocate(&command->host, command->count * sizeof *rest);
    if (!rest) return vl_host_fail(&command->host, VL_EXIT_LIMIT, "not enough memory");
    for (size_t i = 0, j = 0; i < command->count; i++) {
        if (i != at) rest[j++] = command->words[i];
    }
    vl_arguments arguments;
    vl_settings settings;
    vl_error error = {0};
    vl_exit done = vl_arguments_read(&command->host, NULL, rest, command->count - 1, &arguments);
    if (done != VL_EXIT_DONE) return done;
    if (vl_settings_read(&command->host, arguments.settings, &settings, &error) != VL_OK) {
        return vl_host_fail(&command->host, VL_EXIT_USAGE, "%s", error.message);
    }
    bool help = strcmp(name, "help") == 0;
    if (arguments.input_count > help) {
        return vl_host_fail(&command->host, VL_EXIT_USAGE, "%s takes no '%s'", name, arguments.inputs[help]);
    }
    if (settings.help) return vl_command_usage(command);
    if (strcmp(name, "list") == 0) return do_list(command, &settings, false);
    if (strcmp(name, "version") == 0) return do_version(command);
    return arguments.input_count ? do_help(command, arguments.inputs[0], &settings) : do_list(command, &settings, true);
}

static vl_exit fail_without_name(vl_command *command) {
    vl_host *host = &command->host;
    bool help = false, version = false;
    for (size_t i = 0; i < command->count; i++) {
        help = help || strcmp(command->words[i], "--help") == 0 || strcmp(command->words[i], "-h") == 0;
        version = version || strcmp(command->words[i], "--version") == 0;
    }
    if (version) return do_version(command);
    if (help) return vl_command_usage(command);
    vl_string text = VL_STRING;
    if (command->count) {
        vl_arguments arguments;
        vl_exit done = vl_arguments_read(host, NULL, command->words, command->count, &arguments);
        if (done != VL_EXIT_DONE) return done;
        return vl_host_fail(host, VL_EXIT_USAGE, "no analysis named; vanlua list shows them, vanlua --help the usage");
    }
    if (vl_help_command(host, &text)) say(command, (vl_text){text.data, text.size});
    vl_string_free(host->own, &text);
    return VL_EXIT_USAGE;
}

size_t vl_command_find_name(vl_command *command, size_t first) {
    size_t at = first + vl_arguments_first(command->words + first, command->count - first);
    if (at < command->count) return at;
    for (at = first; at < command->count && strcmp(command->words[at], "--") != 0; at++) {
        const char *word = command->words[at];
        size_t size = strlen(word);
        bool file = size > 4 && strcmp(word + size - 4, ".lua") == 0 && access(word, F_OK) == 0;
        if (file || strcmp(word, "run") == 0 || strcmp(word, VL_TOKENIZE_NAME) == 0 || strcmp(word, VL_REPL_NAME) == 0 ||
            vl_search_exists(&command->host, word)) {
            return at;
        }
    }
    return command->count;
}

vl_exit vl_command_do(vl_command *command) {
    size_t at = vl_command_find_name(command, 0);
    if (at >= command->count) return fail_without_name(command);
    if (!is_command(command->words[at]) || strcmp(command->words[at], "run") == 0) return vl_command_run(command, at);
    if (strcmp(command->words[at], VL_TOKENIZE_NAME) == 0) return vl_command_tokenize(command, at);
    if (strcmp(command->words[at], VL_CREATE_NAME) == 0) return vl_command_new(command, at);
    if (strcmp(command->words[at], VL_CHECK_NAME) == 0) return vl_command_check(command, at);
    if (strcmp(command->words[at], VL_COMPLETE_NAME) == 0) return vl_command_complete(command, at);
    if (strcmp(command->words[at], VL_REPL_NAME) == 0) return vl_command_repl(command, at);
    return do_plain(command, at);
}
