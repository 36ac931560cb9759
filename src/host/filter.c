#include "host/filter.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const char *const members[] = {"id", "title", "date", "source", "path", "language"};

#define MEMBER_COUNT (sizeof members / sizeof *members)
#define MOST_FIELDS 1000 /* names remembered, for the message about one that does not exist */

vl_filter vl_filter_of(vl_host *host, const vl_settings *settings) {
    return (vl_filter){.host = host, .settings = settings};
}

bool vl_filter_active(const vl_filter *filter) {
    return filter->settings->condition_count || filter->settings->since || filter->settings->until;
}

/* The member of that name, as a slice with data NULL if it is unknown; false: there is no such member. */
static bool find_member(const vl_document *document, vl_text name, vl_text *out) {
    const vl_text values[MEMBER_COUNT] = {document->id, document->title, document->date,
                                          document->source, document->path, document->language};
    for (size_t i = 0; i < MEMBER_COUNT; i++) {
        *out = values[i];
        if (vl_text_equal(vl_text_of(members[i]), name)) return true;
    }
    return false;
}

static bool has_value(const vl_document *document, const vl_condition *condition) {
    vl_text value;
    if (find_member(document, condition->field, &value)) return value.data && vl_text_equal(value, condition->value);
    for (size_t i = 0; i < document->field_count; i++) {
        if (!vl_text_equal(document->fields[i].name, condition->field)) continue;
        if (vl_text_equal(document->fields[i].value, condition->value)) return true;
    }
    return false;
}

/* One of the values asked for each field that is asked for. */
static bool meets_conditions(const vl_settings *settings, const vl_document *document) {
    for (size_t i = 0; i < settings->condition_count; i++) {
        bool met = false;
        for (size_t j = 0; j < settings->condition_count && !met; j++) {
            bool same = vl_text_equal(settings->conditions[i].field, settings->conditions[j].field);
            met = same && has_value(document, &settings->conditions[j]);
        }
        if (!met) return false;
    }
    return true;
}

/* The first or last day that a date, or the beginning of one, stands for. */
static void fill_date(vl_text date, const char *rest, char out[11]) {
    snprintf(out, 11, "%.*s", (int)(date.size < 10 ? date.size : 10), date.data);
    size_t size = strlen(out);
    if (size == 4 || size == 7) snprintf(out + size, 11 - size, "%s", rest + (size - 4));
}

static bool in_time(const vl_settings *settings, vl_text date) {
    char first[11], last[11], bound[11];
    fill_date(date, "-01-01", first);
    fill_date(date, "-12-31", last);
    if (settings->since) {
        fill_date(vl_text_of(settings->since), "-01-01", bound);
        if (strcmp(last, bound) < 0) return false;
    }
    if (settings->until) {
        fill_date(vl_text_of(settings->until), "-12-31", bound);
        if (strcmp(first, bound) > 0) return false;
    }
    return true;
}

static bool is_remembered(const vl_filter *filter, vl_text name) {
    for (size_t i = 0; i < filter->field_count; i++) {
        if (vl_text_equal(vl_text_of(filter->fields[i]), name)) return true;
    }
    return false;
}

static void remember_fields(vl_filter *filter, const vl_document *document) {
    for (size_t i = 0; i < document->field_count && filter->field_count < MOST_FIELDS; i++) {
        vl_text name = document->fields[i].name;
        if (is_remembered(filter, name)) continue;
        bool room = vl_host_grow(filter->host, (void **)&filter->fields, filter->field_count, &filter->field_capacity,
                                 sizeof *filter->fields);
        const char *copy = room ? vl_host_copy(filter->host, name) : NULL;
        if (copy) filter->fields[filter->field_count++] = copy;
    }
}

bool vl_filter_accept(vl_filter *filter, const vl_document *document) {
    const vl_settings *settings = filter->settings;
    filter->seen++;
    if (settings->condition_count) remember_fields(filter, document);
    if (!meets_conditions(settings, document)) return false;
    if (settings->since || settings->until) {
        filter->undated += !document->date.data;
        if (!document->date.data || !in_time(settings, document->date)) return false;
    }
    filter->accepted++;
    return true;
}

/* A field that neither every document nor one of these has. */
static vl_exit check_field(vl_filter *filter, vl_text field) {
    const char *names[MEMBER_COUNT + MOST_FIELDS];
    size_t count = 0;
    for (size_t i = 0; i < MEMBER_COUNT; i++) names[count++] = members[i];
    for (size_t i = 0; i < filter->field_count; i++) names[count++] = filter->fields[i];
    for (size_t i = 0; i < count; i++) {
        if (vl_text_equal(vl_text_of(names[i]), field)) return VL_EXIT_DONE;
    }
    const char *near = vl_nearest_name(field, names, count);
    int size = (int)(field.size < 200 ? field.size : 200);
    if (near) {
        return vl_host_fail(filter->host, VL_EXIT_USAGE, "--where: no document has a field '%.*s' (did you mean '%s'?)", size,
                            field.data, near);
    }
    return vl_host_fail(filter->host, VL_EXIT_USAGE,
                        "--where: no document has a field '%.*s' (id, title, date, source, path and language exist, "
                         "and the documents' metadata)",
                        size, field.data);
}

vl_exit vl_filter_finish(vl_filter *filter) {
    const vl_settings *settings = filter->settings;
    for (size_t i = 0; i < settings->condition_count; i++) {
        if (filter->field_count == MOST_FIELDS) break;
        vl_exit done = check_field(filter, settings->conditions[i].field);
        if (done != VL_EXIT_DONE) return done;
    }
    if (filter->undated && !settings->quiet) {
        vl_host_say(filter->host, "left out %" PRIu64 " %s without a date", filter->undated,
                    filter->undated == 1 ? "document" : "documents");
    }
    if (vl_filter_active(filter) && filter->seen && !filter->accepted && !settings->quiet) {
        static const char conditions[] = "--where, --since and --until as given";
        if (filter->seen == 1) vl_host_say(filter->host, "the one document does not meet %s", conditions);
        else vl_host_say(filter->host, "none of %" PRIu64 " documents meets %s", filter->seen, conditions);
    }
    return VL_EXIT_DONE;
}
