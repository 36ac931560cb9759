/*
 * The tree that a dendrogram draws, read from the table of its steps.
 */
#ifndef VL_TABLE_CHART_TREE_H
#define VL_TABLE_CHART_TREE_H

#include "base/symbols.h"
#include "table/chart_scale.h"
#include "vanlua/table.h"

/* What a step joins: a leaf, or what an earlier step made. */
typedef struct vl_chart_branch {
    bool step;
    uint32_t number; /* from 0, of the leaf or step */
} vl_chart_branch;

/* One step. */
typedef struct vl_chart_join {
    vl_chart_branch left;
    vl_chart_branch right;
    double distance;
    bool joined;    /* a later step takes it */
    uint32_t first; /* leaf of what it made, from top to bottom */
    uint32_t last;
} vl_chart_join;

typedef struct vl_chart_tree {
    vl_context *context;
    vl_symbols leaves; /* by name */
    vl_chart_join *joins;
    size_t join_count;
    size_t join_capacity;
    uint32_t *next;    /* of each leaf, the one below it; VL_NO_SYMBOL: none */
    uint32_t *rows;    /* of each leaf, its place from the top */
    uint32_t *order;   /* the leaves from the top */
    size_t capacity;   /* of the three, all of which have room for every leaf */
    vl_chart_range range; /* of the distances, and zero */
} vl_chart_tree;

/* Reads the tree; leaves stand in an order in which no lines cross. Freed by vl_chart_tree_free, after a failure too.
 * Fails for want of memory, and with VL_ERROR_ARGUMENT for steps that are no tree. Cost: linear in the rows. */
vl_status vl_chart_tree_read(vl_chart_tree *tree, vl_context *context, const vl_table *data, vl_error *error);

/* Frees what the tree holds. */
void vl_chart_tree_free(vl_chart_tree *tree);

#endif
