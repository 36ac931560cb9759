#include "corpus/columns.h"

#include "lang/words.h"

vl_columns *vl_columns_create(vl_context *context, vl_lexicon *lexicon) {
    vl_columns *columns = vl_allocate_zeroed(context, 1, sizeof *columns);
    if (!columns) return NULL;
    columns->context = context;
    atomic_init(&columns->shared, 0);
    columns->lexicon = vl_lexicon_hold(lexicon);
    vl_vocabulary_init(&columns->atoms.vocabulary, context);
    columns->strings = VL_ARENA(context);
    columns->ids = VL_SYMBOLS(context);
    return columns;
}

void vl_layer_free(vl_layer *layer) {
    vl_context *context = layer->vocabulary.context;
    vl_vocabulary_free(&layer->vocabulary);
    vl_free(context, layer->types, layer->type_capacity * sizeof *layer->types);
    vl_free(context, layer->starts, layer->start_capacity * sizeof *layer->starts);
    vl_free(context, layer->sentences, layer->sentence_capacity * sizeof *layer->sentences);
    vl_free(context, layer->examples, layer->example_capacity * sizeof *layer->examples);
}

void vl_columns_free(vl_columns *columns) {
    if (!columns) return;
    vl_context *context = columns->context;
    vl_layer_free(&columns->atoms);
    if (columns->words) vl_layer_free(columns->words);
    vl_free(context, columns->words, sizeof *columns->words);
    vl_lexicon_free(columns->lexicon);
    vl_free(context, columns->paragraphs, columns->paragraph_capacity * sizeof *columns->paragraphs);
    vl_free(context, columns->documents, columns->document_capacity * sizeof *columns->documents);
    for (size_t i = 0; i < columns->text_count; i++) vl_string_free(context, &columns->texts[i]);
    vl_free(context, columns->texts, columns->text_capacity * sizeof *columns->texts);
    vl_arena_free(&columns->strings);
    vl_symbols_free(&columns->ids);
    vl_free(context, columns, sizeof *columns);
}
