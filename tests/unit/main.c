/*
 * Runs the unit tests, all of them or those named on the command line, each with a context of its own; what the context still
 * holds after a test is a failure. Prints failures and, last, the counts.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "check.h"

#define UNIT(name) void test_##name(checks *check);
#include "units.h"
#undef UNIT

typedef struct unit_test {
    const char *name;
    void (*run)(checks *check);
} unit_test;

static const unit_test units[] = {
#define UNIT(name) {#name, test_##name},
#include "units.h"
#undef UNIT
    {NULL, NULL}};

static bool is_named(const char *name, int count, char **names) {
    for (int i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0) return true;
    }
    return count == 0;
}

static const unit_test *unit_of(const char *name) {
    for (const unit_test *unit = units; unit->name; unit++) {
        if (strcmp(unit->name, name) == 0) return unit;
    }
    return NULL;
}

static bool run_unit(const unit_test *unit, checks *total) {
    checks check = {0};
    vl_error error;
    if (vl_context_create(NULL, &check.context, &error)) {
        printf("%s: %s\n", unit->name, error.message);
        return false;
    }
    uint64_t before = vl_context_memory_used(check.context);
    unit->run(&check);
    uint64_t held = vl_context_memory_used(check.context) - before;
    if (held) printf("%s holds %" PRIu64 " bytes\n", unit->name, held);
    if (check.failed || held) printf("%s: %" PRIu64 " of its checks failed\n", unit->name, check.failed);
    vl_context_free(check.context);
    total->passed += check.passed;
    total->failed += check.failed + (held != 0);
    return true;
}

int main(int argc, char **argv) {
    checks total = {0};
    for (int i = 1; i < argc; i++) {
        if (!unit_of(argv[i])) {
            fprintf(stderr, "no unit test is named %s\n", argv[i]);
            return 2;
        }
    }
    for (const unit_test *unit = units; unit->name; unit++) {
        if (is_named(unit->name, argc - 1, argv + 1) && !run_unit(unit, &total)) total.failed++;
        fflush(stdout); /* so that a crash later on hides no failure */
    }
    printf("%" PRIu64 " passed, %" PRIu64 " failed\n", total.passed, total.failed);
    return total.failed ? 1 : 0;
}
