/*
 * The lists of measures of association and keyness: what their public headers tell of each, and its function.
 */
#include "vanlua/association.h"
#include "vanlua/keyness.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

#define ASSOCIATION_ROW(name, four_cells, directed, whole, falls, text, formula, source)                                       \
    {#name, four_cells, directed, whole, falls, text, formula, source, vl_association_##name},

static const vl_association_measure association_measures[] = {VL_ASSOCIATION_MEASURES(ASSOCIATION_ROW)};

const vl_association_measure *vl_association_measures(size_t *count) {
    *count = COUNT(association_measures);
    return association_measures;
}

const vl_association_measure *vl_association_measure_find(vl_text name) {
    for (size_t i = 0; i < COUNT(association_measures); i++)
        if (vl_text_equal(vl_text_of(association_measures[i].name), name)) return &association_measures[i];
    return NULL;
}

/* What takes no parameter, as the list calls it: with one that does not matter. */
#define ADAPT_PLAIN(name, ...)                                                                                                 \
    static double compute_##name(double f1, double n1, double f2, double n2, double parameter) {                               \
        (void)parameter;                                                                                                       \
        return vl_keyness_##name(f1, n1, f2, n2);                                                                              \
    }
#define ADAPT_NONE(...)
VL_KEYNESS_MEASURES(ADAPT_PLAIN, ADAPT_NONE)

#define PLAIN_ROW(name, whole, kind, text, formula, source)                                                                    \
    {#name, NULL, 0, whole, VL_KEYNESS_##kind, text, formula, source, compute_##name},
#define ROW_WITH(name, parameter, kind, otherwise, minimum, maximum, what, text, formula, source)                              \
    {#name, #parameter, otherwise, false, VL_KEYNESS_##kind, text, formula, source, vl_keyness_##name},

static const vl_keyness_measure keyness_measures[] = {VL_KEYNESS_MEASURES(PLAIN_ROW, ROW_WITH)};

const vl_keyness_measure *vl_keyness_measures(size_t *count) {
    *count = COUNT(keyness_measures);
    return keyness_measures;
}

const vl_keyness_measure *vl_keyness_measure_find(vl_text name) {
    for (size_t i = 0; i < COUNT(keyness_measures); i++)
        if (vl_text_equal(vl_text_of(keyness_measures[i].name), name)) return &keyness_measures[i];
    return NULL;
}
