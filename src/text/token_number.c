/*
 * Numbers and codes. A code begins with a digit and goes on over `/` and `-` before a letter or digit, `.` and `:`
 * before a digit, and holds a letter, or else is no valid date, range, ratio or time: 26/CT-TTg, 61/2018/NĐ-CP,
 * 9001:2015. All else is a number: 1.234.567, 700kg, 5/9/2016, 2020-2025, 44/48, 06:33.
 */
#include <string.h>

#include "text/letters.h"
#include "text/token.h"

#define MOST_PARTS 4

/* A run of digits between separators; `plain`: ASCII digits only, and few enough for `value`. */
typedef struct number_part {
    uint64_t value;
    size_t digits;
    char separator; /* behind the part; 0 behind the last */
    bool plain;
} number_part;

typedef struct number_parts {
    number_part parts[MOST_PARTS];
    size_t count; /* may be larger than MOST_PARTS, of which only the first are kept */
    bool has_letter;
    bool has_separator; /* one of / - : */
} number_parts;

/* Takes letters, digits, marks and `_` from `at` on and returns where they end; notes the digits in the part. */
static size_t take_run(const vl_scanner *scanner, size_t at, number_parts *number, vl_letter *last) {
    number_part now = {.plain = true};
    vl_letter next = vl_scanner_letter(scanner, at);
    while (next.size &&
           (vl_is_word_letter(next) || vl_is_numeric(next) || next.code_point == '_' || vl_is_attached(next))) {
        if (vl_is_word_letter(next)) number->has_letter = true;
        if (next.code_point - '0' < 10 && now.digits < 18)
            now.value = now.value * 10 + (next.code_point - '0');
        else
            now.plain = false;
        now.digits += vl_is_numeric(next);
        if (!vl_is_attached(next)) *last = next;
        at += next.size;
        next = vl_scanner_letter(scanner, at);
    }
    if (number->count < MOST_PARTS) number->parts[number->count] = now;
    number->count++;
    return at;
}

/* The separator at `at` if it joins what is before with what is behind, else 0; `.` stands for all that joins digits
 * only. */
static char separator_at(const vl_scanner *scanner, size_t at, const number_parts *number, vl_letter before) {
    vl_letter mark = vl_scanner_letter(scanner, at);
    if (mark.size == 0 || vl_is_gap(mark)) return 0;
    vl_letter after = vl_scanner_letter(scanner, at + mark.size);
    bool hyphen = vl_is_hyphen(mark.code_point);
    if (mark.code_point == '/' || hyphen)
        return vl_is_numeric(after) || vl_is_word_letter(after) ? (hyphen ? '-' : '/') : 0;
    if (!vl_is_numeric(after)) return 0;
    if (mark.code_point == ':') return ':';
    if (mark.code_point == '.') return vl_is_numeric(before) || number->has_separator ? '.' : 0;
    uint8_t class_ = mark.property->word_break;
    bool joins = class_ == VL_WORD_MID_NUM || class_ == VL_WORD_MID_NUM_LET || class_ == VL_WORD_SINGLE_QUOTE;
    bool listed = number->has_separator && number->count > 1 && number->parts[0].separator != '-';
    return joins && vl_is_numeric(before) && !listed ? '.' : 0;
}

static void note_separator(number_parts *number, char separator) {
    if (number->count <= MOST_PARTS) number->parts[number->count - 1].separator = separator;
    if (separator != '.') number->has_separator = true;
}

static bool is_year(number_part part) {
    return part.plain && ((part.digits == 4 && part.value >= 1000) || part.digits == 2);
}

static bool is_day(number_part part) {
    return part.plain && part.digits <= 2 && part.value >= 1 && part.value <= 31;
}

static bool is_month(number_part part) {
    return part.plain && part.digits <= 2 && part.value >= 1 && part.value <= 12;
}

static bool is_day_of_month(number_part day, number_part month) {
    static const uint8_t days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return is_day(day) && is_month(month) && day.value <= days[month.value - 1];
}

/* Day, month and year in any of the usual orders, or two of them. */
static bool is_date(const number_part *parts, size_t count) {
    if (count == 2)
        return is_day_of_month(parts[0], parts[1]) || (is_month(parts[0]) && is_year(parts[1]) && parts[1].digits == 4);
    if (count != 3 || parts[0].separator != parts[1].separator) return false;
    if (parts[0].digits == 4) return is_year(parts[0]) && is_day_of_month(parts[2], parts[1]);
    return is_year(parts[2]) && (is_day_of_month(parts[0], parts[1]) || is_day_of_month(parts[1], parts[0]));
}

static bool is_sixtieth(number_part part) {
    return part.plain && part.digits == 2 && part.value < 60;
}

static bool is_time(const number_part *parts, size_t count) {
    if (count < 2 || count > 3 || parts[0].separator != ':' || (count == 3 && parts[1].separator != ':')) return false;
    return parts[0].plain && parts[0].digits <= 2 && parts[0].value <= 24 && is_sixtieth(parts[1]) &&
           (count == 2 || is_sixtieth(parts[2]));
}

/* Numbers with decimals are split into parts as well: joins them again, since only their size counts here. */
static size_t join_decimals(const number_parts *number, number_part *out) {
    size_t count = 0;
    for (size_t i = 0; i < number->count; i++) {
        out[count] = number->parts[i];
        while (number->parts[i].separator == '.' && i + 1 < number->count) {
            i++;
            out[count].digits += number->parts[i].digits;
            out[count].separator = number->parts[i].separator;
            out[count].plain = false;
        }
        count++;
    }
    return count;
}

static bool is_range(const number_part *parts) {
    if (parts[0].separator != '-') return false;
    return !parts[0].plain || !parts[1].plain || parts[0].value < parts[1].value;
}

static bool is_ratio(const number_part *parts) {
    if (parts[0].separator == '/') return true;
    return parts[0].separator == ':' && parts[0].digits <= 2 && parts[1].digits <= 2;
}

/* A date, range, ratio or time; for two dates or times joined by a hyphen, each half is looked at. */
static bool is_valid(const number_parts *number) {
    number_part parts[MOST_PARTS];
    if (number->count > MOST_PARTS) return false;
    size_t count = join_decimals(number, parts);
    if (count == 1 || is_time(parts, count)) return true;
    if (count == 2) return is_date(parts, 2) || is_range(parts) || is_ratio(parts);
    if (count == 3) return is_date(parts, 3);
    if (parts[1].separator != '-') return false;
    return (is_date(parts, 2) || is_time(parts, 2)) && (is_date(parts + 2, 2) || is_time(parts + 2, 2));
}

size_t vl_token_number(const vl_scanner *scanner, vl_kind *kind) {
    number_parts number = {.count = 0};
    vl_letter last = {0, 0, vl_property_of(0)};
    size_t at = take_run(scanner, scanner->at, &number, &last);
    for (;;) {
        char separator = separator_at(scanner, at, &number, last);
        if (!separator) break;
        note_separator(&number, separator);
        at = take_run(scanner, at + vl_scanner_letter(scanner, at).size, &number, &last);
    }
    bool code = number.has_separator && (number.has_letter || !is_valid(&number));
    *kind = code ? VL_KIND_CODE : VL_KIND_NUMBER;
    return at;
}
