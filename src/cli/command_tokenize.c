/*
 * The command `tokenize`: documents or lines in, their tokens out.
 */
#include <errno.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "cli/command.h"
#include "cli/overwrite.h"
#include "cli/token_lines.h"
#include "cli/token_writer.h"
#include "host/run.h"
#include "host/tokenize.h"
#include "input/formats.h"

/* What the command line asks for. */
typedef struct tokenize_job {
    vl_script script;
    vl_arguments arguments;
    vl_settings settings;
    vl_run run;
    vl_token_format format;
    vl_unit unit;
    bool lines;
    vl_token_writer writer;
} tokenize_job;

static const char *const format_names[] = {
    [VL_TOKENS_TEXT] = "text", [VL_TOKENS_CONLLU] = "conllu", [VL_TOKENS_JSONL] = "jsonl"};

#define FORMAT_COUNT (sizeof format_names / sizeof *format_names)

/* The format that the output's extension stands for; text where it says nothing. */
static vl_exit format_of_output(vl_command *command, const char *output, vl_token_format *out) {
    *out = VL_TOKENS_TEXT;
    vl_text extension = output ? vl_path_extension(output) : (vl_text){0};
    vl_format other;
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        bool same = strlen(format_names[i]) == extension.size && !strncasecmp(format_names[i], extension.data, extension.size);
        if (same) *out = (vl_token_format)i;
    }
    if (*out != VL_TOKENS_TEXT || extension.size == 0 || !vl_format_find(extension, &other)) return VL_EXIT_DONE;
    return vl_host_fail(&command->host, VL_EXIT_USAGE,
                        "%.300s: no format of tokens (text, conllu and jsonl exist; --format says which)", output);
}

static vl_exit choose_format(vl_command *command, tokenize_job *job) {
    vl_option_value *settings = job->arguments.settings;
    const char *name = job->arguments.options[VL_TOKENIZE_FORMAT].text;
    const vl_option_value *output = &settings[VL_SETTING_OUTPUT];
    vl_exit done = VL_EXIT_DONE;
    if (strcmp(name, "auto") == 0) done = format_of_output(command, output->set ? output->text : NULL, &job->format);
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        if (strcmp(name, format_names[i]) == 0) job->format = (vl_token_format)i;
    }
    /* That of the settings is for tables; with one that is none, they do not look at the output's extension. */
    settings[VL_SETTING_FORMAT] = (vl_option_value){.set = true, .text = format_names[job->format]};
    return done;
}

/* Refuses options that would have no effect. */
static vl_exit check_settings(vl_command *command, const tokenize_job *job) {
    static const vl_setting never[] = {VL_SETTING_BOM, VL_SETTING_META};
    static const vl_setting of_documents[] = {VL_SETTING_WHERE, VL_SETTING_SINCE, VL_SETTING_UNTIL, VL_SETTING_PARAGRAPHS,
                                              VL_SETTING_WRAPPED};
    const vl_option_value *settings = job->arguments.settings;
    for (size_t i = 0; i < sizeof never / sizeof *never; i++) {
        if (!settings[never[i]].boolean) continue;
        return vl_host_fail(&command->host, VL_EXIT_USAGE, "tokenize takes no --%s", vl_setting_options[never[i]].name);
    }
    if (!job->lines) return VL_EXIT_DONE;
    if (job->format != VL_TOKENS_TEXT) {
        return vl_host_fail(&command->host, VL_EXIT_USAGE, "--lines gives text, not %s: leave --lines out",
                            format_names[job->format]);
    }
    for (size_t i = 0; i < sizeof of_documents / sizeof *of_documents; i++) {
        const vl_option_value *value = &settings[of_documents[i]];
        if (!value->set || (vl_setting_options[of_documents[i]].type == VL_OPTION_BOOLEAN && !value->boolean)) continue;
        return vl_host_fail(&command->host, VL_EXIT_USAGE, "--%s is for documents: it does not go with --lines",
                            vl_setting_options[of_documents[i]].name);
    }
    return VL_EXIT_DONE;
}

/* Reads the words around the one at `at`. */
static vl_exit read_words(vl_command *command, size_t at, tokenize_job *job) {
    vl_host *host = &command->host;
    vl_error error = {0};
    const char **rest = vl_host_allocate(host, command->count * sizeof *rest);
    if (!rest || !vl_tokenize_describe(host, &job->script)) return vl_host_fail(host, VL_EXIT_LIMIT, "not enough memory");
    for (size_t i = 0, j = 0; i < command->count; i++) {
        if (i != at) rest[j++] = command->words[i];
    }
    vl_exit done = vl_arguments_read(host, &job->script, rest, command->count - 1, &job->arguments);
    if (done == VL_EXIT_DONE) done = choose_format(command, job);
    if (done != VL_EXIT_DONE) return done;
    if (vl_settings_read(host, job->arguments.settings, &job->settings, &error) != VL_OK)
        return vl_host_fail(host, VL_EXIT_USAGE, "%s", error.message);
    job->lines = job->arguments.options[VL_TOKENIZE_LINES].boolean;
    job->unit = strcmp(job->arguments.options[VL_TOKENIZE_UNIT].text, "word") == 0 ? VL_UNIT_WORD : VL_UNIT_SYLLABLE;
    return check_settings(command, job);
}

/* Lines are those of files, and a name that is none is known before the first line is answered. */
static vl_exit check_files(vl_command *command, const tokenize_job *job) {
    for (size_t i = 0; job->lines && i < job->run.input_count; i++) {
        struct stat about;
        const char *name = job->run.inputs[i];
        if (strcmp(name, "-") == 0) continue;
        if (stat(name, &about) != 0)
            return vl_host_fail(&command->host, VL_EXIT_FILES, "%s: cannot be read: %s", name, strerror(errno));
        if (S_ISDIR(about.st_mode))
            return vl_host_fail(&command->host, VL_EXIT_USAGE, "%s: a folder; --lines takes files", name);
    }
    return VL_EXIT_DONE;
}

/* A vl_run_document. */
static vl_exit write_document(void *data, vl_corpus **corpus) {
    tokenize_job *job = data;
    vl_error error = {0};
    vl_status status = vl_token_writer_write(&job->writer, *corpus, &error);
    if (status == VL_OK || job->writer.output.status) return status == VL_OK ? VL_EXIT_DONE : VL_EXIT_FILES;
    return vl_host_fail_error(job->run.host, &error);
}

static vl_exit tokenize_documents(vl_command *command, tokenize_job *job) {
    vl_host *host = &command->host;
    vl_error error = {0};
    vl_token_writer *writer = &job->writer;
    vl_exit done = VL_EXIT_DONE;
    vl_status status =
        vl_token_writer_begin(writer, host->own, job->format, job->unit, vl_command_write, command, &error);
    if (status == VL_OK) done = vl_run_documents(&job->run, write_document, job);
    bool unwritten = writer->output.status != VL_OK;
    vl_status written = vl_token_writer_finish(writer);
    vl_guard_end(&host->guard);
    if (done != VL_EXIT_DONE && !unwritten) return done;
    done = vl_host_stopped(host);
    if (done == VL_EXIT_DONE) vl_run_say_lexicon(&job->run);
    return done == VL_EXIT_DONE ? vl_command_finish(command, status ? status : written, &error) : done;
}

static vl_exit tokenize_lines(vl_command *command, tokenize_job *job) {
    vl_error error = {0};
    vl_lines_options options = {.language = job->settings.language,
                                .lexicon = job->run.lexicon,
                                .unit = job->unit,
                                .strict = job->settings.strict};
    vl_status status = vl_token_lines_write(command, job->run.inputs, job->run.input_count, &options, &error);
    vl_guard_end(&command->host.guard);
    vl_exit done = vl_host_stopped(&command->host);
    const char *language = job->settings.language;
    job->run.documents = job->run.input_count;
    job->run.vietnamese = !language || vl_language_find(vl_text_of(language)) == vl_language_find(vl_text_of("vi"));
    if (done == VL_EXIT_DONE) vl_run_say_lexicon(&job->run);
    return done == VL_EXIT_DONE ? vl_command_finish(command, status, &error) : done;
}

/* Opens lexicon and output. */
static vl_exit open_files(vl_command *command, tokenize_job *job) {
    vl_host *host = &command->host;
    vl_error error = {0};
    const char *output = job->settings.output;
    if (output && vl_overwrite_hits(output, job->run.inputs, job->run.input_count))
        return vl_host_fail(host, VL_EXIT_USAGE, "-o %s: this is an input", output);
    if (output && vl_overwrite_hits(output, job->settings.lexicons, job->settings.lexicon_count))
        return vl_host_fail(host, VL_EXIT_USAGE, "-o %s: this is the lexicon", output);
    if (vl_run_read_lexicon(&job->run, &error) != VL_OK) return vl_run_fail_input(&job->run, &error);
    vl_status status = vl_destination_open(&command->output, output, &error);
    return status == VL_OK ? VL_EXIT_DONE : vl_host_fail_error(host, &error);
}

/* Sets the limits, opens the files, and does the work. */
static vl_exit tokenize(vl_command *command, tokenize_job *job) {
    vl_host *host = &command->host;
    const vl_settings *settings = &job->settings;
    vl_exit done = vl_command_choose_inputs(command, &job->run);
    if (done == VL_EXIT_DONE) done = check_files(command, job);
    if (done != VL_EXIT_DONE) return done;
    host->quiet = settings->quiet;
    vl_host_limit_memory(host, settings->limit_memory, settings->memory_given);
    vl_guard_set_limit(&host->guard, settings->limit_time);
    vl_guard_watch(&host->guard);
    command->progress = vl_progress_start(command->terminal_errors && !settings->quiet);
    done = open_files(command, job);
    if (done != VL_EXIT_DONE) return done;
    return job->lines ? tokenize_lines(command, job) : tokenize_documents(command, job);
}

vl_exit vl_command_tokenize(vl_command *command, size_t at) {
    tokenize_job *job = vl_host_allocate(&command->host, sizeof *job);
    if (!job) return vl_host_fail(&command->host, VL_EXIT_LIMIT, "not enough memory");
    command->host.name = VL_TOKENIZE_NAME;
    vl_exit done = read_words(command, at, job);
    if (done != VL_EXIT_DONE) return done;
    if (job->settings.help) return vl_command_print_help(command, &job->script);
    job->run = (vl_run){.host = &command->host, .script = &job->script, .settings = &job->settings, .arguments = &job->arguments};
    job->run.filter = vl_filter_of(&command->host, &job->settings);
    done = tokenize(command, job);
    vl_lexicon_free(job->run.lexicon);
    vl_progress_clear(&command->progress);
    vl_guard_end(&command->host.guard);
    return done;
}
