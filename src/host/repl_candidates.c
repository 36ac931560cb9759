#include "host/repl_candidates.h"

#include <dirent.h>
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "host/search.h"
#include "lua/check.h"
#include "lua/find.h"
#include "lua/library.h"

#define MOST_CANDIDATES 100000
#define MOST_TABLES 8            /* one behind the other */
#define QUICKLY_DIVIDED 200000   /* sentences that are cut into words while somebody waits */

void vl_candidates_add(vl_completion *completion, vl_text candidate) {
    const vl_text *word = &completion->word;
    if (!candidate.size || candidate.size < word->size || memcmp(candidate.data, word->data, word->size) != 0) return;
    if (completion->count == MOST_CANDIDATES) return;
    if (completion->count == completion->capacity) {
        size_t size = completion->capacity * sizeof *completion->candidates, more = size ? 2 * size : 64 * sizeof *completion->candidates;
        const char **grown = vl_context_allocate(completion->context, completion->candidates, size, more);
        if (!grown) return;
        completion->candidates = grown;
        completion->capacity = more / sizeof *grown;
    }
    char *copy = vl_context_allocate(completion->context, NULL, 0, candidate.size + 1);
    if (!copy) return;
    memcpy(copy, candidate.data, candidate.size);
    copy[candidate.size] = '\0';
    completion->candidates[completion->count++] = copy;
}

static void free_text(vl_context *context, const char *text) {
    vl_context_allocate(context, (void *)(uintptr_t)text, strlen(text) + 1, 0);
}

static int by_bytes(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void vl_candidates_finish(vl_completion *completion) {
    size_t kept = 0;
    if (completion->count) qsort(completion->candidates, completion->count, sizeof *completion->candidates, by_bytes);
    for (size_t i = 0; i < completion->count; i++) {
        const char *candidate = completion->candidates[i];
        if (kept && strcmp(completion->candidates[kept - 1], candidate) == 0) free_text(completion->context, candidate);
        else completion->candidates[kept++] = candidate;
    }
    completion->count = kept;
}

void vl_completion_free(vl_completion *completion) {
    vl_context *context = completion->context;
    for (size_t i = 0; i < completion->count; i++) free_text(context, completion->candidates[i]);
    vl_context_allocate(context, completion->candidates, completion->capacity * sizeof *completion->candidates, 0);
    vl_string_free(context, &completion->text);
    completion->candidates = NULL;
    completion->count = completion->capacity = 0;
}

void vl_candidates_add_keywords(vl_completion *completion) {
    static const char *const keywords[] = {"and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if",
                                           "in", "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while"};
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) vl_candidates_add(completion, vl_text_of(keywords[i]));
}

static bool is_name(vl_text key) {
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789";
    for (size_t i = 0; i < key.size; i++) {
        if (!key.data[i] || !strchr(letters, key.data[i])) return false;
    }
    return key.size && !(key.data[0] >= '0' && key.data[0] <= '9');
}

void vl_candidates_add_keys(lua_State *L, int index, vl_completion *completion) {
    int top = lua_gettop(L);
    bool private = completion->word.size && completion->word.data[0] == '_';
    luaL_checkstack(L, 10 + MOST_TABLES, NULL);
    lua_pushvalue(L, index);
    for (unsigned i = 0; i < MOST_TABLES && lua_istable(L, -1); i++) {
        for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
            vl_text key = {0};
            if (lua_type(L, -2) == LUA_TSTRING) key.data = lua_tolstring(L, -2, &key.size);
            if (is_name(key) && (private || key.data[0] != '_')) vl_candidates_add(completion, key);
        }
        if (luaL_getmetafield(L, -1, "__index") == LUA_TNIL) break;
    }
    lua_settop(L, top);
}

void vl_candidates_add_members(const vl_lua_class *class_, bool methods, vl_completion *completion) {
    const vl_lua_function *function;
    for (size_t i = 0; methods && (function = vl_lua_class_function(class_, i)) != NULL; i++) {
        vl_candidates_add(completion, vl_text_of(vl_lua_short_name(function->name)));
    }
    for (const vl_lua_field *field = class_->fields; !methods && field && field->name; field++) {
        vl_candidates_add(completion, vl_text_of(field->name));
    }
}

void vl_candidates_add_options(const vl_lua_parameter *options, vl_completion *completion) {
    for (; options && options->name; options++) vl_candidates_add(completion, vl_text_of(options->name));
}

void vl_candidates_add_choices(const char *type, vl_completion *completion) {
    for (const char *begin = strchr(type, '"'); begin;) {
        const char *end = strchr(begin + 1, '"');
        if (!end) return;
        vl_candidates_add(completion, (vl_text){begin + 1, (size_t)(end - begin - 1)});
        begin = strchr(end + 1, '"');
    }
}

void vl_candidates_add_documents(const vl_corpus *corpus, vl_completion *completion) {
    for (uint64_t i = 0; i < vl_corpus_document_count(corpus); i++) {
        vl_candidates_add(completion, vl_corpus_document(corpus, i)->id);
    }
}

void vl_candidates_add_words(const vl_corpus *corpus, vl_completion *completion) {
    vl_unit unit = vl_corpus_sentence_total(corpus) > QUICKLY_DIVIDED ? VL_UNIT_SYLLABLE : VL_UNIT_WORD;
    vl_error error;
    if (vl_corpus_divide(corpus, unit, &error) != VL_OK) return;
    for (uint32_t type = 0; type < vl_corpus_type_count(corpus, unit); type++) {
        if (vl_corpus_type_kind(corpus, unit, type) == VL_KIND_WORD) {
            vl_candidates_add(completion, vl_corpus_type_text(corpus, unit, type));
        }
    }
}

void vl_candidates_add_terms(const vl_frequencies *frequencies, vl_completion *completion) {
    for (uint32_t i = 0; i < vl_frequencies_types(frequencies); i++) {
        vl_candidates_add(completion, vl_frequencies_at(frequencies, i).term);
    }
}

static bool is_folder(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

void vl_candidates_add_files(vl_completion *completion) {
    char folder[VL_PATH_SIZE], path[VL_PATH_SIZE];
    vl_text word = completion->word;
    size_t size = word.size;
    while (size && word.data[size - 1] != '/') size--;
    if (word.size >= sizeof folder) return;
    snprintf(folder, sizeof folder, "%.*s", (int)size, word.data);
    DIR *entries = opendir(size ? folder : ".");
    if (!entries) return;
    bool hidden = size < word.size && word.data[size] == '.';
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        if ((*entry->d_name == '.' && !hidden) || strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        if ((size_t)snprintf(path, sizeof path - 1, "%s%s", folder, entry->d_name) >= sizeof path - 1) continue;
        if (is_folder(path)) strcat(path, "/");
        vl_candidates_add(completion, vl_text_of(path));
    }
    closedir(entries);
}

void vl_candidates_add_scripts(vl_host *host, vl_completion *completion) {
    vl_script *scripts;
    size_t count;
    if (!vl_search_all(host, &scripts, &count)) return;
    for (size_t i = 0; i < count; i++) vl_candidates_add(completion, vl_text_of(scripts[i].name));
}

void vl_candidates_add_topics(vl_completion *completion) {
    size_t count = vl_lua_help_names(NULL, 0);
    const char **names = vl_context_allocate(completion->context, NULL, 0, count * sizeof *names);
    if (!names) return;
    vl_lua_help_names(names, count);
    for (size_t i = 0; i < count; i++) vl_candidates_add(completion, vl_text_of(names[i]));
    vl_context_allocate(completion->context, names, count * sizeof *names, 0);
}
