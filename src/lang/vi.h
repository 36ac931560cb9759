/*
 * The Vietnamese word model.
 */
#ifndef VL_LANG_VI_H
#define VL_LANG_VI_H

#include "text/gap.h"

/* The model, which is part of the program. False: that part is damaged. */
bool vl_vi_model(vl_gap_model *out);

/* What the model knows of a token: the lowest 24 bits of vl_syllable.known. `text` as written, `folded` its folded form
 * without the dots of abbreviations. */
uint32_t vl_vi_syllable(vl_text text, vl_text folded, vl_kind kind);

/* Scores the gaps of sentences with a VL_GAP_EDGE_TOKEN between (see vl_gap_score), as if nothing else than white space
 * stood between the tokens, which are the lowest 24 bits of vl_syllable.known; what stands above them is ignored. */
void vl_vi_score(const uint32_t *tokens, size_t count, int32_t *scores, int32_t *chains);

#endif
