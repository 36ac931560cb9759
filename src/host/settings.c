#include "host/settings.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input/formats.h"
#include "input/iso_date.h"
#include "vanlua/input.h"
#include "vanlua/language.h"

static const char *const formats[] = {"auto", "table", "tsv", "csv", "json", "jsonl", "md", "html", "svg"};
/* Extensions of formats that are not written: a file so named would hold something else. */
static const char *const foreign[] = {"pdf", "xls", "xlsx", "ods", "doc", "docx", "odt", "xml", "png"};
static const char *const kinds[] = {"title", "dateline", "byline", "caption", "heading", "body", "furniture"};

#define CHOICES(array) .choices = (array), .choice_count = sizeof(array) / sizeof *(array)

const vl_option vl_setting_options[VL_SETTING_COUNT] = {
    [VL_SETTING_FORMAT] = {.name = "format", .type = VL_OPTION_CHOICE, CHOICES(formats),
                           .help = "how the result is written (auto: by the output's extension, a table on a terminal, else TSV)"},
    [VL_SETTING_BOM] = {.name = "bom", .type = VL_OPTION_BOOLEAN,
                        .help = "begin CSV and TSV with a byte order mark, for Excel"},
    [VL_SETTING_OUTPUT] = {.name = "output", .type = VL_OPTION_FILE, .letter = 'o',
                           .help = "write the result to FILE, whole or not at all"},
    [VL_SETTING_THREADS] = {.name = "threads", .type = VL_OPTION_INTEGER, .has_minimum = true, .minimum = 1,
                            .has_maximum = true, .maximum = 1024, .help = "threads to work with at most"},
    [VL_SETTING_LANGUAGE] = {.name = "language", .type = VL_OPTION_STRING, .placeholder = "TAG",
                             .help = "language of all documents, as vi or en-GB (default: detected)"},
    [VL_SETTING_LEXICON] = {.name = "lexicon", .type = VL_OPTION_LIST, .verbatim = true, .placeholder = "FILE",
                            .help = "your own Vietnamese words, one a line, which stay whole; -WORD is no word (repeatable)"},
    [VL_SETTING_WHERE] = {.name = "where", .type = VL_OPTION_LIST, .verbatim = true, .placeholder = "FIELD=VALUE",
                          .help = "only documents whose field has the value; repeated: any of a field's values, all of the fields"},
    [VL_SETTING_SINCE] = {.name = "since", .type = VL_OPTION_STRING, .placeholder = "DATE",
                          .help = "only documents of that day, month or year (2020-10-06, 2020-10, 2020) or later"},
    [VL_SETTING_UNTIL] = {.name = "until", .type = VL_OPTION_STRING, .placeholder = "DATE",
                          .help = "only documents of that day, month or year, or earlier"},
    [VL_SETTING_PARAGRAPHS] = {.name = "paragraphs", .type = VL_OPTION_LIST, .placeholder = "KINDS", CHOICES(kinds),
                               .help = "only paragraphs of these kinds"},
    [VL_SETTING_WRAPPED] = {.name = "wrapped", .type = VL_OPTION_BOOLEAN,
                            .help = "blank lines, not line ends, separate paragraphs"},
    [VL_SETTING_STRICT] = {.name = "strict", .type = VL_OPTION_BOOLEAN,
                           .help = "fail where files would be skipped or bytes replaced"},
    [VL_SETTING_QUIET] = {.name = "quiet", .type = VL_OPTION_BOOLEAN, .help = "no warnings, no progress"},
    [VL_SETTING_META] = {.name = "meta", .type = VL_OPTION_BOOLEAN, .help = "write the settings along with the result"},
    [VL_SETTING_LIMIT_MEMORY] = {.name = "limit_memory", .type = VL_OPTION_STRING, .placeholder = "SIZE",
                                 .help = "stop beyond that much memory, as 512M or 2G"},
    [VL_SETTING_LIMIT_TIME] = {.name = "limit_time", .type = VL_OPTION_STRING, .placeholder = "SECONDS",
                               .help = "stop after that time, as 10, 30s or 5m"},
    [VL_SETTING_ALLOW_READ] = {.name = "allow_read", .type = VL_OPTION_LIST, .verbatim = true, .placeholder = "DIR",
                               .help = "let the script read below DIR (repeatable)"},
    [VL_SETTING_ALLOW_WRITE] = {.name = "allow_write", .type = VL_OPTION_LIST, .verbatim = true, .placeholder = "DIR",
                                .help = "let the script write below DIR (repeatable)"},
    [VL_SETTING_TRUST] = {.name = "trust", .type = VL_OPTION_BOOLEAN,
                          .help = "give the script all of Lua, the system included"},
    [VL_SETTING_HELP] = {.name = "help", .type = VL_OPTION_BOOLEAN, .letter = 'h', .help = "show this help"},
};

const vl_option *vl_settings_find(vl_text name) {
    for (size_t i = 0; i < VL_SETTING_COUNT; i++) {
        if (vl_option_named(&vl_setting_options[i], name)) return &vl_setting_options[i];
    }
    return NULL;
}

/* A number that is not negative, and what follows it. */
static bool split_number(const char *text, double *number, const char **rest) {
    if (*text < '0' || *text > '9' || (text[0] == '0' && (text[1] == 'x' || text[1] == 'X'))) return false;
    char *end;
    *number = strtod(text, &end);
    *rest = end;
    return isfinite(*number);
}

bool vl_settings_size(const char *text, uint64_t *out) {
    static const char units[] = "KMGT";
    double number;
    const char *rest;
    if (!split_number(text, &number, &rest)) return false;
    if (*rest == ' ') rest++;
    const char *unit = *rest ? strchr(units, *rest >= 'a' ? *rest - 'a' + 'A' : *rest) : NULL;
    if (unit) {
        for (const char *u = units; u <= unit; u++) number *= 1024;
        rest++;
        if (*rest == 'i') rest++;
    }
    if (*rest == 'B' || *rest == 'b') rest++;
    if (*rest || number < 1 || number > 9e18) return false;
    *out = (uint64_t)number;
    return true;
}

bool vl_settings_duration(const char *text, double *out) {
    const char *rest;
    if (!split_number(text, out, &rest)) return false;
    if (*rest == 'm') *out *= 60;
    if (*rest == 'h') *out *= 3600;
    if (*rest == 's' || *rest == 'm' || *rest == 'h') rest++;
    return !*rest && *out > 0 && *out < 1e9;
}

static vl_status read_date(const vl_option_value *value, const char *name, const char **out, vl_error *error) {
    *out = value->set ? value->text : NULL;
    vl_iso_date kind = *out ? vl_iso_date_of(vl_text_of(*out)) : VL_ISO_DATE;
    if (kind == VL_ISO_DATE) return VL_OK;
    if (kind == VL_ISO_DATE_NO_DAY) return vl_error_set(error, VL_ERROR_ARGUMENT, "--%s: there is no day %s", name, *out);
    return vl_error_set(error, VL_ERROR_ARGUMENT, "--%s takes a date, as 2020-10-06, 2020-10 or 2020, not '%.200s'", name,
                        *out);
}

static vl_status read_conditions(vl_host *host, const vl_option_value *value, vl_settings *out, vl_error *error) {
    if (!value->set) return VL_OK;
    out->conditions = vl_host_allocate(host, value->count * sizeof *out->conditions);
    if (!out->conditions) return vl_error_memory(error);
    for (size_t i = 0; i < value->count; i++) {
        const char *item = value->items[i], *equals = strchr(item, '=');
        if (!equals || equals == item) {
            return vl_error_set(error, VL_ERROR_ARGUMENT, "--where takes FIELD=VALUE, as source=VnExpress, not '%.200s'", item);
        }
        vl_string composed = VL_STRING;
        if (vl_text_normalize(host->own, vl_text_of(equals + 1), VL_NFC, &composed,
                              NULL) != VL_OK) return vl_error_memory(error);
        const char *kept = vl_host_copy(host, (vl_text){composed.data, composed.size});
        vl_string_free(host->own, &composed);
        if (!kept) return vl_error_memory(error);
        out->conditions[i] = (vl_condition){{item, (size_t)(equals - item)}, vl_text_of(kept)};
    }
    out->condition_count = value->count;
    return VL_OK;
}

static void read_paragraphs(const vl_option_value *value, vl_settings *out) {
    for (size_t i = 0; value->set && i < value->count; i++) {
        vl_paragraph_kind kind;
        if (vl_paragraph_kind_find(vl_text_of(value->items[i]), &kind)) out->paragraphs |= 1u << kind;
    }
}

static vl_status read_limits(const vl_option_value *values, vl_settings *out, vl_error *error) {
    out->memory_given = values[VL_SETTING_LIMIT_MEMORY].text;
    const vl_option_value *memory = &values[VL_SETTING_LIMIT_MEMORY], *time = &values[VL_SETTING_LIMIT_TIME];
    if (memory->set && !vl_settings_size(memory->text, &out->limit_memory)) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "--limit-memory takes a size, as 268435456, 512M or 2G, not '%.200s'",
                            memory->text);
    }
    if (time->set && !vl_settings_duration(time->text, &out->limit_time)) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "--limit-time takes seconds, as 10, 0.5, 30s or 5m, not '%.200s'",
                            time->text);
    }
    return VL_OK;
}

/* The format named, or the one the output's extension stands for. */
static vl_status read_format(const vl_option_value *values, vl_settings *out, vl_error *error) {
    const vl_option_value *format = &values[VL_SETTING_FORMAT];
    if (format->set && strcmp(format->text, "auto") != 0) {
        out->format_given = vl_format_find(vl_text_of(format->text), &out->format);
        return VL_OK;
    }
    vl_text extension = out->output ? vl_path_extension(out->output) : (vl_text){0};
    if (!extension.size) return VL_OK;
    char name[16] = "";
    for (size_t i = 0; i < extension.size && extension.size < sizeof name; i++) {
        char c = extension.data[i];
        name[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
        if (strcmp(name, foreign[i]) != 0) continue;
        return vl_error_set(error, VL_ERROR_ARGUMENT,
                            "%.300s: no such format (tsv, csv, json, jsonl, md, html and svg exist; --format says which)",
                            out->output);
    }
    const char *format_name = strcmp(name, "htm") == 0 ? "html" : name;
    out->format_given = strcmp(name, "table") != 0 && vl_format_find(vl_text_of(format_name), &out->format);
    out->extension_unknown = !out->format_given;
    return VL_OK;
}

/* The code of the country is taken for that of the language by many, and is a well-formed tag. */
static void say_country(vl_host *host, const char *tag) {
    bool country = (tag[0] == 'v' || tag[0] == 'V') && (tag[1] == 'n' || tag[1] == 'N') && (!tag[2] || tag[2] == '-');
    if (country) vl_host_say(host, "--language: '%.2s' is no code of Vietnamese: did you mean 'vi'?", tag);
}

vl_status vl_settings_read(vl_host *host, const vl_option_value *values, vl_settings *out, vl_error *error) {
    *out = (vl_settings){.values = values};
    out->output = values[VL_SETTING_OUTPUT].set ? values[VL_SETTING_OUTPUT].text : NULL;
    if (out->output && strcmp(out->output, "-") == 0) out->output = NULL;
    out->language = values[VL_SETTING_LANGUAGE].set ? values[VL_SETTING_LANGUAGE].text : NULL;
    out->lexicons = values[VL_SETTING_LEXICON].items;
    out->lexicon_count = values[VL_SETTING_LEXICON].count;
    out->bom = values[VL_SETTING_BOM].boolean;
    out->wrapped = values[VL_SETTING_WRAPPED].boolean;
    out->strict = values[VL_SETTING_STRICT].boolean;
    out->quiet = values[VL_SETTING_QUIET].boolean;
    out->meta = values[VL_SETTING_META].boolean;
    out->trust = values[VL_SETTING_TRUST].boolean;
    out->help = values[VL_SETTING_HELP].boolean;
    out->allow_read = values[VL_SETTING_ALLOW_READ].items;
    out->allow_read_count = values[VL_SETTING_ALLOW_READ].count;
    out->allow_write = values[VL_SETTING_ALLOW_WRITE].items;
    out->allow_write_count = values[VL_SETTING_ALLOW_WRITE].count;
    if (out->output && !*out->output) return vl_error_set(error, VL_ERROR_ARGUMENT, "--output takes a file, not ''");
    for (size_t i = 0; i < out->lexicon_count; i++) {
        if (!*out->lexicons[i]) return vl_error_set(error, VL_ERROR_ARGUMENT, "--lexicon takes a file, not ''");
    }
    if (out->language && !vl_language_find(vl_text_of(out->language))) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "--language takes a language tag, as vi or en-GB, not '%.200s'",
                            out->language);
    }
    if (out->language && !out->quiet) say_country(host, out->language);
    read_paragraphs(&values[VL_SETTING_PARAGRAPHS], out);
    vl_status status = read_format(values, out, error);
    if (status == VL_OK) status = read_limits(values, out, error);
    if (status == VL_OK) status = read_date(&values[VL_SETTING_SINCE], "since", &out->since, error);
    if (status == VL_OK) status = read_date(&values[VL_SETTING_UNTIL], "until", &out->until, error);
    return status == VL_OK ? read_conditions(host, &values[VL_SETTING_WHERE], out, error) : status;
}
