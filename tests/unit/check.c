#include "check.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

static bool count(checks *check, bool passed) {
    if (passed) check->passed++;
    else check->failed++;
    return passed;
}

bool check_true(checks *check, bool condition, const char *expression, const char *file, int line) {
    if (!condition) printf("%s:%d: not true: %s\n", file, line, expression);
    return count(check, condition);
}

bool check_integer(checks *check, int64_t actual, int64_t expected, const char *expression, const char *file, int line) {
    if (actual != expected) printf("%s:%d: %s is %" PRId64 ", not %" PRId64 "\n", file, line, expression, actual, expected);
    return count(check, actual == expected);
}

bool check_number(checks *check, double actual, double expected, double tolerance, const char *expression, const char *file, int line) {
    bool near = actual == expected || fabs(actual - expected) <= tolerance;
    if (!near) printf("%s:%d: %s is %.17g, not %.17g\n", file, line, expression, actual, expected);
    return count(check, near);
}

bool check_text(checks *check, vl_text actual, vl_text expected, const char *expression, const char *file, int line) {
    bool equal = vl_text_equal(actual, expected);
    if (!equal) {
        printf("%s:%d: %s is \"%.*s\", not \"%.*s\"\n", file, line, expression, (int)actual.size, actual.data, (int)expected.size,
               expected.data);
    }
    return count(check, equal);
}
