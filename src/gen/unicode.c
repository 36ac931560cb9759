/*
 * Writes src/text/unicode_tables.c, the tables that src/text/property.h declares, from the files of the Unicode Character
 * Database:
 *
 *     unicode UCD-FOLDER OUTPUT
 *
 * The output depends on the files only, so that a second run gives the same bytes. Whatever is wrong with a file is told with
 * its name and line, and then nothing is written.
 */
#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/property.h"

#define CODE_POINTS 0x110000u
#define PAGE 128u
#define BLOCKS (CODE_POINTS / PAGE)
#define RECORDS_MAX 256u
#define FIELDS_MAX 16

/* One file of the database, at one of its lines. */
typedef struct ucd_source {
    FILE *file;
    char path[4096];
    unsigned long line;
    char text[4096];          /* the line, cut into fields in place */
    char *fields[FIELDS_MAX]; /* without the blanks around them */
    size_t field_count;
} ucd_source;

/* What was read, and then the same without its repetitions. */
typedef struct ucd_database {
    char version[32];
    vl_property properties[CODE_POINTS];
    vl_property records[RECORDS_MAX];
    size_t record_count;
    uint8_t numbers[CODE_POINTS]; /* of records */
    uint32_t pages[BLOCKS];        /* first code point of the first block that looks like this page */
    size_t page_count;
    uint16_t blocks[BLOCKS]; /* numbers of pages */
} ucd_database;

/* Puts one line of a file into the properties of a range of code points. False: a value it does not know. */
typedef bool (*line_reader)(ucd_database *data, ucd_source *source, uint32_t first, uint32_t last, const void *argument);

_Noreturn static void fail(const ucd_source *source, const char *format, ...) {
    va_list arguments;
    if (source) fprintf(stderr, "%s:%lu: ", source->path, source->line);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(EXIT_FAILURE);
}

static void source_open(ucd_source *source, const char *folder, const char *name) {
    int length = snprintf(source->path, sizeof source->path, "%s/%s", folder, name);
    if (length < 0 || (size_t)length >= sizeof source->path) fail(NULL, "%s: the path is too long", folder);
    source->line = 0;
    source->file = fopen(source->path, "r");
    if (!source->file) fail(NULL, "%s: %s", source->path, strerror(errno));
}

static void source_close(ucd_source *source) {
    if (ferror(source->file)) fail(source, "cannot be read: %s", strerror(errno));
    fclose(source->file);
}

/* Most files name their version in the first line: `# PropList-15.0.0.txt`. All that do must agree. */
static void take_version(ucd_database *data, const ucd_source *source) {
    const char *end = strstr(source->text, ".txt");
    const char *first = end;
    char version[sizeof data->version];
    if (!end || source->text[0] != '#') return;
    while (first > source->text && (first[-1] == '.' || (first[-1] >= '0' && first[-1] <= '9'))) first--;
    if (first == end || first == source->text || first[-1] != '-' || (size_t)(end - first) >= sizeof version) return;
    memcpy(version, first, (size_t)(end - first));
    version[end - first] = '\0';
    if (!data->version[0]) memcpy(data->version, version, sizeof version);
    else if (strcmp(data->version, version) != 0) fail(source, "version %s among files of version %s", version, data->version);
}

static char *trim(char *text) {
    char *end = text + strlen(text);
    while (*text == ' ' || *text == '\t') text++;
    while (end > text && strchr(" \t\r\n", end[-1])) *--end = '\0';
    return text;
}

static void split_fields(ucd_source *source) {
    char *at = source->text;
    source->field_count = 0;
    for (;;) {
        char *end = strchr(at, ';');
        if (source->field_count == FIELDS_MAX) fail(source, "more than %d fields", FIELDS_MAX);
        if (end) *end = '\0';
        source->fields[source->field_count++] = trim(at);
        if (!end) return;
        at = end + 1;
    }
}

/* Goes to the next line that holds something and splits it. False at the end of the file. */
static bool source_next(ucd_database *data, ucd_source *source) {
    while (fgets(source->text, (int)sizeof source->text, source->file)) {
        size_t size = strlen(source->text);
        char *comment;
        source->line++;
        if (size + 1 == sizeof source->text && source->text[size - 1] != '\n') fail(source, "the line is too long");
        if (source->line == 1) take_version(data, source);
        comment = strchr(source->text, '#');
        if (comment) *comment = '\0';
        if (*trim(source->text) == '\0') continue;
        split_fields(source);
        return true;
    }
    return false;
}

/* Reads a code point, and tells where it ends. */
static uint32_t read_code_point(const ucd_source *source, const char *text, const char **end) {
    char *stop;
    unsigned long value = strtoul(text, &stop, 16);
    if (stop == text || strchr("+- ", *text)) fail(source, "a code point expected, not \"%s\"", text);
    if (value >= CODE_POINTS) fail(source, "\"%s\" is past U+10FFFF", text);
    *end = stop;
    return (uint32_t)value;
}

static void read_range(const ucd_source *source, uint32_t *first, uint32_t *last) {
    const char *text = source->fields[0];
    const char *end;
    *first = *last = read_code_point(source, text, &end);
    if (end[0] == '.' && end[1] == '.') *last = read_code_point(source, end + 2, &end);
    if (*end != '\0') fail(source, "a code point or a range expected, not \"%s\"", text);
    if (*last < *first) fail(source, "the range \"%s\" ends before it begins", text);
}

static void read_lines(ucd_database *data, const char *folder, const char *name, line_reader reader, const void *argument) {
    ucd_source source;
    source_open(&source, folder, name);
    while (source_next(data, &source)) {
        uint32_t first, last;
        read_range(&source, &first, &last);
        if (source.field_count < 2) fail(&source, "at least two fields expected");
        if (!reader(data, &source, first, last, argument)) fail(&source, "unknown value \"%s\"", source.fields[1]);
    }
    source_close(&source);
}

/* Position of the name in a list that NULL ends, -1 if it is not there. */
static int find_name(const char *const *names, const char *name) {
    for (int i = 0; names[i]; i++) {
        if (strcmp(names[i], name) == 0) return i;
    }
    return -1;
}

/* The lists below follow the enumerations of property.h. */

static const char *const category_names[] = {
    "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe",
    "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", NULL
};

static const char *const word_break_names[] = {
    "Other", "CR", "LF", "Newline", "Extend", "ZWJ", "Regional_Indicator", "Format", "Katakana", "Hebrew_Letter", "ALetter",
    "Single_Quote", "Double_Quote", "MidNumLet", "MidLetter", "MidNum", "Numeric", "ExtendNumLet", "WSegSpace", NULL
};

static const char *const sentence_break_names[] = {
    "Other", "CR", "LF", "Extend", "Sep", "Format", "Sp", "Lower", "Upper", "OLetter", "Numeric", "ATerm", "SContinue", "STerm",
    "Close", NULL
};

static const char *const grapheme_break_names[] = {
    "Other", "CR", "LF", "Control", "Extend", "ZWJ", "Regional_Indicator", "Prepend", "SpacingMark", "L", "V", "T", "LV", "LVT",
    NULL
};

/* A property with one value of a list for each code point, and the byte of a record that keeps it. */
typedef struct ucd_enumeration {
    const char *file;
    const char *const *names;
    size_t offset;
} ucd_enumeration;

static const ucd_enumeration enumerations[] = {
    {"auxiliary/WordBreakProperty.txt", word_break_names, offsetof(vl_property, word_break)},
    {"auxiliary/SentenceBreakProperty.txt", sentence_break_names, offsetof(vl_property, sentence_break)},
    {"auxiliary/GraphemeBreakProperty.txt", grapheme_break_names, offsetof(vl_property, grapheme_break)},
};

static bool take_enumeration(ucd_database *data, ucd_source *source, uint32_t first, uint32_t last, const void *argument) {
    const ucd_enumeration *enumeration = argument;
    int value = find_name(enumeration->names, source->fields[1]);
    if (value < 0) return false;
    for (uint32_t i = first; i <= last; i++) ((uint8_t *)&data->properties[i])[enumeration->offset] = (uint8_t)value;
    return true;
}

/* A yes-or-no property: set where the fields behind the range begin like this. */
typedef struct ucd_binary {
    const char *file;
    const char *name;
    const char *value; /* NULL: whatever follows the name */
    uint8_t flag;
} ucd_binary;

static const ucd_binary binaries[] = {
    {"PropList.txt", "White_Space", NULL, VL_PROPERTY_WHITE_SPACE},
    {"DerivedCoreProperties.txt", "Uppercase", NULL, VL_PROPERTY_UPPER},
    {"DerivedCoreProperties.txt", "Lowercase", NULL, VL_PROPERTY_LOWER},
    {"DerivedCoreProperties.txt", "Default_Ignorable_Code_Point", NULL, VL_PROPERTY_KEYLESS}, /* narrowed below */
    {"DerivedNormalizationProps.txt", "NFC_QC", "N", VL_PROPERTY_NFC_DOUBT},
    {"DerivedNormalizationProps.txt", "NFC_QC", "M", VL_PROPERTY_NFC_DOUBT},
    {"EastAsianWidth.txt", "W", NULL, VL_PROPERTY_WIDE},
    {"EastAsianWidth.txt", "F", NULL, VL_PROPERTY_WIDE},
    {"emoji/emoji-data.txt", "Extended_Pictographic", NULL, VL_PROPERTY_EXTENDED_PICTOGRAPHIC},
    {"Scripts.txt", "Latin", NULL, VL_PROPERTY_STRIPPED_SCRIPT}, /* narrowed below */
    {"Scripts.txt", "Greek", NULL, VL_PROPERTY_STRIPPED_SCRIPT},
    {"Scripts.txt", "Cyrillic", NULL, VL_PROPERTY_STRIPPED_SCRIPT},
};

static bool take_binary(ucd_database *data, ucd_source *source, uint32_t first, uint32_t last, const void *argument) {
    const ucd_binary *binary = argument;
    if (strcmp(source->fields[1], binary->name) != 0) return true;
    if (binary->value && (source->field_count < 3 || strcmp(source->fields[2], binary->value) != 0)) return true;
    for (uint32_t i = first; i <= last; i++) data->properties[i].flags |= binary->flag;
    return true;
}

/* A property that a file is read for and does not hold was renamed, or the file is not the one meant. */
static void require_binary(const ucd_database *data, const ucd_binary *binary) {
    for (uint32_t i = 0; i < CODE_POINTS; i++) {
        if (data->properties[i].flags & binary->flag) return;
    }
    fail(NULL, "%s: no code point with the property %s", binary->file, binary->name);
}

static bool ends_with(const char *text, const char *end) {
    size_t size = strlen(text), end_size = strlen(end);
    return size >= end_size && strcmp(text + size - end_size, end) == 0;
}

/* UnicodeData.txt has its ranges as two lines, named `<…, First>` and `<…, Last>`; `*open` is the start of such a range. */
static void take_character(ucd_database *data, ucd_source *source, uint32_t *open) {
    uint32_t first, last;
    int category;
    unsigned long combining_class;
    char *end;
    if (source->field_count != 15) fail(source, "15 fields expected, not %zu", source->field_count);
    read_range(source, &first, &last);
    category = find_name(category_names, source->fields[2]);
    if (category < 0) fail(source, "unknown category \"%s\"", source->fields[2]);
    combining_class = strtoul(source->fields[3], &end, 10);
    if (end == source->fields[3] || *end || combining_class > 254) {
        fail(source, "no combining class: \"%s\"", source->fields[3]);
    }
    if (ends_with(source->fields[1], ", First>")) {
        *open = first;
        return;
    }
    if (ends_with(source->fields[1], ", Last>")) {
        if (*open > last) fail(source, "the end of a range that was not begun");
        first = *open;
    } else if (*open != CODE_POINTS) fail(source, "the end of the range from %04X expected", (unsigned)*open);
    *open = CODE_POINTS;
    for (uint32_t i = first; i <= last; i++) {
        data->properties[i].category = (uint8_t)category;
        data->properties[i].combining_class = (uint8_t)combining_class;
    }
}

static void read_characters(ucd_database *data, const char *folder) {
    ucd_source source;
    uint32_t open = CODE_POINTS;
    source_open(&source, folder, "UnicodeData.txt");
    while (source_next(data, &source)) take_character(data, &source, &open);
    if (open != CODE_POINTS) fail(&source, "the range from %04X has no end", (unsigned)open);
    if (source.line == 0) fail(&source, "the file is empty");
    source_close(&source);
}

/* What property.h defines by more than one property of the database. */
static void derive(vl_property *property) {
    bool mark = property->category >= VL_CATEGORY_MN && property->category <= VL_CATEGORY_ME;
    if (property->category == VL_CATEGORY_LT) property->flags |= VL_PROPERTY_UPPER;
    if (property->combining_class != 0) property->flags |= VL_PROPERTY_NFC_DOUBT;
    if (!vl_is_letter(property)) property->flags &= (uint8_t)~VL_PROPERTY_STRIPPED_SCRIPT;
    /* Of what is ignorable the marks (variation selectors, grapheme joiner) and format characters are dropped from
     * keys; fillers are letters, and what is not assigned yet may become anything. */
    if (!mark) property->flags &= (uint8_t)~VL_PROPERTY_KEYLESS;
    if (property->category == VL_CATEGORY_CF) property->flags |= VL_PROPERTY_KEYLESS;
}

static void read_database(ucd_database *data, const char *folder) {
    read_characters(data, folder);
    for (size_t i = 0; i < sizeof enumerations / sizeof *enumerations; i++) {
        read_lines(data, folder, enumerations[i].file, take_enumeration, &enumerations[i]);
    }
    for (size_t i = 0; i < sizeof binaries / sizeof *binaries; i++) {
        read_lines(data, folder, binaries[i].file, take_binary, &binaries[i]);
        require_binary(data, &binaries[i]);
    }
    for (uint32_t i = 0; i < CODE_POINTS; i++) derive(&data->properties[i]);
    if (!data->version[0]) fail(NULL, "%s: no file tells the version of Unicode", folder);
}

/* Number of the record that equals the property, made if there is none yet. Neighbours are mostly alike, so `near` is tried
 * first. */
static size_t find_record(ucd_database *data, const vl_property *property, size_t near) {
    if (near < data->record_count && memcmp(&data->records[near], property, sizeof *property) == 0) return near;
    for (size_t i = 0; i < data->record_count; i++) {
        if (memcmp(&data->records[i], property, sizeof *property) == 0) return i;
    }
    if (data->record_count == RECORDS_MAX) fail(NULL, "more than %u different records", RECORDS_MAX);
    data->records[data->record_count] = *property;
    return data->record_count++;
}

static size_t find_page(ucd_database *data, uint32_t first) {
    size_t size = PAGE * sizeof *data->numbers;
    for (size_t i = 0; i < data->page_count; i++) {
        if (memcmp(&data->numbers[data->pages[i]], &data->numbers[first], size) == 0) return i;
    }
    data->pages[data->page_count] = first;
    return data->page_count++;
}

static void compress(ucd_database *data) {
    size_t number = 0;
    for (uint32_t i = 0; i < CODE_POINTS; i++) {
        number = find_record(data, &data->properties[i], number);
        data->numbers[i] = (uint8_t)number;
    }
    for (uint32_t i = 0; i < BLOCKS; i++) data->blocks[i] = (uint16_t)find_page(data, i * PAGE);
}

/* Writes one of many numbers, in lines that begin with `indent`; `*column` is where the line ends, 0 before the first. */
static void write_number(FILE *file, unsigned number, const char *indent, int *column) {
    if (*column > 120) {
        fputc('\n', file);
        *column = 0;
    }
    if (*column == 0) *column = fprintf(file, "%s", indent);
    *column += fprintf(file, "%u,", number);
}

static void write_tables(FILE *file, const ucd_database *data) {
    int block_column = 0;
    fprintf(file,
            "/*\n"
            " * Generated by src/gen/unicode.c from the Unicode Character Database %s; do not edit. To make it again:\n"
            " *\n"
            " *     make unicode UCD=/usr/share/unicode\n"
            " */\n"
            "#include \"text/property.h\"\n\n",
            data->version);
    fprintf(file, "const vl_property vl_property_records[%zu] = {\n", data->record_count);
    for (size_t i = 0; i < data->record_count; i++) {
        const vl_property *record = &data->records[i];
        fprintf(file, "    {%u, %u, %u, %u, %u, %u},\n", record->category, record->word_break, record->sentence_break,
                record->grapheme_break, record->combining_class, record->flags);
    }
    fprintf(file, "};\n\nconst uint8_t vl_property_pages[%zu][128] = {\n", data->page_count);
    for (size_t i = 0; i < data->page_count; i++) {
        int column = 0;
        fprintf(file, "    {\n");
        for (uint32_t j = 0; j < PAGE; j++) write_number(file, data->numbers[data->pages[i] + j], "        ", &column);
        fprintf(file, "\n    },\n");
    }
    fprintf(file, "};\n\nconst uint16_t vl_property_blocks[%u] = {\n", BLOCKS);
    for (uint32_t i = 0; i < BLOCKS; i++) write_number(file, data->blocks[i], "    ", &block_column);
    fprintf(file, "\n};\n");
}

static void write_output(const ucd_database *data, const char *path) {
    FILE *file = fopen(path, "w");
    bool written;
    if (!file) fail(NULL, "%s: %s", path, strerror(errno));
    write_tables(file, data);
    written = !ferror(file);
    if (fclose(file) != 0 || !written) {
        remove(path);
        fail(NULL, "%s: cannot be written", path);
    }
}

int main(int count, char **arguments) {
    ucd_database *data;
    if (count != 3) fail(NULL, "usage: unicode UCD-FOLDER OUTPUT");
    data = calloc(1, sizeof *data);
    if (!data) fail(NULL, "no memory");
    read_database(data, arguments[1]);
    compress(data);
    write_output(data, arguments[2]);
    printf("%s: Unicode %s, %zu records, %zu pages\n", arguments[2], data->version, data->record_count, data->page_count);
    free(data);
    return EXIT_SUCCESS;
}
