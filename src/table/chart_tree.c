#include "table/chart_tree.h"

/* Bytes of a name that an error shows. */
#define SHOWN 200

/* Columns of the table. */
typedef struct step_columns {
    size_t step, left, right, distance;
} step_columns;

static vl_status find_columns(const vl_table *data, step_columns *out, vl_error *error) {
    static const char *const names[] = {"step", "left", "right", "distance"};
    size_t *const places[] = {&out->step, &out->left, &out->right, &out->distance};
    for (size_t i = 0; i < 4; i++) {
        *places[i] = vl_table_column_find(data, vl_text_of(names[i]));
        if (*places[i] < vl_table_column_count(data)) continue;
        return vl_error_set(error, VL_ERROR_ARGUMENT, "a dendrogram takes the columns step, left, right and distance: there is no '%s'",
                            names[i]);
    }
    return VL_OK;
}

/* The number of an earlier step that the name stands for: "#3" is 2. False: it stands for a leaf. */
static bool read_step(vl_text name, size_t earlier, uint32_t *out) {
    uint64_t number = 0;
    if (name.size < 2 || name.size > 11 || name.data[0] != '#') return false;
    for (size_t i = 1; i < name.size; i++) {
        if (name.data[i] < '0' || name.data[i] > '9') return false;
        number = number * 10 + (uint64_t)(name.data[i] - '0');
    }
    if (number < 1 || number > earlier || name.data[1] == '0') return false;
    *out = (uint32_t)number - 1;
    return true;
}

static vl_status say_twice(vl_text name, uint64_t row, vl_error *error) {
    return vl_error_set(error, VL_ERROR_ARGUMENT, "row %llu: '%.*s' has been joined before", (unsigned long long)row + 1,
                        name.size < SHOWN ? (int)name.size : SHOWN, name.data);
}

/* Takes what a name stands for. */
static vl_status take_name(vl_chart_tree *tree, vl_text name, uint64_t row, vl_chart_branch *out, vl_error *error) {
    uint32_t number = 0;
    bool step = read_step(name, tree->join_count, &number);
    *out = (vl_chart_branch){step, number};
    if (step) {
        vl_chart_join *join = &tree->joins[number];
        if (join->joined) return say_twice(name, row, error);
        join->joined = true;
        return VL_OK;
    }
    if (vl_symbols_find(&tree->leaves, name) != VL_NO_SYMBOL) return say_twice(name, row, error);
    out->number = vl_symbols_add(&tree->leaves, name);
    return out->number == VL_NO_SYMBOL ? vl_error_memory(error) : VL_OK;
}

/* A number in a cell is a name, too: that of a document called 2020. */
static vl_status take_branch(vl_chart_tree *tree, vl_cell cell, uint64_t row, vl_chart_branch *out, vl_error *error) {
    if (cell.kind == VL_CELL_TEXT) return take_name(tree, cell.value.text, row, out, error);
    double number;
    if (!vl_chart_number(cell, &number)) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "row %llu: left and right are labels, or #1 for what step 1 made",
                            (unsigned long long)row + 1);
    }
    vl_string name = VL_STRING;
    vl_status status = cell.kind == VL_CELL_INTEGER
                           ? (vl_string_print(tree->context, &name, "%lld", (long long)cell.value.integer) ? VL_OK : VL_ERROR_MEMORY)
                           : vl_number_format(tree->context, number, &name);
    status = status ? vl_error_memory(error) : take_name(tree, vl_string_text(&name), row, out, error);
    vl_string_free(tree->context, &name);
    return status;
}

static uint32_t first_leaf(const vl_chart_tree *tree, vl_chart_branch branch) {
    return branch.step ? tree->joins[branch.number].first : branch.number;
}

static uint32_t last_leaf(const vl_chart_tree *tree, vl_chart_branch branch) {
    return branch.step ? tree->joins[branch.number].last : branch.number;
}

static vl_status read_join(vl_chart_tree *tree, const vl_table *data, const step_columns *columns, uint64_t row, vl_error *error) {
    vl_cell step = vl_table_cell(data, row, columns->step);
    vl_chart_join join = {.joined = false};
    if (step.kind != VL_CELL_INTEGER || step.value.integer != (int64_t)tree->join_count + 1) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "row %llu: step %zu expected, as steps follow each other",
                            (unsigned long long)row + 1, tree->join_count + 1);
    }
    if (!vl_chart_number(vl_table_cell(data, row, columns->distance), &join.distance)) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "row %llu: the distance is no number", (unsigned long long)row + 1);
    }
    vl_status status = take_branch(tree, vl_table_cell(data, row, columns->left), row, &join.left, error);
    if (!status) status = take_branch(tree, vl_table_cell(data, row, columns->right), row, &join.right, error);
    if (status) return status;
    join.first = first_leaf(tree, join.left);
    join.last = last_leaf(tree, join.right);
    vl_chart_range_add(&tree->range, join.distance);
    if (!VL_GROW(tree->context, tree->joins, tree->join_capacity, tree->join_count + 1)) return vl_error_memory(error);
    tree->joins[tree->join_count++] = join;
    return VL_OK;
}

/* A row that joins nothing names a leaf. */
static vl_status read_row(vl_chart_tree *tree, const vl_table *data, const step_columns *columns, uint64_t row, vl_error *error) {
    vl_chart_branch alone;
    bool leaf = vl_table_cell(data, row, columns->step).kind == VL_CELL_EMPTY &&
                vl_table_cell(data, row, columns->right).kind == VL_CELL_EMPTY;
    if (leaf) return take_branch(tree, vl_table_cell(data, row, columns->left), row, &alone, error);
    return read_join(tree, data, columns, row, error);
}

/* Sets a run of leaves, linked by `next`, below those that have their places. */
static size_t place_run(vl_chart_tree *tree, uint32_t leaf, size_t placed) {
    for (; leaf != VL_NO_SYMBOL; leaf = tree->next[leaf]) {
        tree->order[placed] = leaf;
        tree->rows[leaf] = (uint32_t)placed++;
    }
    return placed;
}

/* The leaves of what each step joined stand together, so that no lines cross; what nothing joins stands below. */
static vl_status order_leaves(vl_chart_tree *tree, vl_error *error) {
    tree->capacity = tree->leaves.count;
    tree->next = vl_allocate_zeroed(tree->context, tree->capacity, sizeof *tree->next);
    tree->rows = vl_allocate_zeroed(tree->context, tree->capacity, sizeof *tree->rows);
    tree->order = vl_allocate_zeroed(tree->context, tree->capacity, sizeof *tree->order);
    if (tree->capacity && (!tree->next || !tree->rows || !tree->order)) return vl_error_memory(error);
    for (size_t i = 0; i < tree->capacity; i++) {
        tree->next[i] = VL_NO_SYMBOL;
        tree->rows[i] = VL_NO_SYMBOL;
    }
    size_t placed = 0;
    for (size_t i = 0; i < tree->join_count; i++) {
        const vl_chart_join *join = &tree->joins[i];
        tree->next[last_leaf(tree, join->left)] = first_leaf(tree, join->right);
    }
    for (size_t i = 0; i < tree->join_count; i++) {
        if (!tree->joins[i].joined) placed = place_run(tree, tree->joins[i].first, placed);
    }
    for (uint32_t i = 0; i < tree->capacity; i++) {
        if (tree->rows[i] == VL_NO_SYMBOL) placed = place_run(tree, i, placed);
    }
    return VL_OK;
}

vl_status vl_chart_tree_read(vl_chart_tree *tree, vl_context *context, const vl_table *data, vl_error *error) {
    step_columns columns;
    *tree = (vl_chart_tree){.context = context, .leaves = VL_SYMBOLS(context), .range = {.known = true}};
    vl_status status = find_columns(data, &columns, error);
    for (uint64_t row = 0; row < vl_table_row_count(data) && !status; row++) status = read_row(tree, data, &columns, row, error);
    return status ? status : order_leaves(tree, error);
}

void vl_chart_tree_free(vl_chart_tree *tree) {
    vl_symbols_free(&tree->leaves);
    vl_free(tree->context, tree->joins, tree->join_capacity * sizeof *tree->joins);
    vl_free(tree->context, tree->next, tree->capacity * sizeof *tree->next);
    vl_free(tree->context, tree->rows, tree->capacity * sizeof *tree->rows);
    vl_free(tree->context, tree->order, tree->capacity * sizeof *tree->order);
}
