/*
 * Putting the steps of a program together.
 *
 * Steps whose `next` is not known yet are kept in lists that run through `next` itself.
 */
#include "query/pattern.h"

vl_assembler vl_assembler_of(vl_pattern *pattern, vl_program *program) {
    return (vl_assembler){pattern, program, VL_NO_STEP, VL_NO_STEP, VL_NO_STEP, VL_NO_STEP, false};
}

/* Lets all steps of a list lead to the step that comes next. */
static void resolve(vl_assembler *assembler, uint32_t *list) {
    vl_step *steps = assembler->program->steps;
    for (uint32_t i = *list, following; i != VL_NO_STEP; i = following) {
        following = steps[i].next;
        steps[i].next = assembler->program->count;
    }
    *list = VL_NO_STEP;
}

/* Appends a step, which leads to the one behind it. */
static vl_status append(vl_assembler *assembler, vl_step_kind kind, uint32_t value, vl_error *error) {
    vl_program *program = assembler->program;
    if (program->count == VL_PATTERN_STEPS)
        return vl_error_set(error, VL_ERROR_ARGUMENT, "a pattern has at most %u parts", VL_PATTERN_STEPS);
    if (!VL_GROW(assembler->pattern->context, program->steps, program->capacity, (size_t)program->count + 1))
        return vl_error_memory(error);
    program->steps[program->count] = (vl_step){kind, value, program->count + 1};
    program->count++;
    return VL_OK;
}

/* Appends a fork, and lets the one before it at this place lead to it as well. */
static vl_status append_fork(vl_assembler *assembler, uint32_t *last, vl_error *error) {
    uint32_t fork = assembler->program->count;
    vl_status status = append(assembler, VL_STEP_FORK, VL_NO_STEP, error);
    if (status != VL_OK) return status;
    if (*last != VL_NO_STEP) assembler->program->steps[*last].value = fork;
    *last = fork;
    return VL_OK;
}

/* Ends a side: its last step leads behind the item. */
static void end_side(vl_assembler *assembler) {
    if (!assembler->in_side) return;
    uint32_t last = assembler->program->count - 1;
    assembler->program->steps[last].next = assembler->item_ends;
    assembler->item_ends = last;
    assembler->in_side = false;
}

/* Joins the ends of the last item to those of the pattern. */
static void end_alternative(vl_assembler *assembler) {
    end_side(assembler);
    vl_step *steps = assembler->program->steps;
    for (uint32_t i = assembler->item_ends, following; i != VL_NO_STEP; i = following) {
        following = steps[i].next;
        steps[i].next = assembler->ends;
        assembler->ends = i;
    }
    assembler->item_ends = VL_NO_STEP;
}

vl_status vl_assemble_alternative(vl_assembler *assembler, vl_error *error) {
    end_alternative(assembler);
    return append_fork(assembler, &assembler->alternative, error);
}

void vl_assemble_item(vl_assembler *assembler) {
    end_side(assembler);
    resolve(assembler, &assembler->item_ends);
    assembler->side = VL_NO_STEP;
}

vl_status vl_assemble_side(vl_assembler *assembler, vl_error *error) {
    end_side(assembler);
    vl_status status = append_fork(assembler, &assembler->side, error);
    assembler->in_side = status == VL_OK;
    return status;
}

vl_status vl_assemble_step(vl_assembler *assembler, vl_step_kind kind, uint32_t value, vl_error *error) {
    return append(assembler, kind, value, error);
}

vl_status vl_assemble_end(vl_assembler *assembler, vl_error *error) {
    end_alternative(assembler);
    resolve(assembler, &assembler->ends);
    return append(assembler, VL_STEP_END, 0, error);
}
