#include "table/chart_scale.h"

#include <math.h>

#include "table/number.h"

/* Powers of ten beyond this are near the ends of what a double holds. */
#define LARGEST_POWER 300

bool vl_chart_number(vl_cell cell, double *out) {
    if (cell.kind == VL_CELL_INTEGER) *out = (double)cell.value.integer;
    else if (cell.kind == VL_CELL_NUMBER) *out = cell.value.number;
    else return false;
    return true;
}

void vl_chart_range_add(vl_chart_range *range, double number) {
    if (!range->known || number < range->low) range->low = number;
    if (!range->known || number > range->high) range->high = number;
    range->known = true;
}

void vl_chart_range_add_column(vl_chart_range *range, const vl_table *table, size_t column) {
    double number;
    for (uint64_t row = 0; row < vl_table_row_count(table); row++) {
        if (vl_chart_number(vl_table_cell(table, row, column), &number)) vl_chart_range_add(range, number);
    }
}

/* Halves, because the difference of two doubles may be none. */
double vl_chart_place(const vl_chart_range *range, double number) {
    double span = range->high / 2 - range->low / 2;
    if (!(span > 0)) return 0;
    double place = (number / 2 - range->low / 2) / span;
    return place < 0 ? 0 : place > 1 ? 1 : place;
}

uint64_t vl_chart_step(double place, uint64_t last) {
    return (uint64_t)(place * (double)last + 0.5);
}

static size_t ends(const vl_chart_range *range, double out[VL_CHART_TICKS]) {
    out[0] = range->low;
    out[1] = range->high;
    return range->high > range->low ? 2 : 1;
}

size_t vl_chart_ticks(const vl_chart_range *range, double out[VL_CHART_TICKS]) {
    double least = (range->high / 2 - range->low / 2) / 2.5; /* between two ticks */
    int power = least > 0 ? vl_number_magnitude(least) : LARGEST_POWER;
    if (power >= LARGEST_POWER || power <= -LARGEST_POWER) return ends(range, out);
    double factor = pow(10, power < 0 ? -power : power);
    double leading = power < 0 ? least * factor : least / factor;
    double multiple = leading <= 1 ? 1 : leading <= 2 ? 2 : leading <= 5 ? 5 : 10;
    double step = power < 0 ? multiple / factor : multiple * factor;
    size_t count = 0;
    for (double i = ceil(range->low / step); count < VL_CHART_TICKS; i++) {
        double tick = power < 0 ? i * multiple / factor : i * multiple * factor;
        if (!(tick <= range->high)) break;
        if (tick >= range->low) out[count++] = tick == 0 ? 0 : tick;
        if (i + 1 == i) break; /* numbers so large that their ticks are one */
    }
    return count ? count : ends(range, out);
}
