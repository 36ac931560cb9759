/*
 * Text within XML and HTML.
 */
#ifndef VL_TABLE_MARKUP_H
#define VL_TABLE_MARKUP_H

#include "table/output.h"

/* Writes a text so that it shows as it is, also between double quotes: what is markup is escaped; what a well-formed document
 * cannot hold (ill-formed bytes, control characters but tab and newline, noncharacters) is U+FFFD. */
void vl_markup_text(vl_output *output, vl_text text);

#endif
