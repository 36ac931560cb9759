/*
 * Running an analysis: over a corpus in memory (run), document by document (map, merge, finish), or over nothing.
 */
#ifndef VL_HOST_RUN_H
#define VL_HOST_RUN_H

#include "host/arguments.h"
#include "host/filter.h"
#include "vanlua/chart.h"
#include "vanlua/corpus.h"
#include "vanlua/table.h"

typedef struct vl_run {
    vl_host *host;
    vl_script *script;
    const vl_settings *settings;
    const vl_arguments *arguments;
    const char *const *inputs; /* paths, "-" for standard input */
    size_t input_count;
    const vl_corpus *given;  /* read already, the documents to take instead of inputs; NULL: none */
    vl_lexicon *lexicon;     /* NULL: none */
    uint64_t lexicon_words;
    bool vietnamese;         /* a document was */
    vl_filter filter;
    vl_input_counts counts;
    bool measured;              /* sizes are asked for: */
    uint64_t documents;         /* what was analysed */
    uint64_t sentences, tokens; /* counted where the run is measured; tokens in the unit of vl_run_unit */
} vl_run;

/* Runs the analysis; its result waits in the state, for vl_run_result. Says what went wrong. */
vl_exit vl_run_analysis(vl_run *run);

/* Says which files were skipped, if any were. */
void vl_run_say_skipped(const vl_run *run);

/* Reads the files of --lexicon. The caller frees the lexicon of the run. */
vl_status vl_run_read_lexicon(vl_run *run, vl_error *error);

/* Says so if there was a lexicon and no document that it could apply to. */
void vl_run_say_lexicon(const vl_run *run);

/* What an analysis gave: one of them is set. The state keeps it. */
typedef struct vl_result {
    const vl_table *table;
    const vl_chart *chart;
    const vl_report *report;
    vl_cell cell; /* where neither is: a string, number or boolean */
} vl_result;

/* Reads the value at `index` as a result; Frequencies are replaced by the Table of all their terms, ill-formed
 * strings mended. What is read belongs to the value. False: it is no result. */
bool vl_run_read_value(lua_State *L, int index, vl_result *out);

/* The result of the last successful vl_run_analysis. */
vl_result vl_run_result(const vl_run *run);

/* Writes a result with the context. */
vl_status vl_result_write(vl_context *context, const vl_result *result, const vl_write_options *options, vl_sink sink, void *data,
                          vl_error *error);

/* Writes the result of the run. */
vl_status vl_run_write(const vl_run *run, const vl_write_options *options, vl_sink sink, void *data, vl_error *error);

/* The settings that made the result, a table with columns name and value; `all`: versions, inputs and filters too. The
 * caller frees it. */
vl_status vl_run_meta(const vl_run *run, bool all, vl_table **out, vl_error *error);

/* Reads the inputs, whatever the script itself may read, and restricts them to what was asked for. Says what went
 * wrong, and what was skipped. The caller frees the corpus, also after a failure. */
vl_exit vl_run_read_corpus(vl_run *run, vl_corpus **out);

/* Parts of running, each for one kind of script. */
vl_exit vl_run_corpus(vl_run *run);
vl_exit vl_run_stream(vl_run *run);

/* Takes a document, the only one of its corpus; may keep the corpus by setting it to NULL. What it returns but
 * VL_EXIT_DONE ends the reading. */
typedef vl_exit (*vl_run_document)(void *data, vl_corpus **corpus);

/* Reads the inputs and hands on each document that passes the filter, narrowed to the paragraphs asked for. Says what went
 * wrong, and what was skipped or left out. */
vl_exit vl_run_documents(vl_run *run, vl_run_document take, void *data);

/* How corpora are made, by the settings. */
vl_corpus_options vl_run_corpus_options(const vl_run *run);

/* The unit that the script's option `unit` says, words where it has none. */
vl_unit vl_run_unit(const vl_run *run);

/* The script's option of that name; NULL if it declares none. */
const vl_option_value *vl_run_option(const vl_run *run, const char *name);

/* Says why inputs could not be read. */
vl_exit vl_run_fail_input(vl_run *run, const vl_error *error);

/* Restricts the corpus to the paragraphs asked for, and counts what it holds: documents, and where the run is measured
 * sentences and tokens. */
vl_status vl_run_narrow(vl_run *run, vl_corpus **corpus, vl_error *error);

/* Pushes the options, arguments among them, as a table for the script. Names that it does not declare are errors. */
void vl_run_push_options(lua_State *L, const vl_run *run);

/* Takes the result of the last successful vl_run_analysis out of its state, and pushes it in another one that works
 * with the same context. Raises there for want of memory. */
void vl_run_move_result(const vl_run *run, lua_State *to);

/* Keeps the value on top as the result of the script's function `name`; raises where it is none. */
void vl_run_keep_result(lua_State *L, const vl_run *run, const char *name);

/* The type of a value as users know it: an object's class. May push what holds it. */
const char *vl_run_type_name(lua_State *L, int index);

/* Raises the message on top, with the place where the script's function `name` was written and a trace. */
int vl_run_raise(lua_State *L, const vl_run *run, const char *name);

#endif
