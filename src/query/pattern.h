/*
 * A pattern as it is sought: for Vietnamese text and for text of other languages a small program each.
 *
 * The steps of a program form a graph that only leads forward (Thompson 1968): what a step needs is known once all
 * steps behind it are.
 */
#ifndef VL_QUERY_PATTERN_H
#define VL_QUERY_PATTERN_H

#include "base/symbols.h"
#include "query/wildcard.h"
#include "vanlua/query.h"

#define VL_PATTERN_STEPS 4096u   /* most steps of a program */
#define VL_PATTERN_WILDCARDS 64u /* most of them with a wildcard: one bit each */
#define VL_NO_STEP UINT32_MAX

typedef enum vl_step_kind {
    VL_STEP_END,  /* the whole pattern has been found */
    VL_STEP_FORK, /* goes on at `next`, and at `value`, unless that is VL_NO_STEP */
    VL_STEP_KEY,  /* an atom whose key is the symbol `value` */
    VL_STEP_TOKEN, /* a token of the unit that the wildcard `value` matches */
    VL_STEP_GAP   /* any tokens, as many as the pattern allows */
} vl_step_kind;

typedef struct vl_step {
    vl_step_kind kind;
    uint32_t value;
    uint32_t next; /* a later step */
} vl_step;

typedef struct vl_program {
    vl_step *steps;
    size_t capacity;
    uint32_t count;
    vl_wildcard wildcards[VL_PATTERN_WILDCARDS];
    uint32_t wildcard_count;
} vl_program;

/* Text in other languages, and Vietnamese text. */
enum { VL_PROGRAM_OTHER, VL_PROGRAM_VIETNAMESE, VL_PROGRAM_COUNT };

struct vl_pattern {
    vl_context *context;
    vl_pattern_options options;
    vl_symbols keys; /* of atoms, in the form that was asked for */
    vl_arena strings;
    bool uses_unit; /* words are asked for: whole ones, wildcards, or a gap that is limited */
    vl_program programs[VL_PROGRAM_COUNT];
};

/* A program being made: places (items) one after the other, each of one or more sides that a text may have there; and
 * whole alternatives of such. Each side is a run of steps. */
typedef struct vl_assembler {
    vl_pattern *pattern;
    vl_program *program;
    uint32_t alternative; /* the fork that began the last alternative, VL_NO_STEP: none */
    uint32_t side;        /* the same of the last side of the item */
    uint32_t item_ends;   /* list of last steps, linked by `next`, that lead behind the item */
    uint32_t ends;        /* those that lead to the end of the pattern */
    bool in_side;
} vl_assembler;

/* Starts a program that has no steps yet. */
vl_assembler vl_assembler_of(vl_pattern *pattern, vl_program *program);

/* Begins another alternative of the whole pattern; the first one too. */
vl_status vl_assemble_alternative(vl_assembler *assembler, vl_error *error);

/* Begins another item. */
void vl_assemble_item(vl_assembler *assembler);

/* Begins another side of the item; the first one too. */
vl_status vl_assemble_side(vl_assembler *assembler, vl_error *error);

/* Appends a step to the side. */
vl_status vl_assemble_step(vl_assembler *assembler, vl_step_kind kind, uint32_t value, vl_error *error);

/* Ends the program. */
vl_status vl_assemble_end(vl_assembler *assembler, vl_error *error);

/* Reads a pattern, in normal form, into the program for one sort of text. */
vl_status vl_pattern_read(vl_pattern *pattern, vl_text text, int program, vl_error *error);

/* Appends an item that is a phrase: the text as it stands, and where `parts` and the program is that for Vietnamese, the
 * text with blanks for its `_`. */
vl_status vl_pattern_read_phrase(vl_assembler *assembler, vl_text text, bool parts, vl_error *error);

#endif
