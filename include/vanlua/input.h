/*
 * From paths to documents: which files there are, what each holds, and how its text is laid out.
 */
#ifndef VANLUA_INPUT_H
#define VANLUA_INPUT_H

#include "vanlua/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What a paragraph is for. */
typedef enum vl_paragraph_kind {
    VL_PARAGRAPH_TITLE,
    VL_PARAGRAPH_DATELINE, /* nothing but the date, or the date and who wrote */
    VL_PARAGRAPH_BYLINE,   /* who wrote, or where it is taken from */
    VL_PARAGRAPH_CAPTION,  /* of a picture, its alternative text too */
    VL_PARAGRAPH_HEADING,
    VL_PARAGRAPH_BODY,
    VL_PARAGRAPH_FURNITURE /* of the page: navigation, counters, other articles' titles, contact data */
} vl_paragraph_kind;

#define VL_PARAGRAPH_KIND_COUNT 7

/* The name of a kind: title, dateline, byline, caption, heading, body, furniture. */
VL_API const char *vl_paragraph_kind_name(vl_paragraph_kind kind);

/* Finds a kind by its name. False if there is none. */
VL_API bool vl_paragraph_kind_find(vl_text name, vl_paragraph_kind *out);

/* One paragraph within a document's text, without the white space around it; never empty. */
typedef struct vl_block {
    uint64_t offset; /* byte in the text */
    uint64_t size;   /* bytes */
    uint64_t line;   /* line in the source, from 1 */
    vl_paragraph_kind kind;
} vl_block;

/* A name and value that describe a document. */
typedef struct vl_field {
    vl_text name;
    vl_text value;
} vl_field;

/* One document as read. What is not known has data NULL. */
typedef struct vl_source {
    vl_text id;
    vl_text path;
    vl_text title;
    vl_text date;           /* ISO 8601, YYYY-MM-DD or a prefix of it */
    vl_text source;         /* who published it */
    vl_text language;       /* BCP 47 tag if the document or the caller says so; NULL: to be detected */
    vl_text text;           /* UTF-8 in NFC, LF */
    const vl_field *fields; /* any further metadata */
    size_t field_count;
    const vl_block *blocks; /* in the order of the text, without overlap */
    size_t block_count;
} vl_source;

/* How inputs are read. Start from VL_INPUT_OPTIONS. */
typedef struct vl_input_options {
    bool wrapped; /* paragraphs are separated by blank lines, not by line ends */
    bool strict;  /* ill-formed bytes and files to skip are errors, not warnings */
} vl_input_options;

#define VL_INPUT_OPTIONS ((vl_input_options){0})

/* What was found and not read. */
typedef struct vl_input_counts {
    uint64_t documents;  /* documents handed out so far */
    uint64_t hidden;     /* hidden files and folders passed over */
    uint64_t unknown;    /* files of an extension that no format has */
    uint64_t binary;     /* binary files met in folders, skipped with a warning */
    uint64_t unreadable; /* files met in folders that cannot be read, skipped with a warning */
    uint64_t ill_formed; /* documents with ill-formed bytes */
} vl_input_counts;

/* A list of inputs that is read one document after the other. */
typedef struct vl_input vl_input;

/* Finds the files of `paths`: a file, a folder (recursively, in byte order of the paths; hidden files and unknown
 * extensions are passed over and counted), a glob pattern, or "-" for standard input (the document `stdin`). A file
 * named itself is always read, as text if its extension is unknown. Ids are file names without extension, or the
 * shortest unique end of the path where names repeat (files that differ in nothing but the extension keep it). A path
 * or folder met twice is read once, with a warning; symbolic links are followed. Cost: n log n in the number of files.
 * Fails if a path does not exist, a pattern matches nothing, or a folder holds no text: the message names it. */
VL_API vl_status vl_input_open(vl_context *context, const char *const *paths, size_t count,
                               const vl_input_options *options, vl_input **out, vl_error *error);

/* Frees an input and the document it read last. */
VL_API void vl_input_free(vl_input *input);

/* Reads the next document. `*out` is borrowed until the next call; NULL when there are no more. Files of a folder that
 * are binary (a zero byte in the first 8 KB and no UTF-16 mark) or unreadable are skipped with a warning, or are errors
 * where strict. Ill-formed bytes give one warning a file, "FILE: not valid UTF-8: 3 bad bytes, the first at byte 5"
 * (bytes count from 1), or an error where strict. */
VL_API vl_status vl_input_next(vl_input *input, const vl_source **out, vl_error *error);

/* Hands over the text of the document that was read last, which then belongs to the caller; the document's own slices
 * of it stay valid as long as `out` does. Nothing is copied. */
VL_API void vl_input_take_text(vl_input *input, vl_string *out);

/* What was found and not read so far. */
VL_API vl_input_counts vl_input_counted(const vl_input *input);

/* Documents made from bytes in memory. */
typedef struct vl_source_reader vl_source_reader;

/* Makes a reader, which holds the last document that it read. */
VL_API vl_status vl_source_reader_create(vl_context *context, vl_source_reader **out, vl_error *error);

/* Frees a reader and the document it read last. */
VL_API void vl_source_reader_free(vl_source_reader *reader);

/* Reads `bytes` as plain text. `given` holds what is known of the document (id, title, date, source, fields …, its text
 * and blocks are not looked at) and may be NULL; what it does not say is looked for in the text. `*out` is borrowed
 * until the next call; what `given` points at is not copied, and must stay as long. Fails for a date that is none
 * (YYYY, YYYY-MM, YYYY-MM-DD), or not in the calendar. */
VL_API vl_status vl_source_reader_read(vl_source_reader *reader, vl_text bytes, const vl_source *given,
                                       const vl_input_options *options, const vl_source **out, vl_error *error);

#ifdef __cplusplus
}
#endif

#endif
