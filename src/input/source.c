/* Documents from memory, and the names of what paragraphs are for. */
#include "input/formats.h"
#include "input/iso_date.h"

struct vl_source_reader {
    vl_draft draft;
};

vl_status vl_source_reader_create(vl_context *context, vl_source_reader **out, vl_error *error) {
    vl_source_reader *reader = vl_allocate(context, sizeof *reader);
    if (!reader) return vl_error_memory(error);
    reader->draft = VL_DRAFT(context);
    *out = reader;
    return VL_OK;
}

void vl_source_reader_free(vl_source_reader *reader) {
    if (!reader) return;
    vl_context *context = reader->draft.context;
    vl_draft_free(&reader->draft);
    vl_free(context, reader, sizeof *reader);
}

/* What messages call a document: its path, else its id. */
static vl_status name_document(vl_draft *draft, vl_string *name) {
    vl_text chosen = draft->source.path.size ? draft->source.path : draft->source.id;
    if (chosen.size == 0) chosen = vl_text_of("text");
    return vl_string_append(draft->context, name, chosen.data, chosen.size) ? VL_OK : VL_ERROR_MEMORY;
}

static vl_status check_date(vl_text date, vl_error *error) {
    enum { SHOWN = 100 };
    vl_iso_date kind = date.size ? vl_iso_date_of(date) : VL_ISO_DATE;
    int size = date.size < SHOWN ? (int)date.size : SHOWN;
    if (kind == VL_ISO_DATE) return VL_OK;
    if (kind == VL_ISO_DATE_NO_DAY) {
        return vl_error_set(error, VL_ERROR_INPUT, "field 'date': there is no day %.*s", size, date.data);
    }
    return vl_error_set(error, VL_ERROR_INPUT, "field 'date': a date expected, as 2020-10-06, 2020-10 or 2020, not '%.*s'", size,
                        date.data);
}

vl_status vl_source_reader_read(vl_source_reader *reader, vl_text bytes, const vl_source *given, const vl_input_options *options,
                                const vl_source **out, vl_error *error) {
    vl_input_options chosen = options ? *options : VL_INPUT_OPTIONS;
    vl_draft *draft = &reader->draft;
    vl_stream stream = {.context = draft->context, .name = "text", .ahead = bytes};
    if (given && check_date(given->date, error)) return VL_ERROR_INPUT;
    draft->wrapped = chosen.wrapped;
    if (!vl_draft_begin(draft, given, bytes.size)) return vl_error_memory(error);
    bool made = false;
    vl_status status = vl_plain_read(draft, &stream, &made, error);
    if (status) return status;
    vl_string name = VL_STRING;
    status = draft->bad.count ? name_document(draft, &name) : VL_OK;
    if (status) return vl_error_memory(error);
    status = vl_draft_finish(draft, name.data ? name.data : "text", chosen.strict, error);
    vl_string_free(draft->context, &name);
    if (!status) *out = &draft->source;
    return status;
}

static const char *const KIND_NAMES[VL_PARAGRAPH_KIND_COUNT] = {
    [VL_PARAGRAPH_TITLE] = "title",       [VL_PARAGRAPH_DATELINE] = "dateline", [VL_PARAGRAPH_BYLINE] = "byline",
    [VL_PARAGRAPH_CAPTION] = "caption",   [VL_PARAGRAPH_HEADING] = "heading",   [VL_PARAGRAPH_BODY] = "body",
    [VL_PARAGRAPH_FURNITURE] = "furniture",
};

const char *vl_paragraph_kind_name(vl_paragraph_kind kind) {
    return KIND_NAMES[kind];
}

bool vl_paragraph_kind_find(vl_text name, vl_paragraph_kind *out) {
    for (int kind = 0; kind < VL_PARAGRAPH_KIND_COUNT; kind++) {
        if (vl_text_equal(name, vl_text_of(KIND_NAMES[kind]))) {
            *out = (vl_paragraph_kind)kind;
            return true;
        }
    }
    return false;
}
