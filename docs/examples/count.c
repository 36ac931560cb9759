/*
 * The ten most frequent words of the texts that are named: the smallest program that is worth having libvanlua for.
 *
 *     cc count.c $(pkg-config --cflags --libs vanlua) -o count
 *     ./count seeds
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <vanlua.h>

#define SHOWN 10

/* The library never prints. It hands us what the user should know, such as "FILE: not valid UTF-8". */
static void warn(void *data, const char *message) {
    (void)data;
    fprintf(stderr, "count: %s\n", message);
}

/* A vl_text is bytes and their number; it is borrowed from the object it belongs to, and need not end with a zero byte. */
static void print_terms(const vl_frequencies *frequencies, const uint32_t *positions, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        vl_frequency found = vl_frequencies_at(frequencies, positions[i]);
        printf("%6" PRIu64 "  %.*s\n", found.count, (int)found.term.size, found.term.data);
    }
}

/* Counts the words of a corpus, and prints those that come first by count. */
static vl_status count_words(const vl_corpus *corpus, vl_error *error) {
    uint32_t positions[SHOWN];
    vl_frequencies *frequencies;

    /* What comes through the last but one argument is ours, and we free it. No options: words, folded to lower case. */
    vl_status status = vl_frequencies_count(corpus, NULL, NULL, &frequencies, error);
    if (status != VL_OK) return status;

    uint32_t types = vl_frequencies_types(frequencies), count = types < SHOWN ? types : SHOWN;
    status = vl_frequencies_order(frequencies, positions, count, error);
    if (status == VL_OK) {
        printf("%" PRIu64 " documents, %" PRIu64 " words, %" PRIu32 " different ones\n", vl_corpus_document_count(corpus),
               vl_frequencies_total(frequencies), types);
        print_terms(frequencies, positions, count);
    }
    vl_frequencies_free(frequencies);
    return status;
}

int main(int count, char **words) {
    if (count < 2) {
        fprintf(stderr, "usage: count FILE|FOLDER …\n");
        return 2;
    }

    /* A context holds what all objects share: memory, limits, and whom to tell. It is made first and freed last. */
    vl_context_options options = VL_CONTEXT_OPTIONS;
    options.warn = warn;
    vl_context *context;
    vl_error error;
    if (vl_context_create(&options, &context, &error) != VL_OK) {
        fprintf(stderr, "count: %s\n", error.message);
        return 1;
    }

    /* Whatever can fail returns a status, and says what was wrong in the error that we hand it. */
    vl_corpus *corpus;
    vl_status status = vl_corpus_open(context, (const char *const *)words + 1, (size_t)count - 1, NULL, &corpus, NULL, &error);
    if (status == VL_OK) {
        status = count_words(corpus, &error);
        vl_corpus_free(corpus);
    }
    if (status != VL_OK) fprintf(stderr, "count: %s\n", error.message);
    vl_context_free(context);
    return status == VL_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
