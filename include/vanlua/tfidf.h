/*
 * Weights of terms in documents: term frequency by inverse document frequency, in the variants that the literature names.
 */
#ifndef VANLUA_TFIDF_H
#define VANLUA_TFIDF_H

#include "vanlua/counted.h"
#include "vanlua/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * All schemes of term frequency, in the order in which help lists them: name, text, formula, source. To add one:
 * write its function tf_NAME in src/stat/tfidf.c, and a row here.
 */
#define VL_TF_SCHEMES(ROW)                                                                                             \
    ROW(count, "the count itself", "count", "Salton and Buckley 1988: t; SMART n; quanteda count")                     \
    ROW(relative, "share of the tokens of the document", "count / tokens of the document", "quanteda prop")            \
    ROW(boolean, "1 where the term occurs", "1", "Salton and Buckley 1988: b; SMART b; quanteda boolean")              \
    ROW(log, "many occurrences count for little more than one", "1 + log(count)",                                      \
        "Manning, Raghavan and Schütze 2008: SMART l; quanteda logcount; scikit-learn sublinear_tf")                   \
    ROW(augmented, "from 0.5 to 1, whatever the length of the document",                                               \
        "0.5 + 0.5 * count / largest count of the document",                                                           \
        "Salton and Buckley 1988: n; SMART a; quanteda augmented with k = 0.5")                                        \
    ROW(relative_to_largest, "count beside that of the document's most frequent term",                                 \
        "count / largest count of the document", "quanteda propmax")                                                   \
    ROW(log_mean, "log beside that of the mean count", "(1 + log(count)) / (1 + log(tokens / types of the document))", \
        "Manning, Raghavan and Schütze 2008: SMART L; quanteda logave")

/* The same of inverse document frequency, with functions idf_NAME; N is the number of documents of the corpus. */
#define VL_IDF_SCHEMES(ROW)                                                                                            \
    ROW(log, "0 for a term of all documents", "log(N / documents)",                                                    \
        "Spärck Jones 1972; Salton and Buckley 1988: f; SMART t; quanteda inverse")                                    \
    ROW(smooth, "as if one more document had every term; never 0", "log((1 + N) / (1 + documents)) + 1",               \
        "scikit-learn with smooth_idf, its default")                                                                   \
    ROW(log_plus_one, "1 for a term of all documents", "log(N / documents) + 1", "scikit-learn without smooth_idf")    \
    ROW(probabilistic, "0 for a term of half the documents or more", "max(0, log((N - documents) / documents))",       \
        "Salton and Buckley 1988: p, never negative as in Manning, Raghavan and Schütze 2008: SMART p")                \
    ROW(log_of_largest, "0 for the terms that most documents have", "log(largest number of documents / documents)",    \
        "quanteda inversemax")                                                                                         \
    ROW(none, "documents do not matter", "1", "Salton and Buckley 1988: x; SMART n; quanteda unary")

/* What is known of a term in a document that has it. */
typedef struct vl_term_in_document {
    double count;   /* of the term, at least 1 */
    double total;   /* tokens counted in the document */
    double largest; /* count of its most frequent term */
    double mean;    /* tokens for each different term */
} vl_term_in_document;

/* How a count becomes a term frequency. */
typedef struct vl_tf_scheme {
    const char *name; /* as Lua has it: "augmented" */
    const char *text;
    const char *formula;
    const char *source;
    double (*compute)(const vl_term_in_document *term, double base); /* `base` of logarithms; 0: e */
} vl_tf_scheme;

/* What is known of a term in the corpus. */
typedef struct vl_term_in_corpus {
    double documents; /* that have the term, at least 1 */
    double largest;   /* documents that have the term which most have */
    double all;       /* documents of the corpus, empty ones too */
} vl_term_in_corpus;

/* How the number of documents becomes an inverse document frequency. */
typedef struct vl_idf_scheme {
    const char *name; /* as Lua has it: "smooth" */
    const char *text;
    const char *formula;
    const char *source;
    double (*compute)(const vl_term_in_corpus *term, double base); /* `base` of logarithms; 0: e */
} vl_idf_scheme;

/* All schemes, in the order in which help lists them; the first is the default: counts. `count` may be NULL. */
VL_API const vl_tf_scheme *vl_tf_schemes(size_t *count);

/* Finds a scheme by its name, NULL if there is none. */
VL_API const vl_tf_scheme *vl_tf_scheme_find(vl_text name);

/* All schemes, in the order in which help lists them; the first is the default: ln(N / documents). `count` may be NULL. */
VL_API const vl_idf_scheme *vl_idf_schemes(size_t *count);

/* Finds a scheme by its name, NULL if there is none. */
VL_API const vl_idf_scheme *vl_idf_scheme_find(vl_text name);

/* The weight of a term in a document: tf * idf. Start from VL_WEIGHTING: count * ln(N / documents). No weight is
 * negative. */
typedef struct vl_weighting {
    const vl_tf_scheme *tf;   /* NULL: the first */
    const vl_idf_scheme *idf; /* NULL: the first */
    double base;              /* of all logarithms, above 1; 0: e */
} vl_weighting;

#define VL_WEIGHTING ((vl_weighting){NULL, NULL, 0})

/* What is weighed, and how much of it is told. Start from VL_TFIDF_OPTIONS. */
typedef struct vl_tfidf_options {
    vl_counted counted;
    vl_weighting weighting;
    uint64_t min; /* terms that a document has less often get no row there */
    uint64_t top; /* rows of each document; 0: all */
} vl_tfidf_options;

#define VL_TFIDF_OPTIONS ((vl_tfidf_options){.counted = VL_COUNTED, .weighting = VL_WEIGHTING, .min = 1, .top = 0})

/* A table of the terms of each document, in the order of the documents: document, term, count, documents (that have the
 * term), weight; in a document by weight, then count, largest first, then term in code point order. `rows` (may be
 * NULL) gets the number of rows that there would be without `top`. `options` may be NULL. Fails for want of memory,
 * when cancelled, and for a base that is not above 1. Cost: linear in the text, and n log n in the terms of each
 * document; memory: 16 bytes for each different term of each document, besides the table. */
VL_API vl_status vl_tfidf(const vl_corpus *corpus, const vl_tfidf_options *options, vl_table **out, uint64_t *rows,
                          vl_error *error);

#ifdef __cplusplus
}
#endif

#endif
