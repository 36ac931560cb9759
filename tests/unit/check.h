/*
 * Unit tests: a file tests/unit/NAME.c defines `void test_NAME(check *)` and is run by the one test program. Each CHECK
 * counts as one test and tells file, line and values when it fails.
 */
#ifndef TESTS_UNIT_CHECK_H
#define TESTS_UNIT_CHECK_H

#include "vanlua.h"

typedef struct checks {
    vl_context *context; /* a fresh context for each file; what it still holds afterwards is a failure */
    uint64_t passed;
    uint64_t failed;
} checks;

/* Counts one test; tells place and expression if it failed. Returns the condition. */
bool check_true(checks *check, bool condition, const char *expression, const char *file, int line);

/* Counts one test that compares integers. */
bool check_integer(checks *check, int64_t actual, int64_t expected, const char *expression, const char *file, int line);

/* Counts one test that compares numbers within a tolerance. */
bool check_number(checks *check, double actual, double expected, double tolerance, const char *expression, const char *file, int line);

/* Counts one test that compares bytes. */
bool check_text(checks *check, vl_text actual, vl_text expected, const char *expression, const char *file, int line);

#define CHECK(condition) check_true(check, (condition), #condition, __FILE__, __LINE__)
#define CHECK_INTEGER(actual, expected) check_integer(check, (int64_t)(actual), (int64_t)(expected), #actual, __FILE__, __LINE__)
#define CHECK_NUMBER(actual, expected, tolerance) check_number(check, (actual), (expected), (tolerance), #actual, __FILE__, __LINE__)
#define CHECK_TEXT(actual, expected) check_text(check, (actual), (expected), #actual, __FILE__, __LINE__)
#define CHECK_STRING(actual, expected) check_text(check, vl_text_of(actual), vl_text_of(expected), #actual, __FILE__, __LINE__)

#endif
