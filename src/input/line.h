/*
 * A short paragraph, made ready to be looked at.
 */
#ifndef VL_INPUT_LINE_H
#define VL_INPUT_LINE_H

#include "input/draft.h"

/* Words of a line are runs of letters. */
typedef struct vl_line {
    vl_text text;      /* as written */
    vl_text folded;    /* in small letters, with single blanks; zero-terminated */
    size_t letters;    /* code points */
    unsigned words;    /* at most 64 are counted */
    uint64_t capitals; /* bit i: word i of the text begins with a capital */
    bool digits;       /* there are digits */
} vl_line;

/* Makes a paragraph ready. The line is borrowed until the next call for the same draft. False: no memory. */
bool vl_line_read(vl_draft *draft, vl_text paragraph, vl_line *out);

/* True if the folded text begins with the phrase. */
bool vl_line_begins(const vl_line *line, const char *phrase);

/* True if the folded text has the phrase in it. */
bool vl_line_has(const vl_line *line, const char *phrase);

/* True if all words from word `first` on begin with a capital, and there is one. */
bool vl_line_capitals(const vl_line *line, unsigned first);

#endif
