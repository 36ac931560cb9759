#include <math.h>

#include "base/memory.h"
#include "check.h"

static void check_format(checks *check, double number, const char *expected) {
    vl_string out = VL_STRING;
    CHECK_INTEGER(vl_number_format(check->context, number, &out), VL_OK);
    CHECK_TEXT(vl_string_text(&out), vl_text_of(expected));
    vl_string_free(check->context, &out);
}

static void test_integers(checks *check) {
    check_format(check, 0, "0");
    check_format(check, -0.0, "0");
    check_format(check, 180, "180");
    check_format(check, -1, "-1");
    check_format(check, 999999999999999.0, "999999999999999");
    check_format(check, 1e15, "1e+15");
    check_format(check, 123456789012345680.0, "1.2345678901234568e+17");
    check_format(check, -1e300, "-1e+300");
}

static void test_fractions(checks *check) {
    check_format(check, 0.1, "0.1");
    check_format(check, 0.1 + 0.2, "0.30000000000000004");
    check_format(check, -2.5, "-2.5");
    check_format(check, 1.0 / 3, "0.3333333333333333");
    check_format(check, 12345.678, "12345.678");
    check_format(check, 999999999999999.9, "999999999999999.9");
    check_format(check, 1e-5, "0.00001");
    check_format(check, 0.000123, "0.000123");
    check_format(check, 9.99e-6, "9.99e-06");
    check_format(check, 1.5e-7, "1.5e-07");
}

/* Where the doubles lie closer below than above, and where they have fewer digits. */
static void test_edges(checks *check) {
    check_format(check, ldexp(1, 89), "6.189700196426902e+26");
    check_format(check, ldexp(1, -44), "5.684341886080802e-14");
    check_format(check, 2.2250738585072014e-308, "2.2250738585072014e-308");
    check_format(check, 5e-324, "5e-324");
    check_format(check, 1.7976931348623157e308, "1.7976931348623157e+308");
    check_format(check, 9007199254740993.0, "9.007199254740992e+15");
}

void test_number(checks *check) {
    test_integers(check);
    test_fractions(check);
    test_edges(check);
    vl_string out = VL_STRING;
    CHECK(vl_string_append(check->context, &out, "x = ", 4));
    CHECK_INTEGER(vl_number_format(check->context, 0.5, &out), VL_OK);
    CHECK_TEXT(vl_string_text(&out), vl_text_of("x = 0.5"));
    vl_string_free(check->context, &out);
}
