#include "cli/token_lines.h"

#include <poll.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "input/stream.h"

/* What a long line needed is given back. */
#define LARGE_ANSWER ((size_t)4 << 20)

typedef struct line_job {
    vl_command *command;
    vl_context *context;
    vl_lines *lines;
    vl_string answer;
    vl_stream_meter meter;
    char *buffer;
} line_job;

/* Bytes of all files; 0: unknown, since one of them is not regular. */
static uint64_t size_of_all(const char *const *inputs, size_t count) {
    uint64_t all = 0;
    for (size_t i = 0; i < count; i++) {
        struct stat about;
        bool standard = strcmp(inputs[i], "-") == 0;
        if ((standard ? fstat(0, &about) : stat(inputs[i], &about)) != 0 || !S_ISREG(about.st_mode)) return 0;
        all += (uint64_t)about.st_size;
    }
    return all;
}

static vl_status open_stream(const line_job *job, const char *input, vl_stream *stream, vl_error *error) {
    vl_file file = VL_FILE_STANDARD_INPUT;
    bool standard = strcmp(input, "-") == 0;
    int failure = standard ? 0 : vl_file_open(input, &file);
    if (failure)
        return vl_error_set(error, VL_ERROR_INPUT, "%s: cannot be read: %s", vl_path_shown(input).text, strerror(failure));
    *stream = (vl_stream){.context = job->context, .name = standard ? "stdin" : input, .file = file, .buffer = job->buffer};
    return VL_OK;
}

static bool has_more(const vl_stream *stream) {
    struct pollfd ready = {.fd = stream->file.descriptor, .events = POLLIN};
    return poll(&ready, 1, 0) > 0;
}

/* Hands the answers so far to the output. */
static vl_status write_answer(line_job *job) {
    vl_string *answer = &job->answer;
    vl_status status = vl_command_write(job->command, answer->data, answer->size);
    answer->size = 0;
    if (answer->capacity > LARGE_ANSWER) vl_string_free(job->context, answer);
    return status;
}

static vl_status answer_stream(line_job *job, vl_stream *stream, vl_error *error) {
    for (;;) {
        vl_text piece;
        vl_status status = vl_stream_next(stream, &piece, error);
        if (status) return status;
        if (piece.size == 0) break;
        status = vl_lines_feed(job->lines, piece, &job->answer, error);
        if (!status) status = write_answer(job);
        if (!status && !has_more(stream)) status = vl_destination_flush(&job->command->output);
        if (status) return status;
    }
    vl_status status = vl_lines_finish(job->lines, stream->name, &job->answer, error);
    return status ? status : write_answer(job);
}

static vl_status answer_all(line_job *job, const char *const *inputs, size_t count, vl_error *error) {
    job->meter.all = size_of_all(inputs, count);
    for (size_t i = 0; i < count; i++) {
        vl_stream stream;
        vl_status status = open_stream(job, inputs[i], &stream, error);
        if (status) return status;
        stream.meter = &job->meter;
        status = answer_stream(job, &stream, error);
        vl_file_close(&stream.file);
        if (status) return status;
    }
    return VL_OK;
}

vl_status vl_token_lines_write(vl_command *command, const char *const *inputs, size_t count, const vl_lines_options *options,
                               vl_error *error) {
    line_job job = {.command = command, .context = command->host.context};
    vl_status status = vl_lines_create(job.context, options, &job.lines, error);
    job.buffer = vl_allocate(job.context, VL_FILE_CHUNK);
    if (!status && !job.buffer) status = vl_error_memory(error);
    if (!status) status = answer_all(&job, inputs, count, error);
    vl_lines_free(job.lines);
    vl_string_free(job.context, &job.answer);
    vl_free(job.context, job.buffer, VL_FILE_CHUNK);
    return status;
}
