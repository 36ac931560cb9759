#include "input/dates.h"

#include <stdio.h>
#include <string.h>

#include "input/iso_date.h"
#include "text/property.h"
#include "text/utf8.h"

/* Words that stand beside dates, folded. */
static const char *const LABELS[] = {
    "ngày", "cập", "nhật", "đăng", "lúc",  "xuất", "bản", "phát", "hành", "vào", "thời",    "gian",   "giờ",  "phút",
    "sáng", "trưa", "chiều", "tối", "hai", "ba",   "tư",  "năm",  "sáu",  "bảy", "bẩy",     "gmt",    "utc",  "ict",
    "am",   "pm",  "t",    "z",    "h",    "on",   "at",  "date", "last", "update", "updated", "posted", "modified", "published",
};

/* Words of which one stands where the day of the week is named: that of "thứ hai", "chủ nhật", and the English names. */
static const char *const WEEKDAYS[] = {
    "thứ", "chủ", "cn",  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon", "tue", "wed", "thu",    "fri",     "sat",       "sun",
};

static const char *const MONTHS[12] = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
};

/* More words than these, and the line is about something else. */
#define OTHERS_MAXIMUM 4

/* A place in the folded line. The line is zero-terminated, so that looking at one byte too many is safe. */
typedef struct date_cursor {
    const char *at;
    const char *end;
    unsigned words;     /* words passed */
    vl_text word;       /* the last one */
    const vl_line *line;
} date_cursor;

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/* Reads a number of at most `digits` digits. False, and nothing is read, if there are none or more. */
static bool read_number(const char **at, int digits, int *out) {
    const char *place = *at;
    int number = 0;
    while (is_digit(*place) && place - *at < digits) number = number * 10 + (*place++ - '0');
    if (place == *at || is_digit(*place)) return false;
    *at = place;
    *out = number;
    return true;
}

static void skip_blanks(const char **at) {
    while (**at == ' ') ++*at;
}

static bool read_exact(const char **at, const char *word) {
    size_t size = strlen(word);
    if (strncmp(*at, word, size) != 0) return false;
    *at += size;
    return true;
}

/* Writes a day if the calendar has it. */
static bool write_date(int year, int month, int day, char out[11]) {
    if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > vl_days_of(year, month)) return false;
    snprintf(out, 11, "%04u-%02u-%02u", (unsigned)year % 10000u, (unsigned)month % 100u, (unsigned)day % 100u);
    return true;
}

/* 8/11/2022, 08-11-2022, 8.11.2022, 2022-11-08. */
static bool read_figures(const char **place, char out[11]) {
    const char *at = *place;
    int first, second, third;
    if (!read_number(&at, 4, &first)) return false;
    char separator = *at;
    if (separator != '/' && separator != '-' && separator != '.') return false;
    at++;
    if (!read_number(&at, 2, &second) || *at++ != separator || !read_number(&at, 4, &third)) return false;
    bool written = first > 31 ? third <= 31 && write_date(first, second, third, out) : write_date(third, second, first, out);
    if (!written || (*at == separator && is_digit(at[1]))) return false;
    *place = at;
    return true;
}

/* 8 tháng 11 năm 2022, 8 tháng 11/2022, 8 tháng 11, 2022. */
static bool read_words(const char **place, char out[11]) {
    const char *at = *place;
    int day, month, year;
    if (!read_number(&at, 2, &day)) return false;
    skip_blanks(&at);
    if (!read_exact(&at, "tháng")) return false;
    skip_blanks(&at);
    if (!read_number(&at, 2, &month)) return false;
    skip_blanks(&at);
    if (!read_exact(&at, "năm") && !read_exact(&at, "/") && !read_exact(&at, "-") && !read_exact(&at, ",")) return false;
    skip_blanks(&at);
    if (!read_number(&at, 4, &year) || !write_date(year, month, day, out)) return false;
    *place = at;
    return true;
}

/* The number of a month by its English name or the first three letters of it; 0: there is none. */
static int read_month(const char **at) {
    size_t size = 0;
    while ((*at)[size] >= 'a' && (*at)[size] <= 'z') size++;
    for (int month = 0; month < 12; month++) {
        bool full = size == strlen(MONTHS[month]), cut = size == 3;
        if (!(full || cut) || strncmp(*at, MONTHS[month], size) != 0) continue;
        *at += size;
        return month + 1;
    }
    return 0;
}

/* 8 November 2022, and November 8, 2022. */
static bool read_english(const char **place, char out[11]) {
    const char *at = *place;
    int day = 0, year, month;
    bool day_first = read_number(&at, 2, &day);
    skip_blanks(&at);
    month = read_month(&at);
    if (!month) return false;
    if (*at == '.') at++;
    skip_blanks(&at);
    if (!day_first && !read_number(&at, 2, &day)) return false;
    if (*at == ',') at++;
    skip_blanks(&at);
    if (!read_number(&at, 4, &year) || !write_date(year, month, day, out)) return false;
    *place = at;
    return true;
}

static bool read_date(const char **at, char out[11]) {
    return read_figures(at, out) || read_words(at, out) || read_english(at, out);
}

/* 14:33, 14:33:05, 14h33, 14h, 14 giờ 33. */
static bool read_time(const char **place) {
    const char *at = *place;
    int hour, minute = 0, second = 0;
    if (!read_number(&at, 2, &hour) || hour > 24) return false;
    const char *before_blanks = at;
    skip_blanks(&at);
    bool spelt = read_exact(&at, "giờ");
    if (spelt) skip_blanks(&at);
    else at = before_blanks;
    bool letter = !spelt && (read_exact(&at, "h") || read_exact(&at, "g")), colon = !spelt && !letter && read_exact(&at, ":");
    if (!spelt && !letter && !colon) return false;
    if (!read_number(&at, 2, &minute) && colon) return false;
    if (colon && *at == ':' && (at++, !read_number(&at, 2, &second))) return false;
    if (minute > 59 || second > 60) return false;
    *place = at;
    return true;
}

/* "+7", "+07:00" after GMT or UTC; "2" to "7" after "thứ". */
static bool read_loose_number(date_cursor *cursor) {
    const char *const befores[] = {"gmt", "utc", "thứ"};
    int number;
    for (size_t i = 0; i < sizeof befores / sizeof *befores; i++) {
        if (!vl_text_equal(cursor->word, vl_text_of(befores[i]))) continue;
        if (!read_number(&cursor->at, 2, &number) || number > 14) return false;
        if (*cursor->at == ':' && (cursor->at++, !read_number(&cursor->at, 2, &number))) return false;
        cursor->word = (vl_text){"", 0};
        return true;
    }
    return false;
}

static bool is_letter_at(const date_cursor *cursor, size_t *size) {
    uint32_t code_point;
    *size = vl_utf8_read(cursor->at, &code_point);
    const vl_property *property = vl_property_of(code_point);
    return property->category >= VL_CATEGORY_LU && property->category <= VL_CATEGORY_ME;
}

static bool in_list(vl_text word, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (vl_text_equal(word, vl_text_of(list[i]))) return true;
    }
    return false;
}

/* Passes over words that a date reader took. */
static void count_passed(date_cursor *cursor, const char *from) {
    const char *to = cursor->at;
    bool inside = false;
    size_t size;
    for (cursor->at = from; cursor->at < to; cursor->at += size) {
        bool letter = is_letter_at(cursor, &size);
        if (letter && !inside) cursor->words++;
        inside = letter;
    }
}

/* Reads a word. False if it has no place beside a date. */
static bool read_word(date_cursor *cursor, vl_dateline *out, unsigned *others) {
    const char *start = cursor->at;
    size_t size;
    while (cursor->at < cursor->end && is_letter_at(cursor, &size)) cursor->at += size;
    cursor->word = (vl_text){start, (size_t)(cursor->at - start)};
    unsigned index = cursor->words++;
    if (in_list(cursor->word, WEEKDAYS, sizeof WEEKDAYS / sizeof *WEEKDAYS)) {
        out->weekday = true;
        return true;
    }
    if (in_list(cursor->word, LABELS, sizeof LABELS / sizeof *LABELS)) return true;
    ++*others;
    return index < 64 && (cursor->line->capitals >> index & 1);
}

bool vl_dateline_read(const vl_line *line, vl_dateline *out) {
    date_cursor cursor = {line->folded.data, line->folded.data + line->folded.size, 0, {"", 0}, line};
    unsigned others = 0;
    bool time = false;
    *out = (vl_dateline){{0}, false};
    if (!line->digits) return false;
    while (cursor.at < cursor.end) {
        size_t size;
        char date[11];
        const char *from = cursor.at;
        if (read_date(&cursor.at, date)) {
            if (!out->date[0]) memcpy(out->date, date, sizeof date);
            count_passed(&cursor, from);
        } else if (is_digit(*cursor.at)) {
            if (read_time(&cursor.at)) count_passed(&cursor, from), time = true;
            else if (!read_loose_number(&cursor)) return false;
        } else if (is_letter_at(&cursor, &size)) {
            if (!read_word(&cursor, out, &others)) return false;
        } else {
            cursor.at += size;
        }
    }
    if (cursor.words != line->words || others > OTHERS_MAXIMUM) return false;
    return out->date[0] || (time && others == 0);
}
