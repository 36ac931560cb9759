/* From paths to documents: which files are read, in what order, under which ids, and what is said about those that are not. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

/* A folder of its own for each test, and what the library told. */
typedef struct scene {
    checks *check;
    vl_context *context;
    char folder[64];
    char said[4096]; /* all warnings, each ended by a line feed */
    uint64_t progress;
    uint64_t progress_of;
    const char *refused; /* part of a path that must not be read */
    bool cancelled;
    size_t allocations; /* that succeed before one fails; SIZE_MAX: all */
} scene;

static void hear(void *data, const char *message) {
    scene *scene_of = data;
    size_t size = strlen(scene_of->said);
    snprintf(scene_of->said + size, sizeof scene_of->said - size, "%s\n", message);
}

static void see_progress(void *data, uint64_t done, uint64_t all) {
    scene *scene_of = data;
    scene_of->progress = done;
    scene_of->progress_of = all;
}

static bool allow(void *data, const char *path) {
    const scene *scene_of = data;
    return !scene_of->refused || !strstr(path, scene_of->refused);
}

static bool is_cancelled(void *data) {
    return ((scene *)data)->cancelled;
}

static void *allocate(void *data, void *pointer, size_t old_size, size_t new_size) {
    scene *scene_of = data;
    if (new_size == 0) {
        free(pointer);
        return NULL;
    }
    if (new_size > old_size && scene_of->allocations != SIZE_MAX && scene_of->allocations-- == 0) {
        scene_of->allocations = 0;
        return NULL;
    }
    return realloc(pointer, new_size);
}

static void scene_open(scene *made, checks *check) {
    *made = (scene){.check = check, .allocations = SIZE_MAX};
    strcpy(made->folder, "/tmp/vanlua-test-XXXXXX");
    CHECK(mkdtemp(made->folder) != NULL && chdir(made->folder) == 0);
    vl_context_options options = VL_CONTEXT_OPTIONS;
    options.allocate = allocate;
    options.allocate_data = options.data = made;
    options.warn = hear;
    options.progress = see_progress;
    options.may_read = allow;
    options.cancelled = is_cancelled;
    CHECK_INTEGER(vl_context_create(&options, &made->context, NULL), VL_OK);
}

static void scene_close(scene *scene_of, const char *home) {
    checks *check = scene_of->check;
    char command[128];
    CHECK_INTEGER(vl_context_memory_used(scene_of->context), 0);
    vl_context_free(scene_of->context);
    CHECK(chdir(home) == 0);
    snprintf(command, sizeof command, "rm -rf %s", scene_of->folder);
    CHECK_INTEGER(system(command), 0);
}

/* Writes a file below the scene's folder, which is the current one; folders are made by `folder`. */
static void write_bytes(scene *scene_of, const char *path, const char *bytes, size_t size) {
    checks *check = scene_of->check;
    FILE *file = fopen(path, "wb");
    if (!CHECK(file != NULL)) return;
    CHECK(fwrite(bytes, 1, size, file) == size);
    CHECK(fclose(file) == 0);
}

static void write_text(scene *scene_of, const char *path, const char *text) {
    write_bytes(scene_of, path, text, strlen(text));
}

static void folder(scene *scene_of, const char *path) {
    checks *check = scene_of->check;
    CHECK(mkdir(path, 0777) == 0);
}

/* Opens the paths, reads all documents, and gives their ids with a blank behind each, or the error. */
static vl_status read_ids(scene *scene_of, const char *const *paths, size_t count, const vl_input_options *options, char *ids,
                          size_t size, vl_input_counts *counts) {
    vl_input *input;
    vl_error error = {0};
    size_t at = 0;
    ids[0] = scene_of->said[0] = '\0';
    vl_status status = vl_input_open(scene_of->context, paths, count, options, &input, &error);
    if (!status) {
        const vl_source *source;
        while ((status = vl_input_next(input, &source, &error)) == VL_OK && source) {
            at += (size_t)snprintf(ids + at, size - at, "%.*s ", (int)source->id.size, source->id.data);
        }
        if (counts) *counts = vl_input_counted(input);
        vl_input_free(input);
    }
    if (status) snprintf(ids, size, "%s", error.message);
    return status;
}

/* Checks ids or error, and warnings, of reading one or two paths. */
static vl_input_counts expect(scene *scene_of, const char *first, const char *second, bool strict, const char *ids,
                              const char *said) {
    checks *check = scene_of->check;
    const char *const paths[] = {first, second};
    const vl_input_options options = {.strict = strict};
    vl_input_counts counts = {0};
    char found[1200];
    read_ids(scene_of, paths, second ? 2 : 1, &options, found, sizeof found, &counts);
    CHECK_TEXT(vl_text_of(found), vl_text_of(ids));
    CHECK_TEXT(vl_text_of(scene_of->said), vl_text_of(said));
    return counts;
}

static void test_order_and_counts(scene *scene_of) {
    checks *check = scene_of->check;
    folder(scene_of, "t");
    folder(scene_of, "t/a");
    folder(scene_of, "t/a-b");
    folder(scene_of, "t/.hidden");
    write_text(scene_of, "t/.hidden/x.txt", "x");
    write_text(scene_of, "t/.x.txt", "x");
    write_text(scene_of, "t/a/x.txt", "x");
    write_text(scene_of, "t/a-b/y.TXT", "y");
    write_text(scene_of, "t/Z", "z");
    write_text(scene_of, "t/b.md", "b");
    write_text(scene_of, "t/v1.0.text", "");
    write_text(scene_of, "t/2023.12", "no extension has figures only");
    write_text(scene_of, "t/c.pdf", "c");
    write_bytes(scene_of, "t/d.txt", "d\0d", 3);
    vl_input_counts counts = expect(scene_of, "t", NULL, false, "2023.12 Z y x b v1.0 ", "t/d.txt: a binary file; skipped\n");
    CHECK_INTEGER(counts.documents, 6);
    CHECK_INTEGER(counts.hidden, 2);
    CHECK_INTEGER(counts.unknown, 1);
    CHECK_INTEGER(counts.binary, 1);
    CHECK_INTEGER(scene_of->progress, scene_of->progress_of);
    expect(scene_of, "t", NULL, true, "t/d.txt: a binary file", "");
    expect(scene_of, "t/d.txt", "t/c.pdf", true, "d c ", "");
    expect(scene_of, "t/.x.txt", NULL, false, ".x ", "");
}

static void test_ids(scene *scene_of) {
    folder(scene_of, "a");
    folder(scene_of, "b");
    folder(scene_of, "b/a");
    write_text(scene_of, "a/x.txt", "");
    write_text(scene_of, "b/x.txt", "");
    write_text(scene_of, "b/a/x.md", "");
    write_text(scene_of, "b/ax", "");
    expect(scene_of, "a", "b", false, "a/x b/a/x ax b/x ", "");
    expect(scene_of, "b", NULL, false, "a/x ax b/x ", "");
    write_text(scene_of, "a/x.md", "");
    expect(scene_of, "a", NULL, false, "x.md x.txt ", "");
    write_text(scene_of, "a/x.txt.md", "");
    expect(scene_of, "a", NULL, false, "x.md x.txt x.txt.md ", "");
    write_text(scene_of, "e\xCC\x81.txt", "");
    write_text(scene_of, "\xC3\xA9.txt", "");
    expect(scene_of, "e\xCC\x81.txt", NULL, false, "\xC3\xA9 ", "");
    expect(scene_of, "e\xCC\x81.txt", "\xC3\xA9.txt", false, "\xC3\xA9.txt \xC3\xA9.txt~2 ", "");
}

static void test_repeated(scene *scene_of) {
    folder(scene_of, "a");
    write_text(scene_of, "a/x.txt", "");
    write_text(scene_of, "a/y.txt", "");
    expect(scene_of, "a/x.txt", "./a//x.txt", false, "x ", "./a/x.txt: named twice, read once\n");
    expect(scene_of, "a", "a/x.txt", false, "x y ", "a/x.txt: named twice, read once\n");
    expect(scene_of, "a/x.txt", "a", false, "x y ", "a/x.txt: named twice, read once\n");
    expect(scene_of, "a", "./a/", false, "x y ", "./a: this folder is read already, and not a second time\n");
    expect(scene_of, "a/*", "a/?.txt", false, "x y ", "a/x.txt and 1 more: named more than once, read once\n");
}

static void test_patterns(scene *scene_of) {
    folder(scene_of, "a");
    write_text(scene_of, "a/x.txt", "");
    write_text(scene_of, "a/y.log", "");
    write_text(scene_of, "a/[x].txt", "");
    expect(scene_of, "a/[x].txt", NULL, false, "[x] ", "");
    expect(scene_of, "a/[xy].*", NULL, false, "x y ", "");
    expect(scene_of, "?", NULL, false, "[x] x ", "");
    expect(scene_of, "a/*.csv", NULL, false, "nothing matches: a/*.csv", "");
}

static void test_nothing_there(scene *scene_of) {
    checks *check = scene_of->check;
    folder(scene_of, "empty");
    folder(scene_of, "zeros");
    write_bytes(scene_of, "zeros/x.txt", "\0", 1);
    expect(scene_of, "nowhere", NULL, false, "no such file or folder: nowhere", "");
    expect(scene_of, "a\nb", NULL, false, "no such file or folder: a?b", "");
    expect(scene_of, "empty", NULL, false, "empty: no texts in this folder", "");
    expect(scene_of, "empty/", NULL, false, "empty: no texts in this folder", "");
    expect(scene_of, "zeros", NULL, false, "zeros: no texts in this folder", "zeros/x.txt: a binary file; skipped\n");
    expect(scene_of, "/dev/null", NULL, false, "null ", "");
    char long_path[3000], message[1200];
    memset(long_path, 'a', sizeof long_path - 1);
    long_path[sizeof long_path - 1] = '\0';
    const char *const paths[] = {long_path};
    CHECK_INTEGER(read_ids(scene_of, paths, 1, NULL, message, sizeof message, NULL), VL_ERROR_INPUT);
    CHECK(strstr(message, "aaa: cannot be read: ") != NULL);
}

static void test_links(scene *scene_of) {
    checks *check = scene_of->check;
    folder(scene_of, "a");
    folder(scene_of, "a/b");
    folder(scene_of, "other");
    write_text(scene_of, "a/b/x.txt", "");
    write_text(scene_of, "other/y.txt", "");
    CHECK(symlink("..", "a/b/up") == 0);
    CHECK(symlink("../other", "a/away") == 0);
    CHECK(symlink("b/x.txt", "a/z.txt") == 0);
    CHECK(symlink("nowhere", "a/lost.txt") == 0);
    vl_input_counts counts = expect(scene_of, "a", NULL, false, "y x z ",
                                    "a/lost.txt: cannot be read: No such file or directory; skipped\n"
                                    "a/b/up: this folder is read already, and not a second time\n");
    CHECK_INTEGER(counts.unreadable, 1);
    counts = expect(scene_of, "a/*.txt", NULL, false, "z ", "a/lost.txt: cannot be read: No such file or directory; skipped\n");
    CHECK_INTEGER(counts.unreadable, 1);
    expect(scene_of, "a/*.txt", NULL, true, "a/lost.txt: cannot be read: No such file or directory", "");
    expect(scene_of, "a/l*.txt", NULL, false, "nothing matches: a/l*.txt",
           "a/lost.txt: cannot be read: No such file or directory; skipped\n");
    expect(scene_of, "a", NULL, true, "a/lost.txt: cannot be read: No such file or directory", "");
}

static void test_bad_bytes(scene *scene_of) {
    checks *check = scene_of->check;
    write_text(scene_of, "one.txt", "abcd\xFF!");
    write_text(scene_of, "three.txt", "a\xC3(\xF0\x9F");
    write_bytes(scene_of, "half.txt", "\xFF\xFE" "a\0\x00\xD8" "b\0", 8);
    vl_input_counts counts = expect(scene_of, "one.txt", "three.txt", false, "one three ",
                                    "one.txt: not valid UTF-8: 1 bad byte, the first at byte 5\n"
                                    "three.txt: not valid UTF-8: 3 bad bytes, the first at byte 2\n");
    CHECK_INTEGER(counts.ill_formed, 2);
    expect(scene_of, "one.txt", NULL, true, "one.txt: not valid UTF-8: 1 bad byte, the first at byte 5", "");
    expect(scene_of, "half.txt", NULL, false, "half ", "half.txt: not valid UTF-16: 2 bad bytes, the first at byte 5\n");
    folder(scene_of, "f");
    CHECK(rename("half.txt", "f/half.txt") == 0);
    counts = expect(scene_of, "f", NULL, false, "half ", "f/half.txt: not valid UTF-16: 2 bad bytes, the first at byte 5\n");
    CHECK_INTEGER(counts.binary, 0);
}

static void test_policy(scene *scene_of) {
    folder(scene_of, "secret");
    write_text(scene_of, "secret/x.txt", "");
    write_text(scene_of, "x.txt", "");
    scene_of->refused = "secret";
    expect(scene_of, "secret", NULL, false, "secret: reading it is not allowed", "");
    expect(scene_of, "secret/none", NULL, false, "secret/none: reading it is not allowed", "");
    expect(scene_of, "secret/*", NULL, false, "secret/*: reading it is not allowed", "");
    expect(scene_of, "x.txt", NULL, false, "x ", "");
    scene_of->refused = NULL;
    scene_of->cancelled = true;
    expect(scene_of, "x.txt", NULL, false, "cancelled", "");
    scene_of->cancelled = false;
}

static void test_standard_input(scene *scene_of) {
    checks *check = scene_of->check;
    int kept = dup(0);
    write_text(scene_of, "in", "một hai");
    int file = open("in", O_RDONLY);
    if (!CHECK(kept > 0 && file > 0 && dup2(file, 0) == 0)) return;
    close(file);
    const char *const paths[] = {"-", "in"};
    vl_input *input;
    const vl_source *source;
    if (CHECK_INTEGER(vl_input_open(scene_of->context, paths, 2, NULL, &input, NULL), VL_OK)) {
        CHECK_INTEGER(vl_input_next(input, &source, NULL), VL_OK);
        CHECK_TEXT(source->id, vl_text_of("stdin"));
        CHECK(source->path.data == NULL);
        CHECK_TEXT(source->text, vl_text_of("một hai"));
        CHECK_INTEGER(vl_input_next(input, &source, NULL), VL_OK);
        CHECK_TEXT(source->path, vl_text_of("in"));
        CHECK_TEXT(source->text, vl_text_of("một hai"));
        CHECK_INTEGER(vl_input_next(input, &source, NULL), VL_OK);
        CHECK(source == NULL);
        vl_input_free(input);
    }
    CHECK(dup2(kept, 0) == 0);
    close(kept);
}

/* A text of several pieces must come out whole. */
static void test_large(scene *scene_of) {
    checks *check = scene_of->check;
    const size_t lines = 60000;
    vl_input *input;
    const vl_source *source;
    FILE *file = fopen("large.txt", "wb");
    if (!CHECK(file != NULL)) return;
    for (size_t i = 0; i < lines; i++) fprintf(file, "dòng %zu\r\n", i);
    CHECK(fclose(file) == 0);
    const char *const paths[] = {"large.txt"};
    if (!CHECK_INTEGER(vl_input_open(scene_of->context, paths, 1, NULL, &input, NULL), VL_OK)) return;
    CHECK_INTEGER(vl_input_next(input, &source, NULL), VL_OK);
    CHECK_INTEGER(source->block_count, lines);
    CHECK_TEXT(((vl_text){source->text.data + source->blocks[lines - 1].offset, (size_t)source->blocks[lines - 1].size}),
               vl_text_of("dòng 59999"));
    CHECK_INTEGER(source->blocks[lines - 1].line, lines);
    CHECK_INTEGER(vl_input_next(input, &source, NULL), VL_OK);
    CHECK(source == NULL);
    CHECK_INTEGER(scene_of->progress, scene_of->progress_of);
    vl_input_free(input);
}

/* With the n-th allocation failing, everything must end in an error and nothing be left over, until n is enough. */
static void test_no_memory(scene *scene_of) {
    checks *check = scene_of->check;
    folder(scene_of, "a");
    folder(scene_of, "a/b");
    write_text(scene_of, "a/b/x.txt", "Tiêu đề\n\n06/10/2020\n\nMột câu đủ dài để là văn xuôi, có dấu chấm ở cuối câu như mọi câu khác.\n"
                                      "Theo Báo Yên Bái\n");
    write_text(scene_of, "a/e\xCC\x81.txt", "\xFF");
    CHECK(symlink("..", "a/b/up") == 0);
    const char *const paths[] = {"a", "a/?", "a/b/x.txt"};
    uint64_t used = vl_context_memory_used(scene_of->context);
    bool done = false;
    for (size_t n = 0; n < 400 && !done; n++) {
        char ids[1200];
        scene_of->allocations = n;
        vl_status status = read_ids(scene_of, paths, 3, NULL, ids, sizeof ids, NULL);
        scene_of->allocations = SIZE_MAX;
        done = status == VL_OK;
        if (!done && status != VL_ERROR_MEMORY) CHECK_INTEGER(status, VL_ERROR_MEMORY);
        if (vl_context_memory_used(scene_of->context) != used) CHECK_INTEGER(vl_context_memory_used(scene_of->context), used);
        if (done) CHECK(n > 10);
    }
    CHECK(done);
}

static void test_kind_names(checks *check) {
    vl_paragraph_kind kind;
    for (int i = 0; i < VL_PARAGRAPH_KIND_COUNT; i++) {
        CHECK(vl_paragraph_kind_find(vl_text_of(vl_paragraph_kind_name((vl_paragraph_kind)i)), &kind));
        CHECK_INTEGER(kind, i);
    }
    CHECK_STRING(vl_paragraph_kind_name(VL_PARAGRAPH_FURNITURE), "furniture");
    CHECK(!vl_paragraph_kind_find(vl_text_of("Body"), &kind));
    CHECK(!vl_paragraph_kind_find(vl_text_of(""), &kind));
}

void test_input(checks *check) {
    static void (*const tests[])(scene *) = {
        test_order_and_counts, test_ids,    test_repeated,       test_patterns, test_nothing_there, test_links,
        test_bad_bytes,        test_policy, test_standard_input, test_large,    test_no_memory,
    };
    char home[4096];
    test_kind_names(check);
    if (!CHECK(getcwd(home, sizeof home) != NULL)) return;
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        scene scene_of;
        scene_open(&scene_of, check);
        tests[i](&scene_of);
        scene_close(&scene_of, home);
    }
}
