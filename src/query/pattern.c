#include "query/pattern.h"

/* Makes both programs of a text in normal form. */
static vl_status read_programs(vl_pattern *pattern, vl_text text, vl_error *error) {
    vl_status status = VL_OK;
    for (int i = 0; status == VL_OK && i < VL_PROGRAM_COUNT; i++) status = vl_pattern_read(pattern, text, i, error);
    return status;
}

/* Whether words are asked for. */
static bool uses_unit(const vl_pattern *pattern) {
    const vl_program *program = &pattern->programs[VL_PROGRAM_OTHER];
    if (pattern->options.whole || program->wildcard_count) return true;
    if (pattern->options.gap == UINT64_MAX) return false;
    for (uint32_t i = 0; i < program->count; i++)
        if (program->steps[i].kind == VL_STEP_GAP) return true;
    return false;
}

vl_status vl_pattern_create(vl_context *context, vl_text text, const vl_pattern_options *options, vl_pattern **out,
                            vl_error *error) {
    vl_pattern *pattern = vl_allocate_zeroed(context, 1, sizeof *pattern);
    if (!pattern) return vl_error_memory(error);
    pattern->context = context;
    pattern->options = options ? *options : VL_PATTERN_OPTIONS;
    pattern->keys = VL_SYMBOLS(context);
    pattern->strings = VL_ARENA(context);
    vl_string normal = VL_STRING;
    vl_status status = vl_text_normalize(context, text, VL_NFC, &normal, NULL);
    status = status != VL_OK ? vl_error_memory(error) : read_programs(pattern, vl_string_text(&normal), error);
    vl_string_free(context, &normal);
    if (status != VL_OK) {
        vl_pattern_free(pattern);
        return status;
    }
    pattern->uses_unit = uses_unit(pattern);
    *out = pattern;
    return VL_OK;
}

void vl_pattern_free(vl_pattern *pattern) {
    if (!pattern) return;
    for (int i = 0; i < VL_PROGRAM_COUNT; i++) {
        vl_program *program = &pattern->programs[i];
        vl_free(pattern->context, program->steps, program->capacity * sizeof *program->steps);
    }
    vl_symbols_free(&pattern->keys);
    vl_arena_free(&pattern->strings);
    vl_free(pattern->context, pattern, sizeof *pattern);
}
