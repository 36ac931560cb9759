/*
 * How a plain text is laid out: its paragraphs, what each is for, and with that the title, the date and the publisher.
 */
#ifndef VL_INPUT_LAYOUT_H
#define VL_INPUT_LAYOUT_H

#include "input/draft.h"

/* Finds the paragraphs of the draft's text and their kinds, and fills in title, date and source where the draft does not
 * have them yet. The text stays as it is. Fails for want of memory only. Linear: no paragraph is judged by more than the
 * nearest few. */
vl_status vl_layout_find(vl_draft *draft, vl_error *error);

#endif
