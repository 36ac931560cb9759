/*
 * The command `repl`: chunks from the command line, from a pipe, or from a person.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/editor.h"
#include "cli/overwrite.h"
#include "cli/terminal.h"
#include "host/repl.h"
#include "input/formats.h"

/* A session and what it is made of. */
typedef struct session {
    vl_command *command;
    vl_repl *repl;
    vl_settings settings;
    const char *const *inputs;
    size_t input_count;
    vl_destination file; /* that a result is saved to */
    bool failed;         /* a chunk did */
    bool output_lost;    /* what is written to standard output gets nowhere */
    vl_exit lost_status; /* of that: nothing is wrong with a pipe that is closed */
} session;

static uint64_t columns(void *data) {
    const session *self = data;
    return vl_terminal_width(STDOUT_FILENO, self->command->columns);
}

/* Standard output could not be written to, as errno tells: stops what runs, and says why once. */
static void lose_output(session *self) {
    if (self->output_lost) return;
    self->output_lost = true;
    vl_host *host = &self->command->host;
    vl_guard_stop(&host->guard, VL_STOP_OUTPUT);
    if (errno == EPIPE) return;
    self->lost_status = vl_host_fail(host, VL_EXIT_FILES, "standard output: cannot write: %s", strerror(errno));
}

static void write_output(session *self, const char *bytes, size_t size) {
    if (!vl_terminal_write(STDOUT_FILENO, bytes, size)) lose_output(self);
}

/* Writes what io.write left in the buffer. */
static void flush_output(session *self) {
    if (fflush(stdout) != 0) lose_output(self);
}

static void show(void *data, vl_text text) {
    session *self = data;
    vl_context *own = self->command->host.own;
    vl_string visible = VL_STRING;
    flush_output(self);
    if (!self->command->terminal_output) {
        write_output(self, text.data, text.size);
        return;
    }
    if (vl_text_visible(own, text, true, &visible) == VL_OK) write_output(self, visible.data, visible.size);
    vl_string_free(own, &visible);
}

/* Writes to the open file, and puts it in its place or takes it away. */
static vl_status write_file(session *self, const vl_result *result, const vl_write_options *options, vl_error *error) {
    vl_destination *file = &self->file;
    vl_status status = vl_result_write(self->command->host.own, result, options, vl_destination_write, file, error);
    if (status == VL_ERROR_OUTPUT) status = vl_destination_fail(file, error);
    if (status == VL_OK) status = vl_destination_commit(file, error);
    if (status != VL_OK) vl_destination_abandon(file);
    return status;
}

static vl_exit save(void *data, const char *path, const vl_result *result) {
    session *self = data;
    vl_host *host = &self->command->host;
    vl_error error = {0};
    vl_write_options options = VL_WRITE_OPTIONS;
    if (vl_overwrite_hits(path, self->inputs, self->input_count)) {
        return vl_host_fail(host, VL_EXIT_USAGE, ".save %s: this is an input", path);
    }
    vl_text extension = vl_path_extension(path);
    bool known = vl_format_find(extension, &options.format), plain = vl_text_equal(extension, vl_text_of("txt"));
    if (plain) options.format = VL_FORMAT_TABLE;
    vl_destination_prepare(&self->file);
    if (vl_destination_open(&self->file, path, &error) != VL_OK || write_file(self, result, &options, &error) != VL_OK) {
        return vl_host_fail_error(host, &error);
    }
    if (!known && !plain) vl_host_say(host, "%s: written as TSV", path);
    return VL_EXIT_DONE;
}

static vl_repl_options options_of(session *self, bool interactive) {
    return (vl_repl_options){.callbacks = {self, show, columns, save}, .settings = &self->settings, .inputs = self->inputs,
                             .input_count = self->input_count, .interactive = interactive};
}

static void complete(void *data, vl_text line, vl_completion *out) {
    const session *self = data;
    vl_repl_complete(self->repl, line, out);
}

static int interrupted(void *data) {
    const session *self = data;
    return self->command->interrupted(NULL);
}

/* What came of a line: false ends the session. */
static bool go_on(session *self, vl_repl_outcome outcome) {
    flush_output(self);
    if (self->output_lost) return false;
    if (outcome == VL_REPL_FAILED) self->failed = true;
    return outcome != VL_REPL_QUIT;
}

/* After a signal: Ctrl-C clears the line, and anything else, or Ctrl-C where nobody sits, ends the session. */
static vl_exit after_signal(session *self, bool interactive) {
    int status = self->command->interrupted(NULL);
    if (!interactive || (status && status != VL_EXIT_INTERRUPT)) return (vl_exit)status;
    self->command->forget();
    vl_repl_clear(self->repl);
    return VL_EXIT_DONE;
}

/* Reads lines and hands them on until they end. */
static vl_exit converse(session *self, vl_editor *editor, bool interactive) {
    vl_string line = VL_STRING;
    vl_context *own = self->command->host.own;
    vl_exit done = VL_EXIT_DONE;
    for (bool more = true; more && done == VL_EXIT_DONE;) {
        char prompt[32];
        vl_repl_prompt(self->repl, prompt, sizeof prompt);
        switch (vl_editor_read(editor, prompt, &line)) {
        case VL_EDITOR_INTERRUPTED: done = after_signal(self, interactive); break;
        case VL_EDITOR_END:
            go_on(self, interactive ? VL_REPL_DONE : vl_repl_finish(self->repl));
            more = false;
            break;
        case VL_EDITOR_LINE:
            if (!vl_string_append(own, &line, "", 1)) return VL_EXIT_LIMIT;
            more = go_on(self, vl_repl_take(self->repl, (vl_text){line.data, line.size - 1}));
            vl_editor_remember(editor, line.data);
        }
    }
    vl_string_free(own, &line);
    return done == VL_EXIT_DONE ? vl_repl_status(self->repl) : done;
}

static vl_exit read_lines(session *self, bool interactive) {
    vl_command *command = self->command;
    vl_editor_options options = {.context = command->host.own, .library = command->editor, .history = command->history,
                                 .terminal = interactive, .data = self, .complete = complete, .interrupted = interrupted,
                                 .columns = columns};
    vl_editor *editor = vl_editor_open(&options);
    if (!editor) return vl_host_fail(&command->host, VL_EXIT_LIMIT, "not enough memory");
    vl_exit done = converse(self, editor, interactive);
    vl_editor_close(editor);
    return done;
}

static void greet(const session *self) {
    char text[160];
    unsigned long long count = vl_repl_document_count(self->repl);
    char documents[64] = "no corpus";
    if (count) snprintf(documents, sizeof documents, "corpus: %llu document%s", count, count == 1 ? "" : "s");
    int size = snprintf(text, sizeof text, "vanlua %s · %s · .help shows the commands, Ctrl-D ends\n", VL_VERSION, documents);
    vl_terminal_write(STDOUT_FILENO, text, (size_t)size);
}

/* Runs the chunks of the command line. */
static vl_exit execute(session *self, const vl_option_value *chunks) {
    bool more = true;
    for (size_t i = 0; i < chunks->count && more; i++) {
        more = go_on(self, vl_repl_take(self->repl, vl_text_of(chunks->items[i])));
        if (more) more = go_on(self, vl_repl_finish(self->repl));
    }
    return vl_repl_status(self->repl);
}

static vl_exit open_and_run(session *self, const vl_option_value *chunks) {
    vl_host *host = &self->command->host;
    bool interactive = !chunks->set && isatty(STDIN_FILENO) && self->command->terminal_output;
    vl_repl_options options = options_of(self, interactive);
    vl_exit done = vl_repl_open(host, &options, &self->repl);
    if (done != VL_EXIT_DONE) return done;
    if (interactive && !self->settings.quiet) greet(self);
    done = chunks->set ? execute(self, chunks) : read_lines(self, interactive);
    if (done != VL_EXIT_DONE) return done;
    if (self->lost_status != VL_EXIT_DONE) return self->lost_status;
    if (!self->failed || interactive) return VL_EXIT_DONE;
    return vl_repl_limited(self->repl) ? VL_EXIT_LIMIT : VL_EXIT_SCRIPT;
}

static vl_exit check(vl_command *command, const session *self) {
    if (self->settings.output) {
        return vl_host_fail(&command->host, VL_EXIT_USAGE, "repl takes no --output; .save FILE writes a result");
    }
    for (size_t i = 0; i < self->input_count; i++) {
        if (strcmp(self->inputs[i], "-") != 0) continue;
        return vl_host_fail(&command->host, VL_EXIT_USAGE, "repl reads chunks from standard input, and no text: name a file");
    }
    return VL_EXIT_DONE;
}

vl_exit vl_command_repl(vl_command *command, size_t at) {
    vl_host *host = &command->host;
    vl_script script;
    vl_arguments arguments;
    vl_error error = {0};
    session *self = vl_host_allocate(host, sizeof *self);
    const char **rest = vl_host_allocate(host, command->count * sizeof *rest);
    if (!self || !rest || !vl_repl_describe(host, &script)) return vl_host_fail(host, VL_EXIT_LIMIT, "not enough memory");
    for (size_t i = 0, j = 0; i < command->count; i++) {
        if (i != at) rest[j++] = command->words[i];
    }
    vl_exit done = vl_arguments_read(host, &script, rest, command->count - 1, &arguments);
    if (done != VL_EXIT_DONE) return done;
    self->command = command;
    self->inputs = arguments.inputs;
    self->input_count = arguments.input_count;
    if (vl_settings_read(host, arguments.settings, &self->settings, &error) != VL_OK) {
        return vl_host_fail(host, VL_EXIT_USAGE, "%s", error.message);
    }
    if (self->settings.help) return vl_command_print_help(command, &script);
    done = check(command, self);
    if (done != VL_EXIT_DONE) return done;
    host->name = VL_REPL_NAME;
    host->quiet = self->settings.quiet;
    vl_host_limit_memory(host, self->settings.limit_memory, self->settings.memory_given);
    vl_guard_set_limit(&host->guard, self->settings.limit_time);
    done = open_and_run(self, &arguments.options[VL_REPL_OPTION_EXECUTE]);
    vl_repl_close(self->repl);
    return done;
}

const char *vl_command_converse(void *data, lua_State *L, int locals) {
    vl_command *command = data;
    vl_host *host = &command->host;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return "there is no terminal";
    session *self = vl_host_allocate(host, sizeof *self);
    if (!self) return "not enough memory";
    self->command = command;
    vl_progress_clear(&command->progress);
    vl_repl_options options = options_of(self, true);
    self->repl = vl_repl_open_within(host, L, locals, &options);
    if (!self->repl) return "not enough memory";
    bool patient = host->guard.patient;
    vl_guard_end(&host->guard);
    vl_exit done = read_lines(self, true);
    vl_repl_close(self->repl);
    host->guard.patient = patient;
    vl_guard_begin(&host->guard);
    if (done == VL_EXIT_DONE) return NULL;
    atomic_store(&host->guard.status, (int)done);
    vl_guard_stop(&host->guard, VL_STOP_INTERRUPT);
    return NULL;
}
