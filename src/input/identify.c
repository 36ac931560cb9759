/*
 * Ids of files: the shortest end of the path that no other file has. All paths are sorted from their ends backwards, so that
 * those that end alike lie side by side, and each is compared with its two neighbours only.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "input/files.h"
#include "text/decoder.h"

/* One file while they are sorted. */
typedef struct ending {
    uint64_t last; /* the last eight bytes of the key without its extension, the very last one on top */
    vl_input_file *file;
} ending;

static size_t stem_size(const vl_input_file *file) {
    return (size_t)(file->key_size - file->extension_size);
}

/* The byte by which keys are sorted: the slash before all others. */
static unsigned char rank(char byte) {
    return byte == '/' ? 0 : (unsigned char)byte;
}

static uint64_t last_bytes(const vl_input_file *file) {
    size_t size = stem_size(file);
    uint64_t last = 0;
    for (size_t i = 1; i <= 8; i++) last = last << 8 | (i <= size ? rank(file->key[size - i]) : 0u);
    return last;
}

/* How many bytes at their ends two files share. */
static size_t shared_end(const vl_input_file *a, const vl_input_file *b) {
    size_t a_size = stem_size(a), b_size = stem_size(b), shared = 0;
    while (shared < a_size && shared < b_size && a->key[a_size - 1 - shared] == b->key[b_size - 1 - shared]) shared++;
    return shared;
}

static int order_stems(const vl_input_file *a, const vl_input_file *b) {
    size_t a_size = stem_size(a), b_size = stem_size(b), shared = shared_end(a, b);
    if (shared == a_size || shared == b_size) return (a_size > b_size) - (a_size < b_size);
    return rank(a->key[a_size - 1 - shared]) < rank(b->key[b_size - 1 - shared]) ? -1 : 1;
}

static const char *bare_path(const char *path) {
    while (path[0] == '.' && path[1] == '/') path += 2;
    return path;
}

/* By where the path was given: the same path sorts side by side, in the order of the files. */
static int order_paths(const vl_input_file *a, const vl_input_file *b) {
    if (a->standard_input != b->standard_input) return a->standard_input ? -1 : 1;
    int order = strcmp(bare_path(a->path), bare_path(b->path));
    return order ? order : (a > b) - (a < b);
}

static int order_endings(const void *first, const void *second) {
    const ending *a = first, *b = second;
    if (a->last != b->last) return a->last < b->last ? -1 : 1;
    int order = order_stems(a->file, b->file);
    return order ? order : order_paths(a->file, b->file);
}

/* What the id of a file is cut from. False: no memory. */
static bool make_key(vl_input_files *files, vl_input_file *file) {
    file->key = file->standard_input ? "stdin" : bare_path(file->path);
    size_t size = strlen(file->key);
    if (vl_utf8_clean_prefix(file->key, size) != size) {
        vl_string key = VL_STRING;
        bool made = vl_text_normalize(files->context, (vl_text){file->key, size}, VL_NFC, &key, NULL) == VL_OK;
        if (made && key.size <= UINT16_MAX) {
            size = key.size;
            file->key = vl_arena_copy(&files->names, key.data, size);
        }
        vl_string_free(files->context, &key);
        if (!made || !file->key) return false;
    }
    file->key_size = (uint16_t)size;
    return true;
}

/* Drops the files whose path came before from the sorted list, and returns how many are left. */
static size_t drop_repeated(vl_input_files *files, ending *endings, size_t count) {
    size_t kept = 0;
    const vl_input_file *first = NULL;
    for (size_t i = 0; i < count; i++) {
        vl_input_file *file = endings[i].file;
        const vl_input_file *before = kept && endings[kept - 1].last == endings[i].last ? endings[kept - 1].file : NULL;
        bool repeated = before && file->standard_input == before->standard_input &&
                        strcmp(bare_path(file->path), bare_path(before->path)) == 0;
        file->repeated = repeated;
        if (!repeated) endings[kept++] = endings[i];
        else if (!first || file < first) first = file;
    }
    if (count - kept == 1) {
        vl_context_warn(files->context, "%s: named twice, read once", vl_path_shown(first->path).text);
    } else if (first) {
        vl_context_warn(files->context, "%s and %" PRIu64 " more: named more than once, read once",
                        vl_path_shown(first->path).text, (uint64_t)(count - kept - 1));
    }
    return kept;
}

/* True if the last `size` bytes of a file's key are whole folder and file names at the end of another's too. */
static bool has_end(const vl_input_file *other, size_t size, size_t shared) {
    size_t whole = stem_size(other);
    return shared >= size && (whole == size || other->key[whole - size - 1] == '/');
}

/* Where in the key the shortest end begins that neither neighbour (may be NULL) has. */
static uint16_t end_of_its_own(const vl_input_file *file, const vl_input_file *before, const vl_input_file *after) {
    size_t whole = stem_size(file), shared_before = before ? shared_end(file, before) : 0;
    size_t shared_after = after ? shared_end(file, after) : 0;
    for (size_t at = whole; at > 0; at--) {
        if (file->key[at - 1] != '/' || at == whole) continue;
        size_t size = whole - at;
        bool taken = (before && has_end(before, size, shared_before)) || (after && has_end(after, size, shared_after));
        if (!taken) return (uint16_t)at;
    }
    return 0;
}

/* The end of the run of files from `first` on that have the same stem. */
static size_t run_end(const ending *endings, size_t first, size_t count) {
    const ending *start = &endings[first];
    size_t end = first + 1;
    while (end < count && endings[end].last == start->last && order_stems(start->file, endings[end].file) == 0) end++;
    return end;
}

/* Files that differ in nothing but their extension keep it. Returns true if that changed a key. */
static bool keep_extensions(ending *endings, size_t count) {
    bool changed = false;
    for (size_t i = 0, end; i < count; i = end) {
        end = run_end(endings, i, count);
        for (size_t j = i; end - i > 1 && j < end; j++) {
            changed = changed || endings[j].file->extension_size;
            endings[j].file->extension_size = 0;
        }
    }
    return changed;
}

/* What is still alike after that (two spellings of one name that have the same normal form, or a file named stdin beside
 * standard input) is numbered; `*changed` says if there was any. False: no memory. */
static bool number_rest(vl_input_files *files, ending *endings, size_t count, bool *changed) {
    for (size_t i = 0, end; i < count; i = end) {
        end = run_end(endings, i, count);
        for (size_t j = i + 1; j < end; j++) {
            vl_input_file *file = endings[j].file;
            vl_string key = VL_STRING;
            bool made = vl_string_print(files->context, &key, "%.*s~%zu", (int)file->key_size, file->key, j - i + 1) &&
                        key.size <= UINT16_MAX;
            if (made) file->key = vl_arena_copy(&files->names, key.data, key.size);
            if (made) file->key_size = (uint16_t)key.size;
            vl_string_free(files->context, &key);
            if (!made || !file->key) return false;
            *changed = true;
        }
    }
    return true;
}

static void sort_endings(ending *endings, size_t count) {
    for (size_t i = 0; i < count; i++) endings[i].last = last_bytes(endings[i].file);
    if (count) qsort(endings, count, sizeof *endings, order_endings);
}

static bool identify_sorted(vl_input_files *files, ending *endings) {
    for (size_t i = 0; i < files->count; i++) endings[i].file = &files->files[i];
    sort_endings(endings, files->count);
    size_t count = drop_repeated(files, endings, files->count);
    while (keep_extensions(endings, count)) sort_endings(endings, count);
    bool numbered = false;
    if (!number_rest(files, endings, count, &numbered)) return false;
    if (numbered) sort_endings(endings, count);
    for (size_t i = 0; i < count; i++) {
        const vl_input_file *before = i > 0 ? endings[i - 1].file : NULL;
        const vl_input_file *after = i + 1 < count ? endings[i + 1].file : NULL;
        endings[i].file->id_first = end_of_its_own(endings[i].file, before, after);
    }
    return true;
}

vl_status vl_input_files_identify(vl_input_files *files, vl_error *error) {
    for (size_t i = 0; i < files->count; i++) {
        if (!make_key(files, &files->files[i])) return vl_error_memory(error);
    }
    if (files->count > SIZE_MAX / sizeof(ending)) return vl_error_memory(error);
    size_t size = files->count * sizeof(ending);
    ending *endings = size ? vl_allocate(files->context, size) : NULL;
    if (size && !endings) return vl_error_memory(error);
    bool made = identify_sorted(files, endings);
    vl_free(files->context, endings, size);
    return made ? VL_OK : vl_error_memory(error);
}
