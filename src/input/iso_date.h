/*
 * Dates as documents carry them.
 */
#ifndef VL_INPUT_ISO_DATE_H
#define VL_INPUT_ISO_DATE_H

#include "vanlua/base.h"

typedef enum vl_iso_date {
    VL_ISO_DATE,
    VL_ISO_DATE_NO_DAY, /* written like one, but not in the calendar */
    VL_ISO_DATE_NONE
} vl_iso_date;

/* How many days a month (1 to 12) of a year has. */
int vl_days_of(int year, int month);

/* Whether the text is a date of ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD. */
vl_iso_date vl_iso_date_of(vl_text text);

#endif
