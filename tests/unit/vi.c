/* The Vietnamese word model that is part of the program: what it is made of, and words that nobody doubts. */
#include "lang/vi.h"

#include "answers.h"
#include "documents.h"
#include "text/gap_features.h"
#include "text/gap_tables.h"

#define MOST_BYTES (4 << 20)

/* True if the bytes are there. */
static bool holds(vl_text text, const char *part) {
    size_t size = strlen(part);
    for (size_t at = 0; at + size <= text.size; at++) {
        if (memcmp(text.data + at, part, size) == 0) return true;
    }
    return false;
}

static vl_text syllable_at(const vl_gap_model *model, uint32_t number) {
    uint32_t first = vl_little_32(model->offsets + 4 * (size_t)number), end = vl_little_32(model->offsets + 4 * (size_t)number + 4);
    return (vl_text){(const char *)model->strings + first, end < first ? 0 : end - first};
}

/* Syllables stand in byte order, each in the form that keys have. */
static void check_syllables(checks *check, const vl_gap_model *model) {
    vl_string folded = VL_STRING;
    size_t unordered = 0, unfolded = 0, wild = 0;
    vl_text before = {"", 0};
    for (uint32_t i = 0; i < model->syllable_count; i++) {
        vl_text now = syllable_at(model, i);
        size_t shorter = now.size < before.size ? now.size : before.size;
        int order = memcmp(before.data, now.data, shorter);
        unordered += order > 0 || (order == 0 && before.size >= now.size);
        folded.size = 0;
        unfolded += vl_text_fold(check->context, now, true, &folded) || !vl_text_equal(vl_string_text(&folded), now);
        wild += model->capitals[i] > VL_GAP_CAPITALS_UNKNOWN;
        before = now;
    }
    vl_string_free(check->context, &folded);
    CHECK(model->syllable_count > 10000);
    CHECK_INTEGER(unordered, 0);
    CHECK_INTEGER(unfolded, 0);
    CHECK_INTEGER(wild, 0);
}

static bool is_syllable(const vl_gap_model *model, uint32_t number) {
    return number >= VL_GAP_FIRST && number < VL_GAP_FIRST + model->syllable_count;
}

/* The table of pairs holds nothing but pairs of the model's syllables, each where it is found. */
static void check_pairs(checks *check, const vl_gap_model *model) {
    size_t used = 0, wrong = 0, lost = 0;
    for (size_t i = 0; i < (size_t)1 << model->pair_bits; i++) {
        uint32_t slot = vl_little_32(model->pairs + 4 * i), flags = slot & VL_GAP_PAIR_FLAG_MASK;
        uint32_t pair = slot >> VL_GAP_PAIR_FLAG_BITS << 1 | (i & 1);
        uint8_t frequency;
        if (!slot) continue;
        used++;
        wrong += !is_syllable(model, pair >> VL_GAP_SYLLABLE_BITS) || !is_syllable(model, pair & VL_GAP_SYLLABLE_MASK);
        wrong += model->frequencies[i] > VL_GAP_MOST_FREQUENT || (model->frequencies[i] > 0) != ((flags & 3) > 0);
        lost += !flags || vl_gap_pair_flags(model, pair, &frequency) != flags || frequency != model->frequencies[i];
    }
    CHECK(used > 1000);
    CHECK_INTEGER(wrong, 0);
    CHECK_INTEGER(lost, 0);
}

/* The table of longer sequences has free slots, where each search ends, and each sequence is found. */
static void check_longer(checks *check, const vl_gap_model *model) {
    size_t slots = (size_t)1 << model->longer_bits, used = 0, wrong = 0, lost = 0;
    for (size_t i = 0; i < slots; i++) {
        uint64_t slot = vl_little_64(model->longer + 8 * i), sequence = slot & ~VL_GAP_FLAG_MASK;
        if (!slot) continue;
        used++;
        for (unsigned part = 0; part < 4; part++) {
            uint32_t syllable = (uint32_t)(sequence >> (VL_GAP_FLAG_BITS + 15 * (3 - part))) & VL_GAP_SYLLABLE_MASK;
            wrong += !is_syllable(model, syllable) && !(part == 3 && syllable == 0);
        }
        lost += vl_gap_flags(model->longer, model->longer_bits, sequence) != (slot & VL_GAP_FLAG_MASK) || !(slot & VL_GAP_FLAG_MASK);
    }
    CHECK(used > 1000 && used * 4 < slots * 3);
    CHECK_INTEGER(wrong, 0);
    CHECK_INTEGER(lost, 0);
}

static void check_model(checks *check) {
    vl_gap_model model;
    if (!CHECK(vl_vi_model(&model))) return;
    const unsigned char *first = (const unsigned char *)model.notice.data - VL_GAP_HEADER_SIZE;
    CHECK((size_t)(model.hashed - first) + ((size_t)1 << model.hashed_bits) <= MOST_BYTES);
    CHECK(holds(model.notice, "CC BY-SA 4.0"));
    CHECK(holds(model.notice, "UD_Vietnamese-VTB"));
    CHECK(holds(model.notice, "https://creativecommons.org/licenses/by-sa/4.0/"));
    CHECK(holds(model.notice, "Apache License 2.0"));
    check_syllables(check, &model);
    check_pairs(check, &model);
    check_longer(check, &model);
}

/* What division asks is what the model says. */
static void check_interface(checks *check) {
    vl_gap_model model;
    if (!CHECK(vl_vi_model(&model))) return;
    static const char *const words[] = {"cải", "cách", "hành", "chính"};
    uint32_t tokens[4];
    int32_t scores[4], expected[4], chains[4], expected_chains[4];
    for (size_t i = 0; i < 4; i++) {
        tokens[i] = vl_vi_syllable(vl_text_of(words[i]), vl_text_of(words[i]), VL_KIND_WORD);
        CHECK_INTEGER(tokens[i], vl_gap_token(&model, vl_text_of(words[i]), vl_text_of(words[i]), VL_KIND_WORD));
        CHECK((tokens[i] & VL_GAP_SYLLABLE_MASK) >= VL_GAP_FIRST);
    }
    vl_vi_score(tokens, 4, scores, chains);
    vl_gap_score(&model, tokens, 4, expected, expected_chains);
    CHECK(memcmp(scores, expected, sizeof scores) == 0 && memcmp(chains, expected_chains, sizeof chains) == 0);
    CHECK(scores[1] > 0 && scores[3] > 0);
}

/* The words of a line of Vietnamese, in which nothing may have changed but white space and `_`. */
static vl_string words_of(checks *check, const char *line) {
    const vl_lines_options options = {.language = "vi"};
    vl_string out = VL_STRING;
    CHECK(!answer_pieces(check->context, &options, vl_text_of(line), strlen(line), &out));
    const char *wrong = wrong_in_answer(vl_text_of(line), vl_string_text(&out));
    CHECK_STRING(wrong ? wrong : "", "");
    if (out.size) out.size--; /* the line end */
    return out;
}

static const char *const sentences[][2] = {
    /* words everybody knows */
    {"Cải cách hành chính là khâu đột phá trong phát triển kinh tế - xã hội.",
     "Cải_cách hành_chính là khâu đột_phá trong phát_triển kinh_tế - xã_hội ."},
    {"Bác sĩ khuyên bệnh nhân uống thuốc.", "Bác_sĩ khuyên bệnh_nhân uống thuốc ."},
    {"Quốc hội thông qua luật đất đai.", "Quốc_hội thông_qua luật đất_đai ."},
    {"hôm nay trời đẹp", "hôm_nay trời đẹp"},
    {"chúng tôi đi làm việc bằng xe đạp", "chúng_tôi đi làm_việc bằng xe_đạp"},
    {"chủ nghĩa xã hội", "chủ_nghĩa_xã_hội"},
    {"câu lạc bộ bóng đá", "câu_lạc_bộ bóng_đá"},
    {"xe của tôi", "xe của tôi"},
    {"xã", "xã"},
    /* names */
    {"Nguyễn Duy Phương đến Hà Nội hôm qua.", "Nguyễn_Duy_Phương đến Hà_Nội hôm_qua ."},
    {"Chúng tôi gặp bà Đặng Thị Ngọc Thịnh ở Nghĩa Lộ.", "Chúng_tôi gặp bà Đặng_Thị_Ngọc_Thịnh ở Nghĩa_Lộ ."},
    {"Việt Nam, Trung Quốc và Thái Lan", "Việt_Nam , Trung_Quốc và Thái_Lan"},
    {"Thành phố Hồ Chí Minh", "Thành_phố Hồ_Chí_Minh"},
    {"Ngân hàng tăng lãi suất", "Ngân_hàng tăng lãi_suất"},
    {"Tổng thống Mỹ Joe Biden gặp Thủ tướng Đức Olaf Scholz", "Tổng_thống Mỹ Joe_Biden gặp Thủ_tướng Đức Olaf_Scholz"},
    {"Nam Cao", "Nam_Cao"},
    /* another language */
    {"Trong phim có câu nói. The Wizard of Wall Street", "Trong phim có câu nói . The Wizard of Wall Street"},
    /* another case */
    {"CẢI CÁCH HÀNH CHÍNH Ở VIỆT NAM", "CẢI_CÁCH HÀNH_CHÍNH Ở VIỆT_NAM"},
    {"QUỐC HỘI THÔNG QUA LUẬT ĐẤT ĐAI", "QUỐC_HỘI THÔNG_QUA LUẬT ĐẤT_ĐAI"},
    {"quốc hội thông qua luật đất đai", "quốc_hội thông_qua luật đất_đai"},
    /* either place of the tone mark, any composition */
    {"Toà án và văn hoá, tòa án và văn hóa", "Toà_án và văn_hoá , tòa_án và văn_hóa"},
    {"thuỷ điện, thủy điện", "thuỷ_điện , thủy_điện"},
    {"xã Hoà Sơn, xã Hòa Sơn", "xã Hoà_Sơn , xã Hòa_Sơn"},
    {"pha\xCC\x81t trie\xCC\x82\xCC\x89n co\xCC\x82ng nghe\xCC\xA3\xCC\x82",
     "pha\xCC\x81t_trie\xCC\x82\xCC\x89n co\xCC\x82ng_nghe\xCC\xA3\xCC\x82"},
    /* abbreviations and numbers */
    {"UBND và HĐND thành phố", "UBND và HĐND thành_phố"},
    {"PGS.TS. Trần Văn Giàu", "PGS.TS. Trần_Văn_Giàu"},
    {"Công ty ở TP.HCM", "Công_ty ở TP. HCM"},
    {"Giá 10 . 000 đồng, tăng 4,5%", "Giá 10_._000 đồng , tăng 4,5 %"},
    {"năm 2016, 5/9/2016, 26/CT-TTg", "năm 2016 , 5/9/2016 , 26/CT-TTg"},
    /* marks */
    {"cải, cách; hành. chính", "cải , cách ; hành . chính"},
    {"cải \"cách hành\" chính", "cải \" cách hành \" chính"},
    {"«kinh» tế (hành) chính “xã” hội", "« kinh » tế ( hành ) chính “ xã ” hội"},
    {"kinh tế-xã hội", "kinh_tế - xã_hội"},
    {"cải\xC2\xA0" "cách  hành\tchính", "cải_cách hành_chính"},
};

static void check_sentences(checks *check) {
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        vl_string words = words_of(check, sentences[i][0]);
        CHECK_TEXT(vl_string_text(&words), vl_text_of(sentences[i][1]));
        vl_string_free(check->context, &words);
    }
}

/* Without diacritics a text is left apart, rather than be guessed wrong. */
static void check_bare(checks *check) {
    static const char *const bare[] = {"cai cach hanh chinh la khau dot pha trong phat trien kinh te cua tinh",
                                       "ban chi dao hop de ban ve viec giai quyet thu tuc cho nguoi dan",
                                       "thoi tiet hom nay rat dep nen chung toi di choi o cong vien"};
    size_t blanks = 0, joints = 0;
    for (size_t i = 0; i < sizeof bare / sizeof *bare; i++) {
        vl_string words = words_of(check, bare[i]);
        for (size_t k = 0; k < words.size; k++) {
            blanks += words.data[k] == ' ';
            joints += words.data[k] == '_';
        }
        vl_string_free(check->context, &words);
    }
    CHECK_INTEGER(blanks + joints, 41);
    CHECK_INTEGER(joints, 0);
}

/* The words of documents are those of lines, and what each covers is as written. */
static void check_documents(checks *check) {
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        vl_corpus *corpus = read_text(check->context, "vi", sentences[i][0]);
        if (!CHECK(corpus != NULL)) return;
        vl_range words = vl_corpus_tokens(corpus, VL_UNIT_WORD, all_sentences(corpus));
        vl_text text = vl_corpus_document(corpus, 0)->text;
        uint64_t expected = 1;
        size_t end = 0, skipped = 0;
        for (const char *at = sentences[i][1]; *at; at++) expected += *at == ' ';
        for (uint64_t w = words.first; w < words.end; w++) {
            vl_token word = vl_corpus_token(corpus, VL_UNIT_WORD, w);
            for (; end < word.offset; end++) skipped += !strchr(" \t\xC2\xA0", text.data[end]);
            end = (size_t)word.offset + word.size;
        }
        CHECK_INTEGER(words.end - words.first, expected);
        CHECK_INTEGER(skipped, 0);
        CHECK_INTEGER(end, text.size);
        vl_corpus_free(corpus);
    }
}

void test_vi(checks *check) {
    check_model(check);
    check_interface(check);
    check_sentences(check);
    check_bare(check);
    check_documents(check);
}
