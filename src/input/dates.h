/*
 * Lines that hold a date.
 */
#ifndef VL_INPUT_DATES_H
#define VL_INPUT_DATES_H

#include "input/line.h"

/* What a line of date and time says. */
typedef struct vl_dateline {
    char date[11]; /* YYYY-MM-DD; empty if the line gives a time only */
    bool weekday;  /* the day of the week is named */
} vl_dateline;

/* True if the line holds nothing but a date, a time, or both, with the words that go with them (days of the week, "Cập nhật
 * ngày", "GMT+7"), and if there is a date at most four more words, all with a capital: who wrote, or the place. Dates have
 * the day first (8/11/2022, 08-11-2022, 8.11.2022, ngày 8 tháng 11 năm 2022) or the year (2022-11-08), or an English month.
 * What is no day of the calendar is no date. */
bool vl_dateline_read(const vl_line *line, vl_dateline *out);

#endif
