#include "table/number.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Significant digits that a number shows at least, integers aside, which show all of theirs. */
#define SIGNIFICANT 4
/* From here on a number is written with an exponent. */
#define EXPONENT_FROM 1e15

/* 0.d₁d₂d₃… × 10^point, the sign kept apart. */
typedef struct decimal_digits {
    char digits[24];
    int count;
    int point;
} decimal_digits;

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/* The digits of what "%e" wrote. Whatever stands between the first digit and the others is skipped, so that
 * a program that has chosen a locale with a decimal comma gets the same result. */
static decimal_digits read_decimal(const char *written) {
    decimal_digits decimal = {.count = 0};
    const char *at = written;
    for (; *at && *at != 'e'; at++) {
        if (is_digit(*at)) decimal.digits[decimal.count++] = *at;
    }
    decimal.point = (int)strtol(at + 1, NULL, 10) + 1;
    while (decimal.count > 1 && decimal.digits[decimal.count - 1] == '0') decimal.count--;
    return decimal;
}

/* Adds one to the last digit that "%e" wrote, unless it carries out of the number. False if it would. */
static bool increment_last_digit(char *written) {
    char *exponent = strchr(written, 'e');
    for (char *at = exponent - 1; at >= written; at--) {
        if (!is_digit(*at)) continue;
        if (*at < '9') {
            ++*at;
            return true;
        }
        *at = '0';
    }
    return false;
}

/* True if `precision` significant digits are enough; `written` then has them. Below a power of two the doubles lie closer
 * than above it, so that the nearest decimal may miss where the one above it reads back. */
static bool write_digits(double number, int precision, char *written) {
    snprintf(written, VL_NUMBER_SIZE, "%.*e", precision - 1, number);
    if (strtod(written, NULL) == number) return true;
    int exponent;
    return frexp(number, &exponent) == 0.5 && increment_last_digit(written) && strtod(written, NULL) == number;
}

/* Fifteen digits survive the way through a normal double, so that fewer need not be tried. */
static decimal_digits shortest_decimal(double number) {
    char written[VL_NUMBER_SIZE];
    for (int precision = number < DBL_MIN ? 1 : DBL_DIG; precision < DBL_DIG + 2; precision++) {
        if (write_digits(number, precision, written)) return read_decimal(written);
    }
    snprintf(written, sizeof written, "%.*e", DBL_DIG + 1, number);
    return read_decimal(written);
}

static size_t write_zeros(char *out, int count) {
    if (count <= 0) return 0;
    memset(out, '0', (size_t)count);
    return (size_t)count;
}

static size_t write_plain(const decimal_digits *decimal, char *out) {
    size_t size = 0;
    if (decimal->point <= 0) {
        size = write_zeros(out, 1);
        out[size++] = '.';
        size += write_zeros(out + size, -decimal->point);
    }
    for (int i = 0; i < decimal->count; i++) {
        if (i > 0 && i == decimal->point) out[size++] = '.';
        out[size++] = decimal->digits[i];
    }
    return size + write_zeros(out + size, decimal->point - decimal->count);
}

static size_t write_exponent(const decimal_digits *decimal, char *out) {
    size_t size = 0;
    for (int i = 0; i < decimal->count; i++) {
        if (i == 1) out[size++] = '.';
        out[size++] = decimal->digits[i];
    }
    return size + (size_t)snprintf(out + size, 8, "e%+03d", decimal->point - 1);
}

size_t vl_number_shortest(double number, char out[VL_NUMBER_SIZE]) {
    size_t sign = number < 0;
    if (sign) out[0] = '-';
    double size = fabs(number);
    if (size < 1e15 && size == floor(size)) return sign + (size_t)snprintf(out + sign, VL_NUMBER_SIZE - 1, "%.0f", size);
    decimal_digits decimal = shortest_decimal(size);
    size_t written = size >= 1e-5 && size < 1e15 ? write_plain(&decimal, out + sign) : write_exponent(&decimal, out + sign);
    out[sign + written] = '\0';
    return sign + written;
}

size_t vl_number_fixed(double number, unsigned decimals, char out[VL_NUMBER_SIZE]) {
    char written[VL_NUMBER_SIZE];
    size_t length = (size_t)snprintf(written, sizeof written, "%.*f", (int)decimals, number);
    size_t size = 0;
    while (size < length && (written[size] == '-' || is_digit(written[size]))) size++;
    memcpy(out, written, size);
    if (decimals) {
        out[size++] = '.';
        memcpy(out + size, written + length - decimals, decimals);
        size += decimals;
    }
    out[size] = '\0';
    return size;
}

int vl_number_magnitude(double number) {
    char written[VL_NUMBER_SIZE];
    snprintf(written, sizeof written, "%.3e", fabs(number));
    return read_decimal(written).point - 1;
}

unsigned vl_number_decimals(double number) {
    if (fabs(number) >= EXPONENT_FROM || number == floor(number)) return 0;
    int decimals = SIGNIFICANT - 1 - vl_number_magnitude(number);
    return decimals < 1 ? 1 : (unsigned)decimals;
}

size_t vl_number_readable(double number, unsigned shared, char out[VL_NUMBER_SIZE]) {
    unsigned needed = vl_number_decimals(number);
    if (fabs(number) >= EXPONENT_FROM || needed > VL_NUMBER_DECIMALS) return vl_number_shortest(number, out);
    return vl_number_fixed(number == 0 ? 0 : number, needed > shared ? needed : shared, out);
}

vl_status vl_number_format(vl_context *context, double number, vl_string *out) {
    char written[VL_NUMBER_SIZE];
    size_t size = vl_number_shortest(number, written);
    return vl_string_append(context, out, written, size) ? VL_OK : VL_ERROR_MEMORY;
}
