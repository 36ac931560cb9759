/*
 * vanlua.chart.bars, lines and heatmap: numbers in rows and columns.
 */
#include "lua/chart.h"
#include "lua/library.h"
#include "lua/table.h"
#include "lua/type.h"
#include "lua/well_formed.h"

/* Labels, and an array of arrays of numbers: one for each row, or for each column. */
typedef struct matrix {
    int labels;        /* index of the array of labels */
    int arrays;        /* index of the array of arrays */
    bool by_rows;
    const char *what;  /* the name of those in errors, as "series" */
    const char *inner; /* what follows the number there, as ".values" */
} matrix;

/* Checks that the array of numbers on top, the one at `place`, has so many. */
static void check_numbers(lua_State *L, const matrix *given, size_t place, size_t expected, const char *as_there_are) {
    int array = lua_gettop(L);
    lua_Integer number = (lua_Integer)place;
    if (!vl_lua_type_accepts(L, array, vl_text_of("number[]"))) {
        lua_pushfstring(L, "%s[%I]%s", given->what, number, given->inner);
        vl_lua_type_explain(L, array, vl_text_of("number[]"));
        vl_lua_argument_error(L, lua_tostring(L, -2), "%s", lua_tostring(L, -1));
    }
    lua_Integer count = (lua_Integer)lua_rawlen(L, array);
    if ((size_t)count == expected) return;
    lua_pushfstring(L, "%s[%I]%s", given->what, number, given->inner);
    vl_lua_argument_error(L, lua_tostring(L, -1), "%I numbers expected, as there are %I %s, got %I", (lua_Integer)expected,
                          (lua_Integer)expected, as_there_are, count);
}

/* Pushes a Table with a column `first` and those named in the array at `names`. */
static vl_table *push_columns(lua_State *L, const char *first, int names) {
    size_t count = (size_t)lua_rawlen(L, names);
    vl_text *columns = vl_lua_new_array(L, count + 1, sizeof *columns);
    lua_newtable(L); /* keeps the names */
    int kept = lua_gettop(L);
    lua_pushstring(L, first);
    for (size_t i = 1; i <= count; i++) {
        lua_rawgeti(L, names, (lua_Integer)i);
        lua_tolstring(L, -1, NULL);
        columns[i] = vl_lua_make_well_formed(L, -1);
        if (vl_text_equal(columns[i], vl_text_of(lua_tostring(L, kept + 1)))) {
            lua_pushfstring(L, "%s_", lua_tostring(L, kept + 1));
            lua_replace(L, kept + 1);
            lua_pop(L, 1);
            i = 0; /* the new name may be taken too */
            continue;
        }
        lua_rawseti(L, kept, (lua_Integer)i);
    }
    columns[0] = vl_text_of(lua_tostring(L, kept + 1));
    vl_lua_table *object = vl_lua_new_table(L);
    vl_error error;
    vl_status status = vl_table_create(vl_lua_context(L), columns, count + 1, &object->table, &error);
    if (status == VL_ERROR_ARGUMENT) vl_lua_argument_error(L, "names of columns", "%s", error.message);
    if (status) vl_lua_raise(L, &error);
    return object->table;
}

/* Appends the rows of a matrix whose shape has been checked. */
static void append_rows(lua_State *L, const matrix *given, vl_table *table) {
    size_t columns = vl_table_column_count(table) - 1, rows = (size_t)lua_rawlen(L, given->labels);
    vl_cell *cells = vl_lua_new_array(L, columns + 1, sizeof *cells);
    vl_error error;
    int top = lua_gettop(L);
    for (size_t row = 1; row <= rows; row++) {
        lua_rawgeti(L, given->labels, (lua_Integer)row);
        cells[0] = vl_lua_chart_label(L, top + 1);
        for (size_t i = 1; i <= columns; i++) {
            lua_rawgeti(L, given->arrays, (lua_Integer)(given->by_rows ? row : i));
            lua_rawgeti(L, -1, (lua_Integer)(given->by_rows ? i : row));
            cells[i] = vl_lua_chart_label(L, -1);
            lua_pop(L, 2);
        }
        if (vl_table_append(table, cells, &error)) vl_lua_raise(L, &error);
        lua_settop(L, top);
    }
}

/* Pushes a Table of columns of the one in the option `table`. */
static const vl_table *push_selection(lua_State *L, const vl_table *from, const size_t *columns, size_t count, const char *argument) {
    vl_lua_table *object = vl_lua_new_table(L);
    vl_error error;
    vl_status status = vl_table_select(from, columns, count, &object->table, &error);
    if (status == VL_ERROR_ARGUMENT) vl_lua_argument_error(L, argument, "%s", error.message);
    if (status) vl_lua_raise(L, &error);
    return object->table;
}

/* The table of the option `table`, which is pushed. */
static const vl_table *push_table(lua_State *L) {
    vl_lua_option_push(L, 1, "table");
    return vl_lua_check_table(L, -1, "table");
}

/* The column that the option `name` names. */
static size_t column_of(lua_State *L, const vl_table *table, const char *name) {
    if (vl_lua_option_push(L, 1, name) != LUA_TSTRING) {
        vl_lua_type_describe(L, -1);
        vl_lua_argument_error(L, name, "name of a column of 'table' expected, got %s", lua_tostring(L, -1));
    }
    return vl_lua_check_column(L, lua_gettop(L), table, name);
}

static void refuse_columns(lua_State *L, const char *const *names) {
    for (; *names; names++) {
        if (vl_lua_option_push(L, 1, *names) != LUA_TNIL) {
            vl_lua_argument_error(L, *names, "this names a column of 'table', which is not given");
        }
        lua_pop(L, 1);
    }
}

static int chart_bars(lua_State *L) {
    static const char *const data[] = {"labels", "values", NULL}, *const columns[] = {"label", "value", NULL};
    lua_settop(L, 1);
    vl_text title = vl_lua_chart_title(L);
    if (vl_lua_chart_takes_table(L, data, 2)) {
        const vl_table *table = push_table(L);
        const size_t picked[] = {column_of(L, table, "label"), column_of(L, table, "value")};
        return vl_lua_push_chart(L, VL_CHART_BARS, title, push_selection(L, table, picked, 2, "value"), "table");
    }
    refuse_columns(L, columns);
    int top = lua_gettop(L);
    vl_lua_option_push(L, 1, "labels");
    lua_createtable(L, 1, 0);
    vl_lua_option_push(L, 1, "values");
    matrix given = {.labels = top + 1, .arrays = top + 2};
    lua_Integer labels = (lua_Integer)lua_rawlen(L, top + 1), values = (lua_Integer)lua_rawlen(L, top + 3);
    if (labels != values) {
        vl_lua_argument_error(L, "values", "%I numbers expected, as there are %I labels, got %I", labels, labels, values);
    }
    lua_rawseti(L, top + 2, 1);
    lua_createtable(L, 1, 0);
    lua_pushliteral(L, "value");
    lua_rawseti(L, top + 3, 1);
    vl_table *table = push_columns(L, "label", top + 3);
    append_rows(L, &given, table);
    return vl_lua_push_chart(L, VL_CHART_BARS, title, table, "values");
}

/* The table form of lines: a column for x, and those of y. */
static int lines_of_table(lua_State *L, vl_text title) {
    const vl_table *table = push_table(L);
    size_t x = column_of(L, table, "x"), count = 0;
    if (vl_lua_option_push(L, 1, "y") == LUA_TNIL) vl_lua_argument_error(L, "y", "names of columns of 'table' expected, got nil");
    int names = lua_gettop(L);
    count = (size_t)lua_rawlen(L, names);
    size_t *picked = vl_lua_new_array(L, count + 1, sizeof *picked);
    picked[0] = x;
    for (size_t i = 1; i <= count; i++) {
        lua_rawgeti(L, names, (lua_Integer)i);
        picked[i] = vl_lua_check_column(L, lua_gettop(L), table, "y");
        lua_pop(L, 1);
    }
    return vl_lua_push_chart(L, VL_CHART_LINES, title, push_selection(L, table, picked, count + 1, "y"), "table");
}

/* Splits the series at `series` into names, pushed first, and arrays of `expected` values each. */
static void split_series(lua_State *L, int series, size_t expected, const matrix *given) {
    size_t count = (size_t)lua_rawlen(L, series);
    lua_newtable(L);
    lua_newtable(L);
    int arrays = lua_gettop(L);
    for (size_t i = 1; i <= count; i++) {
        lua_rawgeti(L, series, (lua_Integer)i);
        if (lua_getfield(L, -1, "name") != LUA_TSTRING) {
            vl_lua_type_describe(L, -1);
            vl_lua_argument_error(L, "series", "series %I: string expected as name, got %s", (lua_Integer)i, lua_tostring(L, -1));
        }
        lua_rawseti(L, arrays - 1, (lua_Integer)i);
        lua_getfield(L, -1, "values");
        check_numbers(L, given, i, expected, "places on the x axis");
        lua_rawseti(L, arrays, (lua_Integer)i);
        lua_pop(L, 1);
    }
}

static int chart_lines(lua_State *L) {
    static const char *const data[] = {"series", "labels", NULL}, *const columns[] = {"y", NULL};
    lua_settop(L, 1);
    vl_text title = vl_lua_chart_title(L);
    int top = lua_gettop(L);
    if (vl_lua_chart_takes_table(L, data, 1)) return lines_of_table(L, title);
    refuse_columns(L, columns);
    bool labels = vl_lua_option_push(L, 1, "labels") != LUA_TNIL, x = vl_lua_option_push(L, 1, "x") != LUA_TNIL;
    if (labels == x) vl_lua_argument_error(L, "labels", "either this or 'x' expected, got %s", x ? "both" : "neither");
    if (x && !lua_istable(L, -1)) vl_lua_argument_error(L, "x", "this names a column of 'table', which is not given");
    if (labels) lua_pop(L, 1);
    else lua_remove(L, -2);
    vl_lua_option_push(L, 1, "series");
    matrix given = {.labels = top + 1, .arrays = top + 4, .what = "series", .inner = ".values"};
    split_series(L, top + 2, (size_t)lua_rawlen(L, top + 1), &given);
    vl_table *table = push_columns(L, labels ? "label" : "x", top + 3);
    append_rows(L, &given, table);
    return vl_lua_push_chart(L, VL_CHART_LINES, title, table, "series");
}

static int chart_heatmap(lua_State *L) {
    static const char *const data[] = {"rows", "columns", "values", NULL};
    lua_settop(L, 1);
    vl_text title = vl_lua_chart_title(L);
    if (vl_lua_chart_takes_table(L, data, 3)) return vl_lua_push_chart(L, VL_CHART_HEATMAP, title, push_table(L), "table");
    int top = lua_gettop(L);
    matrix given = {.labels = top + 1, .arrays = top + 3, .by_rows = true, .what = "values", .inner = ""};
    for (size_t i = 0; i < 3; i++) vl_lua_option_push(L, 1, data[i]);
    size_t rows = (size_t)lua_rawlen(L, top + 1), columns = (size_t)lua_rawlen(L, top + 2);
    if ((size_t)lua_rawlen(L, top + 3) != rows) {
        vl_lua_argument_error(L, "values", "%I arrays of numbers expected, as there are %I rows, got %I", (lua_Integer)rows,
                              (lua_Integer)rows, (lua_Integer)lua_rawlen(L, top + 3));
    }
    for (size_t i = 1; i <= rows; i++) {
        lua_rawgeti(L, top + 3, (lua_Integer)i);
        check_numbers(L, &given, i, columns, "columns");
        lua_pop(L, 1);
    }
    vl_table *table = push_columns(L, "row", top + 2);
    append_rows(L, &given, table);
    return vl_lua_push_chart(L, VL_CHART_HEATMAP, title, table, "columns");
}

#define TITLE {.name = "title", .type = "string", .otherwise = "nil", .text = "what stands above it"}
#define TABLE(text_) {.name = "table", .type = "Table", .otherwise = "nil", .text = text_}
#define LABELS(name_, text_) {.name = name_, .type = "string[]|number[]", .otherwise = "nil", .text = text_}

static const vl_lua_parameter bars_options[] = {
    TITLE,
    LABELS("labels", "what each bar stands for"),
    {.name = "values", .type = "number[]", .otherwise = "nil", .text = "a number for each label"},
    TABLE("data instead of labels and values"),
    {.name = "label", .type = "string", .otherwise = "nil", .text = "its column of labels"},
    {.name = "value", .type = "string", .otherwise = "nil", .text = "its column of numbers"},
    {0},
};

static const vl_lua_parameter lines_options[] = {
    TITLE,
    LABELS("labels", "places on the x axis, at equal distances"),
    {.name = "x", .type = "number[]|string", .otherwise = "nil",
     .text = "numbers on the x axis instead; with a table, its column of places, which lie at equal distances unless all are numbers"},
    {.name = "series", .type = "table[]", .otherwise = "nil", .text = "{name=, values=}: a number for each place"},
    TABLE("data instead of places and series"),
    {.name = "y", .type = "string[]", .otherwise = "nil", .text = "its columns of numbers"},
    {0},
};

static const vl_lua_parameter heatmap_options[] = {
    TITLE,
    LABELS("rows", "names of the rows"),
    LABELS("columns", "names of the columns, different from one another"),
    {.name = "values", .type = "table[]", .otherwise = "nil", .text = "for each row an array of a number for each column"},
    TABLE("data instead: names in the first column, numbers in the others, as in corpus:similarity()"),
    {0},
};

const vl_lua_function vl_lua_chart_bars = {
    .name = "chart.bars",
    .call = chart_bars,
    .options = bars_options,
    .results = "Chart",
    .text = "A bar for each label, from zero to its number",
    .example = "vanlua.chart.bars{ table = frequencies:top(10), label = \"term\", value = \"count\" }",
};

const vl_lua_function vl_lua_chart_lines = {
    .name = "chart.lines",
    .call = chart_lines,
    .options = lines_options,
    .results = "Chart",
    .text = "Series of numbers over the same places, on one scale; a gap breaks a line. On a terminal each series has a plot of its own",
    .example = "vanlua.chart.lines{ labels = {\"2019\", \"2020\"}, series = { {name = \"CCHC\", values = {3, 8}} } }",
};

const vl_lua_function vl_lua_chart_heatmap = {
    .name = "chart.heatmap",
    .call = chart_heatmap,
    .options = heatmap_options,
    .results = "Chart",
    .text = "A cell for each number, the darker the larger, from zero where no number is below it; where rows and columns are "
            "the same, up to the largest off the diagonal",
    .example = "vanlua.chart.heatmap{ table = corpus:similarity() }",
};
