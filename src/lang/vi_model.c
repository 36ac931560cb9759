/*
 * The Vietnamese word model, which is part of the program: vi.model, as `make model` writes it.
 */
#include "lang/vi.h"
#include "text/gap.h"

/* The file goes into the object as it is. Its name is relative to where the compiler runs, the top level. */
#if defined(__APPLE__)
__asm__(".const_data\n"
        ".balign 16\n"
        ".private_extern _vl_vi_model_bytes\n"
        "_vl_vi_model_bytes:\n"
        ".incbin \"src/lang/vi.model\"\n"
        ".private_extern _vl_vi_model_end\n"
        "_vl_vi_model_end:\n"
        ".byte 0\n"
        ".text\n");
#else
__asm__(".pushsection .rodata\n"
        ".balign 16\n"
        ".hidden vl_vi_model_bytes\n"
        ".global vl_vi_model_bytes\n"
        "vl_vi_model_bytes:\n"
        ".incbin \"src/lang/vi.model\"\n"
        ".hidden vl_vi_model_end\n"
        ".global vl_vi_model_end\n"
        "vl_vi_model_end:\n"
        ".byte 0\n"
        ".popsection\n");
#endif

extern const unsigned char vl_vi_model_bytes[], vl_vi_model_end[];

bool vl_vi_model(vl_gap_model *out) {
    return vl_gap_model_open(vl_vi_model_bytes, (size_t)(vl_vi_model_end - vl_vi_model_bytes), out);
}

uint32_t vl_vi_syllable(vl_text text, vl_text folded, vl_kind kind) {
    vl_gap_model model;
    return vl_vi_model(&model) ? vl_gap_token(&model, text, folded, kind) : 0;
}

void vl_vi_score(const uint32_t *tokens, size_t count, int32_t *scores, int32_t *chains) {
    vl_gap_model model;
    if (vl_vi_model(&model)) vl_gap_score(&model, tokens, count, scores, chains);
}
