#include "corpus/columns.h"

vl_columns *vl_columns_create(vl_context *context) {
    vl_columns *columns = vl_allocate_zeroed(context, 1, sizeof *columns);
    if (!columns) return NULL;
    columns->context = context;
    atomic_init(&columns->shared, 0);
    vl_vocabulary_init(&columns->vocabulary, context);
    columns->strings = VL_ARENA(context);
    columns->ids = VL_SYMBOLS(context);
    return columns;
}

void vl_columns_free(vl_columns *columns) {
    if (!columns) return;
    vl_context *context = columns->context;
    vl_vocabulary_free(&columns->vocabulary);
    vl_free(context, columns->types, columns->type_capacity * sizeof *columns->types);
    vl_free(context, columns->offsets, columns->offset_capacity * sizeof *columns->offsets);
    vl_free(context, columns->sentences, columns->sentence_capacity * sizeof *columns->sentences);
    vl_free(context, columns->paragraphs, columns->paragraph_capacity * sizeof *columns->paragraphs);
    vl_free(context, columns->documents, columns->document_capacity * sizeof *columns->documents);
    for (size_t i = 0; i < columns->text_count; i++) vl_string_free(context, &columns->texts[i]);
    vl_free(context, columns->texts, columns->text_capacity * sizeof *columns->texts);
    vl_arena_free(&columns->strings);
    vl_symbols_free(&columns->ids);
    vl_free(context, columns, sizeof *columns);
}
