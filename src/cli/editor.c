#include "cli/editor.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <unistd.h>

#include "base/memory.h"
#include "cli/editor_history.h"
#include "cli/editor_library.h"
#include "cli/terminal.h"
#include "vanlua/text.h"

#define MOST_LISTED 200   /* candidates */

struct vl_editor {
    char name[8]; /* what the library calls us: its functions get nothing of ours, and find the editor by this */
    vl_editor_options options;
    vl_editor_library library;
    vl_string *line;   /* that is being read */
    bool taken;        /* it is there */
    bool ended;        /* the input is at its end */
    size_t first, end; /* of what was read ahead, where no library edits */
    char ahead[4096];
};

static vl_editor *current(void) {
    return (vl_editor *)(uintptr_t)vl_editor_library_name();
}

/* The library has a line, NULL at the end of the input. */
static void take(char *line) {
    vl_editor *editor = current();
    editor->taken = line != NULL;
    editor->ended = line == NULL;
    if (line && !vl_string_append(editor->options.context, editor->line, line, strlen(line))) editor->taken = false;
    free(line);
    editor->library.remove();
}

/* The bytes that all candidates begin with, whole letters. */
static size_t common_size(const vl_completion *completion) {
    const char *first = completion->candidates[0];
    size_t size = strlen(first);
    for (size_t i = 1; i < completion->count; i++) {
        size_t same = 0;
        while (same < size && completion->candidates[i][same] == first[same]) same++;
        size = same;
    }
    while (size && ((unsigned char)first[size] & 0xC0) == 0x80) size--;
    return size;
}

static void put(const char *text, size_t size) {
    vl_terminal_write(STDOUT_FILENO, text, size);
}

/* Lists the candidates in columns below the line. */
static void list(const vl_editor *editor, const vl_completion *completion) {
    uint64_t widest = 0, columns = editor->options.columns(editor->options.data);
    size_t count = completion->count < MOST_LISTED ? completion->count : MOST_LISTED;
    for (size_t i = 0; i < count; i++) {
        uint64_t width = vl_text_width(vl_text_of(completion->candidates[i]));
        if (width > widest) widest = width;
    }
    size_t across = (size_t)(columns / (widest + 2)), down = across ? (count + across - 1) / across : count;
    if (across == 0) across = 1;
    put("\n", 1);
    for (size_t row = 0; row < down; row++) {
        for (size_t i = row; i < count; i += down) {
            vl_text text = vl_text_of(completion->candidates[i]);
            put(text.data, text.size);
            for (uint64_t width = vl_text_width(text); i + down < count && width < widest + 2; width++) put(" ", 1);
        }
        put("\n", 1);
    }
    char more[64];
    int size = snprintf(more, sizeof more, "… %zu more\n", completion->count - count);
    if (completion->count > count) put(more, (size_t)size);
}

/* The Tab key: inserts what all candidates share, else lists them. */
static int complete(int count, int key) {
    vl_editor *editor = current();
    vl_editor_library *library = &editor->library;
    vl_completion completion;
    (void)count;
    (void)key;
    editor->options.complete(editor->options.data, (vl_text){*library->line, (size_t)*library->point}, &completion);
    size_t size = completion.count ? common_size(&completion) : 0;
    if (size > completion.word.size) {
        char *shared = vl_context_allocate(editor->options.context, NULL, 0, size + 1);
        if (shared) {
            memcpy(shared, completion.candidates[0], size);
            shared[size] = '\0';
            library->insert(shared + completion.word.size);
            vl_context_allocate(editor->options.context, shared, size + 1, 0);
        }
        if (library->is_libedit) library->update();
    } else if (completion.count > 1) {
        fflush(stdout);
        list(editor, &completion);
        library->start_line();
        if (library->is_libedit) library->update();
        else library->redisplay();
    }
    vl_completion_free(&completion);
    return 0;
}

/* The variables of the locale in the environment are what readline goes by; letters are UTF-8 here whatever they say.
 * libedit has no such variables, and would complain. */
static void prepare_library(vl_editor *editor) {
    static const char *const variables[][2] = {{"convert-meta", "off"}, {"input-meta", "on"}, {"output-meta", "on"}};
    vl_editor_library *library = &editor->library;
    vl_editor_library_set_locale();
    *library->name = editor->name; /* by which configuration files know the program */
    *library->catch_signals = 0;
    library->initialize();
    vl_editor_library_set_locale();
    for (size_t i = 0; !library->is_libedit && i < sizeof variables / sizeof *variables; i++) {
        library->set_variable(variables[i][0], variables[i][1]);
    }
    if (editor->options.complete) library->add_function("vanlua-complete", complete, '\t');
}

static void recall(void *data, const char *line) {
    const vl_editor *editor = data;
    editor->library.add_history(line);
}

vl_editor *vl_editor_open(const vl_editor_options *options) {
    vl_editor *editor = vl_context_allocate(options->context, NULL, 0, sizeof *editor);
    if (!editor) return NULL;
    memset(editor, 0, sizeof *editor);
    memcpy(editor->name, "vanlua", sizeof "vanlua");
    editor->options = *options;
    const char *name = options->library;
    bool plain = !options->terminal || (name && strcmp(name, "plain") == 0);
    if (!plain && vl_editor_library_load(&editor->library, name)) {
        prepare_library(editor);
        if (options->history) vl_editor_history_read(options->history, editor, recall);
    }
    return editor;
}

void vl_editor_close(vl_editor *editor) {
    if (editor) vl_context_allocate(editor->options.context, editor, sizeof *editor, 0);
}

void vl_editor_remember(vl_editor *editor, const char *line) {
    vl_context *context = editor->options.context;
    vl_string normal = VL_STRING;
    vl_bad_bytes bad = {0};
    if (!editor->library.loaded || !line[strspn(line, " \t\r\v\f")] || strchr(line, '\n')) return;
    bool done = vl_text_normalize(context, vl_text_of(line), VL_NFC, &normal, &bad) == VL_OK && !bad.count &&
                vl_string_append(context, &normal, "", 1);
    const char *kept = done ? normal.data : line; /* bytes that are no text stay as they are */
    editor->library.add_history(kept);
    if (editor->options.history) vl_editor_history_append(editor->options.history, kept);
    vl_string_free(context, &normal);
}

/* Waits until there is something to read; signals that came before count too. False: one came. */
static bool wait_for_input(const vl_editor *editor, const sigset_t *open) {
    while (!editor->options.interrupted(editor->options.data)) {
        fd_set set;
        FD_ZERO(&set);
        FD_SET(STDIN_FILENO, &set);
        if (pselect(STDIN_FILENO + 1, &set, NULL, NULL, NULL, open) > 0) return true;
        if (errno != EINTR) return true;
    }
    return false;
}

static vl_editor_outcome outcome_of(const vl_editor *editor) {
    return editor->ended ? VL_EDITOR_END : editor->taken ? VL_EDITOR_LINE : VL_EDITOR_INTERRUPTED;
}

static vl_editor_outcome read_edited(vl_editor *editor, const char *prompt, const sigset_t *open) {
    vl_editor_library *library = &editor->library;
    *library->name = editor->name; /* a session within a session had an editor of its own */
    library->install(prompt, take);
    vl_editor_library_set_locale(); /* the library looks at the environment for each line */
    while (!editor->taken && !editor->ended) {
        if (wait_for_input(editor, open)) {
            library->read_key();
            continue;
        }
        if (library->end_signal) library->end_signal();
        if (library->free_line) library->free_line();
        library->remove();
        put("^C\n", 3);
        break;
    }
    return outcome_of(editor);
}

/* Moves what was read ahead to the line, up to a newline. True: there was one. */
static bool take_ahead(vl_editor *editor) {
    const char *begin = editor->ahead + editor->first;
    const char *newline = memchr(begin, '\n', editor->end - editor->first);
    size_t size = newline ? (size_t)(newline - begin) : editor->end - editor->first;
    if (!vl_string_append(editor->options.context, editor->line, begin, size)) return false;
    editor->first += size + (newline != NULL);
    return newline != NULL;
}

static vl_editor_outcome read_plain(vl_editor *editor, const char *prompt, const sigset_t *open) {
    if (editor->options.terminal) put(prompt, strlen(prompt));
    while (!take_ahead(editor)) {
        if (!wait_for_input(editor, open)) {
            if (editor->options.terminal) put("\n", 1);
            return VL_EDITOR_INTERRUPTED;
        }
        ssize_t size = read(STDIN_FILENO, editor->ahead, sizeof editor->ahead);
        editor->first = editor->end = 0;
        if (size < 0 && errno == EINTR) continue;
        if (size <= 0) return editor->line->size ? VL_EDITOR_LINE : VL_EDITOR_END;
        editor->end = (size_t)size;
    }
    if (editor->line->size && editor->line->data[editor->line->size - 1] == '\r') editor->line->size--;
    return VL_EDITOR_LINE;
}

vl_editor_outcome vl_editor_read(vl_editor *editor, const char *prompt, vl_string *line) {
    editor->line = line;
    editor->taken = editor->ended = false;
    line->size = 0;
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP}; /* they come only while it waits, so that none is lost */
    sigset_t blocked, before;
    sigemptyset(&blocked);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) sigaddset(&blocked, numbers[i]);
    sigprocmask(SIG_BLOCK, &blocked, &before);
    vl_editor_outcome outcome = editor->library.loaded ? read_edited(editor, prompt, &before) : read_plain(editor, prompt, &before);
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (outcome == VL_EDITOR_END && editor->options.terminal) put("\n", 1);
    return outcome;
}
