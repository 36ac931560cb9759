#include "vanlua/input.h"

#include <string.h>

#include "input/files.h"

/* A zero byte this far into a file of a folder tells that it is no text. */
#define BINARY_LOOK ((size_t)8 * 1024)

struct vl_input {
    vl_context *context;
    vl_input_options options;
    vl_input_counts counts;
    vl_input_files files;
    size_t next;              /* file to be opened next */
    size_t group;             /* group of the file opened last */
    uint64_t group_documents; /* that came of this group so far */
    bool group_skipped;       /* some file of this group was not read */
    vl_input_file *open;      /* file that is being read; NULL: none */
    vl_stream stream;
    vl_stream_meter meter;
    char *buffer;
    vl_draft draft;
};

static vl_status input_find(vl_input *input, const char *const *paths, size_t count, vl_error *error) {
    for (size_t i = 0; i < count; i++) {
        vl_status status = vl_input_files_add(&input->files, paths[i], error);
        if (status) return status;
    }
    input->counts = input->files.counts;
    input->meter.all = input->files.sizes_unknown ? 0 : input->files.bytes;
    return vl_input_files_identify(&input->files, error);
}

vl_status vl_input_open(vl_context *context, const char *const *paths, size_t count, const vl_input_options *options,
                        vl_input **out, vl_error *error) {
    vl_input *input = vl_allocate_zeroed(context, 1, sizeof *input);
    if (!input) return vl_error_memory(error);
    input->context = context;
    input->options = options ? *options : VL_INPUT_OPTIONS;
    input->files = VL_INPUT_FILES(context, input->options.strict);
    input->draft = VL_DRAFT(context);
    input->draft.wrapped = input->options.wrapped;
    input->buffer = vl_allocate(context, VL_FILE_CHUNK);
    vl_status status = input->buffer ? input_find(input, paths, count, error) : vl_error_memory(error);
    if (status) vl_input_free(input);
    else *out = input;
    return status;
}

static void input_close(vl_input *input) {
    if (!input->open) return;
    vl_file_close(&input->stream.file);
    input->open = NULL;
}

void vl_input_free(vl_input *input) {
    if (!input) return;
    input_close(input);
    vl_input_files_free(&input->files);
    vl_draft_free(&input->draft);
    vl_free(input->context, input->buffer, VL_FILE_CHUNK);
    vl_free(input->context, input, sizeof *input);
}

/* A folder must give a document: if there was something and all of it was skipped, it did not. */
static vl_status leave_groups(vl_input *input, vl_error *error) {
    while (input->group < input->files.group_count && input->files.groups[input->group].end <= input->next) {
        const vl_input_group *group = &input->files.groups[input->group++];
        bool empty = group->folder && input->group_skipped && input->group_documents == 0;
        input->group_documents = 0;
        input->group_skipped = false;
        if (empty) {
            return vl_error_set(error, VL_ERROR_INPUT, "%s: no texts in this folder", vl_path_shown(group->path).text);
        }
    }
    return VL_OK;
}

/* Says that the open file of a folder is left out for the reason in `why`. */
static void skip_open(vl_input *input, const vl_error *why, uint64_t *counter) {
    (*counter)++;
    input->group_skipped = true;
    vl_context_warn(input->context, "%s; skipped", why->message);
    input_close(input);
}

/* Closes the open file, if there is one, and hands on why it failed. */
static vl_status fail_open(vl_input *input, const vl_error *why, vl_error *error) {
    input_close(input);
    return vl_error_set(error, why->status, "%s", why->message);
}

static bool is_binary(vl_text start) {
    const unsigned char *byte = (const unsigned char *)start.data;
    if (start.size >= 2 && ((byte[0] == 0xFF && byte[1] == 0xFE) || (byte[0] == 0xFE && byte[1] == 0xFF))) return false;
    return start.size > 0 && memchr(start.data, 0, start.size < BINARY_LOOK ? start.size : BINARY_LOOK) != NULL;
}

static vl_status open_stream(vl_input *input, vl_input_file *file, vl_error *error) {
    vl_file opened = VL_FILE_STANDARD_INPUT;
    if (!file->standard_input) {
        if (!vl_context_may_read(input->context, file->path)) {
            return vl_error_set(error, VL_ERROR_PERMISSION, "%s: reading it is not allowed", vl_path_shown(file->path).text);
        }
        int failure = vl_file_open(file->path, &opened);
        if (failure) {
            return vl_error_set(error, VL_ERROR_INPUT, "%s: cannot be read: %s", vl_path_shown(file->path).text,
                                strerror(failure));
        }
    }
    input->stream = (vl_stream){
        .context = input->context,
        .meter = &input->meter,
        .name = file->standard_input ? "stdin" : file->path,
        .file = opened,
        .buffer = input->buffer,
    };
    input->open = file;
    return VL_OK;
}

/* Opens the next file that can be opened and is text; input->open stays NULL if there is none left. */
static vl_status open_next(vl_input *input, vl_error *error) {
    while (!input->open) {
        vl_status status = leave_groups(input, error);
        if (status || input->next == input->files.count) return status;
        vl_input_file *file = &input->files.files[input->next++];
        if (file->repeated) continue;
        vl_error failure = {0};
        vl_text start = {NULL, 0};
        status = open_stream(input, file, &failure);
        if (!status) status = vl_stream_peek(&input->stream, &start, &failure);
        bool forgiven = !file->named && !input->options.strict;
        if (status == VL_ERROR_INPUT && forgiven) {
            skip_open(input, &failure, &input->counts.unreadable);
        } else if (status) {
            return fail_open(input, &failure, error);
        } else if (!file->named && is_binary(start)) {
            vl_error_set(&failure, VL_ERROR_INPUT, "%s: a binary file", vl_path_shown(file->path).text);
            if (!forgiven) return fail_open(input, &failure, error);
            skip_open(input, &failure, &input->counts.binary);
        }
    }
    return VL_OK;
}

/* Reads a document from the open file, `*made` false if there is none. */
static vl_status read_open(vl_input *input, bool *made, vl_error *error) {
    vl_input_file *file = input->open;
    vl_source known = {
        .id = vl_input_file_id(file),
        .path = file->standard_input ? (vl_text){NULL, 0} : vl_text_of(file->path),
    };
    if (!vl_draft_begin(&input->draft, &known, input->stream.file.size)) return vl_error_memory(error);
    vl_status status = file->format->read(&input->draft, &input->stream, made, error);
    if (status || !*made) return status;
    if (input->draft.bad.count) input->counts.ill_formed++;
    return vl_draft_finish(&input->draft, input->stream.name, input->options.strict, error);
}

vl_status vl_input_next(vl_input *input, const vl_source **out, vl_error *error) {
    *out = NULL;
    for (;;) {
        vl_status status = open_next(input, error);
        if (status) return status;
        if (!input->open) break;
        bool made = false;
        vl_error failure = {0};
        status = read_open(input, &made, &failure);
        if (status == VL_ERROR_INPUT && !input->open->named && !input->options.strict) {
            skip_open(input, &failure, &input->counts.unreadable);
        } else if (status) {
            return fail_open(input, &failure, error);
        } else if (made) {
            input->counts.documents++;
            input->group_documents++;
            *out = &input->draft.source;
            return VL_OK;
        } else {
            input_close(input);
        }
    }
    vl_stream_tell(input->context, &input->meter, true);
    return VL_OK;
}

vl_input_counts vl_input_counted(const vl_input *input) {
    return input->counts;
}

void vl_input_take_text(vl_input *input, vl_string *out) {
    *out = input->draft.text;
    input->draft.text = VL_STRING;
}
