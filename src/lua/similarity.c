#include <math.h>
#include <string.h>

#include "lua/library.h"
#include "lua/object.h"
#include "lua/owner.h"
#include "lua/subcorpus.h"
#include "lua/table.h"

enum { MATRIX_DOCUMENTS = 100 }; /* beyond that, pairs are listed */

/* Two documents, the first before the second. */
typedef struct pair {
    double similarity;
    uint64_t first;
    uint64_t second;
} pair;

/* Less than 0 if `a` is listed before `b`. */
static int compare_pairs(const pair *a, const pair *b) {
    if (a->similarity != b->similarity) return a->similarity > b->similarity ? -1 : 1;
    if (a->first != b->first) return a->first < b->first ? -1 : 1;
    return a->second < b->second ? -1 : a->second > b->second;
}

/* Moves the pair at `root` of a heap, whose last listed pair is on top, down to its place. */
static void sift(pair *heap, uint64_t size, uint64_t root) {
    for (uint64_t child; (child = 2 * root + 1) < size; root = child) {
        if (child + 1 < size && compare_pairs(&heap[child], &heap[child + 1]) < 0) child++;
        if (compare_pairs(&heap[root], &heap[child]) >= 0) return;
        pair moved = heap[root];
        heap[root] = heap[child];
        heap[child] = moved;
    }
}

/* Fills `best` with the `wanted` best pairs of the square, in order. */
static void find_best(const double *square, uint64_t documents, pair *best, uint64_t wanted) {
    uint64_t size = 0;
    for (uint64_t i = 0; i < documents; i++) {
        for (uint64_t j = i + 1; j < documents; j++) {
            pair candidate = {square[i * documents + j], i, j};
            if (size < wanted) {
                best[size++] = candidate;
                if (size == wanted)
                    for (uint64_t k = size; k-- > 0;) sift(best, size, k);
            } else if (compare_pairs(&candidate, &best[0]) < 0) {
                best[0] = candidate;
                sift(best, size, 0);
            }
        }
    }
    for (uint64_t end = size; end > 1;) {
        pair last = best[0];
        best[0] = best[--end];
        best[end] = last;
        sift(best, end, 0);
    }
}

static vl_cell text_cell(vl_text text) {
    return (vl_cell){.kind = VL_CELL_TEXT, .value.text = text};
}

static vl_cell number_cell(double number) {
    return (vl_cell){.kind = VL_CELL_NUMBER, .value.number = number};
}

/* A name for the column of a document: its id, which is changed only where it is the name of the first column. The changed one
 * is pushed. */
static vl_text column_name(lua_State *L, const vl_corpus *corpus, vl_text id) {
    uint64_t taken;
    if (!vl_text_equal(id, vl_text_of("document"))) return id;
    for (int i = 2;; i++) {
        vl_text name;
        name.data = lua_pushfstring(L, "document (%d)", i);
        name.size = lua_rawlen(L, -1);
        if (!vl_corpus_find(corpus, name, &taken)) return name;
        lua_pop(L, 1);
    }
}

/* Pushes the square as a table. */
static vl_status push_matrix(lua_State *L, const vl_corpus *corpus, const double *square, vl_error *error) {
    uint64_t documents = vl_corpus_document_count(corpus);
    vl_text names[MATRIX_DOCUMENTS + 1] = {vl_text_of("document")};
    vl_cell cells[MATRIX_DOCUMENTS + 1];
    for (uint64_t i = 0; i < documents; i++) names[i + 1] = column_name(L, corpus, vl_corpus_document(corpus, i)->id);
    vl_lua_table *object = vl_lua_new_table(L);
    vl_status status = vl_table_create(vl_corpus_context(corpus), names, (size_t)documents + 1, &object->table, error);
    for (uint64_t i = 0; status == VL_OK && i < documents; i++) {
        cells[0] = text_cell(vl_corpus_document(corpus, i)->id);
        for (uint64_t j = 0; j < documents; j++) cells[j + 1] = number_cell(square[i * documents + j]);
        status = vl_table_append(object->table, cells, error);
    }
    return status;
}

/* Pushes the best pairs as a table; 0 wanted: all. */
static vl_status push_pairs(lua_State *L, const vl_corpus *corpus, const double *square, uint64_t wanted, vl_error *error) {
    static const vl_text columns[] = {{"document", 8}, {"other", 5}, {"similarity", 10}};
    uint64_t documents = vl_corpus_document_count(corpus), all = documents * (documents - 1) / 2;
    if (wanted == 0 || wanted > all) wanted = all;
    pair *best = vl_lua_new_array(L, (size_t)wanted, sizeof *best);
    find_best(square, documents, best, wanted);
    vl_lua_table *object = vl_lua_new_table(L);
    vl_status status = vl_table_create(vl_corpus_context(corpus), columns, 3, &object->table, error);
    for (uint64_t i = 0; status == VL_OK && i < wanted; i++) {
        vl_cell cells[3] = {text_cell(vl_corpus_document(corpus, best[i].first)->id),
                            text_cell(vl_corpus_document(corpus, best[i].second)->id), number_cell(best[i].similarity)};
        status = vl_table_append(object->table, cells, error);
    }
    return status;
}

static int corpus_similarity(lua_State *L) {
    const vl_corpus *corpus = vl_lua_corpus_at(L, 1);
    uint64_t documents = vl_corpus_document_count(corpus), before = vl_context_memory_used(vl_corpus_context(corpus));
    vl_similarity_options options = {vl_lua_option_unit(L, 2), vl_lua_option_form(L, 2),
                                     vl_lua_option_kinds(L, 2, VL_KINDS_WORD)};
    uint64_t pairs = (uint64_t)vl_lua_option_integer(L, 2, "pairs", 1000);
    if (documents > UINT32_MAX / 2) return luaL_error(L, "not enough memory");
    double *square = vl_lua_new_array(L, (size_t)(documents * documents) + 1, sizeof *square);
    vl_error error;
    vl_status status = vl_similarity_documents(corpus, &options, square, &error);
    luaL_checkstack(L, LUA_MINSTACK, NULL);
    if (status == VL_OK) {
        status = documents <= MATRIX_DOCUMENTS ? push_matrix(L, corpus, square, &error)
                                               : push_pairs(L, corpus, square, pairs, &error);
    }
    if (status) return vl_lua_raise(L, &error);
    vl_lua_account(L, before);
    return 1;
}

static const vl_lua_parameter similarity_options[] = {
    {"unit", VL_LUA_UNIT, "\"word\"", "which layer of tokens", 0, 0},
    {"form", VL_LUA_FORM, "\"fold\"", "as written, folded, or without diacritics", 0, 0},
    {"kinds", VL_LUA_KINDS, "\"word\"", "kinds of tokens to compare by, one or an array", 0, 0},
    {"pairs", "integer", "1000", "rows, where more than 100 documents are listed by pairs; 0: all", 0, INFINITY},
    {0},
};

const vl_lua_function vl_lua_similarity_method = {
    .name = "Corpus:similarity",
    .call = corpus_similarity,
    .options = similarity_options,
    .results = "Table",
    .text =
        "How similar documents are: a column for each one; over 100 documents: document, other, similarity of the best pairs",
    .formula = "cosine of the vectors of count * ln(N / documents), N the number of documents; an empty document is similar to "
               "nothing",
    .source = "Salton 1975",
    .example = "print(corpus:similarity())",
};
