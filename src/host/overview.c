/*
 * The scripts there are, by what they are for.
 */
#include <string.h>

#include "host/help.h"

/* The groups of the bundled scripts, in the order in which they are shown. */
static const char *const groups[] = {"words", "phrases", "comparison", "text"};

#define GROUPS (sizeof groups / sizeof *groups)

static vl_text text_at(const vl_table *list, uint64_t row, size_t column) {
    vl_cell cell = vl_table_cell(list, row, column);
    return cell.kind == VL_CELL_TEXT ? cell.value.text : (vl_text){"", 0};
}

/* The width of the widest text of a column. */
static uint64_t column_width(const vl_table *list, size_t column) {
    uint64_t widest = 0;
    for (uint64_t i = 0; i < vl_table_row_count(list); i++) {
        uint64_t width = vl_text_width(text_at(list, i, column));
        if (width > widest) widest = width;
    }
    return widest;
}

static bool add_padded(vl_host *host, vl_text text, uint64_t width, vl_string *out) {
    bool done = vl_host_append(host, out, text.data, text.size);
    for (uint64_t i = vl_text_width(text); done && i < width + 2; i++) done = vl_host_append(host, out, " ", 1);
    return done;
}

/* Appends the scripts of a group under its name; nothing if there are none. */
static bool add_group(vl_host *host, const vl_table *list, vl_text group, vl_string *out) {
    bool done = true, begun = false;
    uint64_t name = column_width(list, VL_HELP_NAME), from = column_width(list, VL_HELP_FROM);
    for (uint64_t i = 0; done && i < vl_table_row_count(list); i++) {
        vl_text summary = text_at(list, i, VL_HELP_SUMMARY);
        if (!vl_text_equal(text_at(list, i, VL_HELP_GROUP), group)) continue;
        if (!begun) {
            done = vl_host_append(host, out, "\n", out->size > 0) &&
                   vl_host_append(host, out, group.size ? group.data : "others", group.size ? group.size : 6) &&
                   vl_host_append(host, out, ":\n", 2);
        }
        begun = true;
        done = done && vl_host_append(host, out, "  ", 2) && add_padded(host, text_at(list, i, VL_HELP_NAME), name, out) &&
               add_padded(host, text_at(list, i, VL_HELP_FROM), from, out) &&
               vl_host_append(host, out, summary.data, summary.size) && vl_host_append(host, out, "\n", 1);
    }
    return done;
}

static bool is_bundled(vl_text group) {
    for (size_t i = 0; i < GROUPS; i++) {
        if (vl_text_equal(group, vl_text_of(groups[i]))) return true;
    }
    return false;
}

/* The first group behind `group`, in the order of bytes, that is no bundled one; false: there is none. */
static bool next_group(const vl_table *list, vl_text group, vl_text *out) {
    bool found = false;
    for (uint64_t i = 0; i < vl_table_row_count(list); i++) {
        vl_text candidate = text_at(list, i, VL_HELP_GROUP);
        if (!candidate.size || is_bundled(candidate) || (group.size && vl_text_order(candidate, group) <= 0)) continue;
        if (found && vl_text_order(candidate, *out) >= 0) continue;
        *out = candidate;
        found = true;
    }
    return found;
}

bool vl_help_overview(vl_host *host, const vl_table *list, vl_string *out) {
    bool done = true;
    for (size_t i = 0; i < GROUPS && done; i++) done = add_group(host, list, vl_text_of(groups[i]), out);
    vl_text group = {"", 0};
    while (done && next_group(list, group, &group)) done = add_group(host, list, group, out);
    return done && add_group(host, list, (vl_text){"", 0}, out);
}
