/* What paragraphs are for, and title, date and publisher, in the seeds and in small texts of every kind. */
#include <stdlib.h>
#include <string.h>

#include "check.h"

#define LONG                                                                                                                   \
    "Nhận thức việc cải cách hành chính là một trong những nhiệm vụ trọng tâm nhằm nâng cao hiệu quả quản lý nhà nước, thời "  \
    "gian qua, chính quyền xã đã tập trung lãnh đạo, chỉ đạo đẩy mạnh cải cách hành chính trên nhiều lĩnh vực hoạt động của "  \
    "địa phương.\n"
#define ENGLISH                                                                                                                \
    "The committee, which met on Tuesday for the first time since the summer recess, agreed to publish the whole of its "     \
    "findings by the end of the year, and to hear those who had been passed over in the first round of its inquiry.\n"

/* The kinds of all paragraphs, a letter each: title, dateline, bYline, caption, heading, body, furniture. */
static void kinds_of(const vl_source *source, char *out, size_t size) {
    static const char letters[] = "tdychbf";
    size_t count = source->block_count < size ? source->block_count : size - 1;
    for (size_t i = 0; i < count; i++) out[i] = letters[source->blocks[i].kind];
    out[count] = '\0';
}

/* A text and what should be found in it; NULL: nothing. */
typedef struct expectation {
    const char *text;
    const char *kinds;
    const char *title;
    const char *date;
    const char *source;
} expectation;

static const expectation EXPECTATIONS[] = {
    {"", "", NULL, NULL, NULL},
    {"Cải cách hành chính", "b", NULL, NULL, NULL},
    {"06/10/2020", "b", NULL, NULL, NULL},
    {"Hello world\nThis is a test.\n\nOne more line", "bbb", NULL, NULL, NULL},
    {"Một xã làm tốt\n" LONG, "tb", "Một xã làm tốt", NULL, NULL},
    {"Một xã làm tốt.\n" LONG, "bb", NULL, NULL, NULL},
    {"Vì sao một xã làm tốt?\n" LONG, "tb", "Vì sao một xã làm tốt?", NULL, NULL},
    {"# Một xã làm tốt\n\n" LONG, "tb", "Một xã làm tốt", NULL, NULL},
    {"- một xã làm tốt\n" LONG, "bb", NULL, NULL, NULL},
    {"What the committee said\n\n" ENGLISH ENGLISH "The end\n", "tbbb", "What the committee said", NULL, NULL},
    {"What the committee said\nBy Jane Doe\nSeptember 5, 2016\n" ENGLISH, "tydb", "What the committee said", "2016-09-05", NULL},
    {"NEW YORK (Reuters) - " ENGLISH, "b", NULL, NULL, "Reuters"},
    {"Cải cách hành chính (CCHC) – " LONG, "b", NULL, NULL, NULL},
    {"(TTXVN) - " LONG, "b", NULL, NULL, "TTXVN"},
    /* wrapped lines are no title, no heading */
    {"The committee met on Tuesday for the first time since the\nsummer recess and agreed to publish the whole of its findings by the\n"
     "end of the year, as it had said it would in the spring of this year.\n",
     "bbb", NULL, NULL, NULL},
    /* the clock of the page, navigation, the date of the article */
    {"Thứ hai, 25/09/2023 06:33 GMT+7\nTrang chủ » Thời sự\nMột xã làm tốt\nThứ ba, 26/09/2023, 06:33 (GMT+7)\n" LONG, "fftdb",
     "Một xã làm tốt", "2023-09-26", NULL},
    {"Một xã làm tốt\nCập nhật lúc 14h33 ngày 8.11.2022\n" LONG, "tdb", "Một xã làm tốt", "2022-11-08", NULL},
    {"Một xã làm tốt\nHà Nội, ngày 8 tháng 11 năm 2022\n" LONG, "tdb", "Một xã làm tốt", "2022-11-08", NULL},
    {"Một xã làm tốt\n2022-11-08\n" LONG, "tdb", "Một xã làm tốt", "2022-11-08", NULL},
    {"Một xã làm tốt\n14:33\n" LONG, "tdb", "Một xã làm tốt", NULL, NULL},
    /* no day of the calendar, or more than a date */
    {"Một xã làm tốt\n\n31/02/2022\n" LONG, "tbb", "Một xã làm tốt", NULL, NULL},
    {"Một xã làm tốt\n\n29/02/2024\n" LONG, "tdb", "Một xã làm tốt", "2024-02-29", NULL},
    {"Một xã làm tốt\n\n29/02/2023\n" LONG, "tbb", "Một xã làm tốt", NULL, NULL},
    {"Một xã làm tốt\n\n12/13/2022.\n" LONG, "tbb", "Một xã làm tốt", NULL, NULL},
    {"Một xã làm tốt\n\nnghị quyết ra ngày 8/11/2022.\n" LONG, "tbb", "Một xã làm tốt", NULL, NULL},
    /* a date in the middle does not date the document */
    {LONG "08/11/2022\n" LONG, "bdb", NULL, NULL, NULL},
    {LONG "Bảo Giang (Cập nhật ngày 08-11-2022)\n", "bd", NULL, "2022-11-08", NULL},
    /* headings */
    {LONG "Bước chuyển mình mạnh mẽ\n" LONG, "bhb", NULL, NULL, NULL},
    {LONG "Bước chuyển mình mạnh mẽ:\n" LONG, "bbb", NULL, NULL, NULL},
    {LONG "Gạo\nMuối\nDầu ăn\nNước mắm\n" LONG, "bbbbbb", NULL, NULL, NULL},
    /* captions */
    {LONG "Xã nhận bằng khen. Ảnh: Minh Anh\n" LONG, "bcb", NULL, NULL, NULL},
    {LONG "(Ảnh minh họa)\nNguồn: Internet\n" LONG, "bccb", NULL, NULL, NULL},
    {LONG "mot xa lam tot cai cach\nXã nhận bằng khen.\n" LONG, "bccb", NULL, NULL, NULL},
    {ENGLISH "one line of small letters\nOne more.\n" ENGLISH, "bbbb", NULL, NULL, NULL},
    /* who wrote and who published */
    {LONG "Nguyễn Cường\n", "by", NULL, NULL, NULL},
    {LONG "Nguyễn Cường – Trần Thị Mai Lan\n", "by", NULL, NULL, NULL},
    {LONG "Theo Báo Yên Bái\n", "by", NULL, NULL, "Báo Yên Bái"},
    {LONG "(Theo VnExpress)\n", "by", NULL, NULL, "VnExpress"},
    {LONG "Theo tạp chí Cộng sản\n", "by", NULL, NULL, "tạp chí Cộng sản"},
    {LONG "Nguồn: TTXVN\n", "by", NULL, NULL, "TTXVN"},
    {LONG "Theo đó, xã đã làm tốt\n", "bb", NULL, NULL, NULL},
    {LONG "Tác giả: minh anh\n", "by", NULL, NULL, NULL},
    /* furniture at the end, and a marker that is none */
    {LONG "Tin liên quan\nXã khác cũng làm tốt\nBình luận (3)\n", "bfff", NULL, NULL, NULL},
    {LONG "Xem thêm: Xã khác cũng làm tốt\n" LONG, "bfb", NULL, NULL, NULL},
    {LONG "© 2023 Báo Yên Bái\n", "bf", NULL, NULL, NULL},
};

static void check_optional(checks *check, vl_text actual, const char *expected) {
    if (!expected) CHECK(actual.data == NULL);
    else CHECK_TEXT(actual, vl_text_of(expected));
}

static void test_texts(checks *check, vl_source_reader *reader) {
    for (size_t i = 0; i < sizeof EXPECTATIONS / sizeof *EXPECTATIONS; i++) {
        const expectation *expected = &EXPECTATIONS[i];
        const vl_source *source;
        char kinds[64];
        CHECK_INTEGER(vl_source_reader_read(reader, vl_text_of(expected->text), NULL, NULL, &source, NULL), VL_OK);
        kinds_of(source, kinds, sizeof kinds);
        bool as_expected = CHECK_TEXT(vl_text_of(kinds), vl_text_of(expected->kinds));
        check_optional(check, source->title, expected->title);
        check_optional(check, source->date, expected->date);
        check_optional(check, source->source, expected->source);
        if (!as_expected) CHECK_TEXT(source->text, vl_text_of("the text above"));
    }
}

static void test_given(checks *check, vl_source_reader *reader) {
    const vl_field field = {vl_text_of("place"), vl_text_of("Huế")};
    const vl_source given = {
        .id = vl_text_of("7"),
        .title = vl_text_of("Given"),
        .date = vl_text_of("1999"),
        .source = vl_text_of("Nobody"),
        .language = vl_text_of("vi"),
        .fields = &field,
        .field_count = 1,
    };
    const vl_source *source;
    const vl_text text = vl_text_of("Một xã làm tốt\n08/11/2022\n(TTXVN) - " LONG);
    CHECK_INTEGER(vl_source_reader_read(reader, text, &given, NULL, &source, NULL), VL_OK);
    CHECK_TEXT(source->id, given.id);
    CHECK_TEXT(source->title, given.title);
    CHECK_TEXT(source->date, given.date);
    CHECK_TEXT(source->source, given.source);
    CHECK_TEXT(source->language, given.language);
    CHECK(source->field_count == 1 && source->fields == &field);
    CHECK_INTEGER(source->blocks[0].kind, VL_PARAGRAPH_TITLE);
    CHECK_INTEGER(source->blocks[1].kind, VL_PARAGRAPH_DATELINE);
}

static vl_text block_text(const vl_source *source, size_t index) {
    return (vl_text){source->text.data + source->blocks[index].offset, (size_t)source->blocks[index].size};
}

static void test_paragraphs(checks *check, vl_source_reader *reader) {
    const vl_source *source;
    const char lines[] = "\xEF\xBB\xBF \t a b \r\n\r\n\xC2\xA0\xC2\xA0\n\xE2\x80\x8B\n\xC2\xA0 c\xE3\x80\x80\rd";
    CHECK_INTEGER(vl_source_reader_read(reader, (vl_text){lines, sizeof lines - 1}, NULL, NULL, &source, NULL), VL_OK);
    if (CHECK_INTEGER(source->block_count, 3)) {
        CHECK_TEXT(block_text(source, 0), vl_text_of("a b"));
        CHECK_INTEGER(source->blocks[0].line, 1);
        CHECK_INTEGER(source->blocks[0].offset, 3);
        CHECK_TEXT(block_text(source, 1), vl_text_of("c"));
        CHECK_INTEGER(source->blocks[1].line, 5);
        CHECK_TEXT(block_text(source, 2), vl_text_of("d"));
        CHECK_INTEGER(source->blocks[2].line, 6);
    }
    CHECK_TEXT(source->text, vl_text_of(" \t a b \n\n\xC2\xA0\xC2\xA0\n\xE2\x80\x8B\n\xC2\xA0 c\xE3\x80\x80\nd"));
}

static void test_wrapped(checks *check, vl_source_reader *reader) {
    const vl_input_options wrapped = {.wrapped = true};
    const vl_source *source;
    const char *text = " Một xã\n làm tốt \n\n \n" LONG "và hết.";
    CHECK_INTEGER(vl_source_reader_read(reader, vl_text_of(text), NULL, &wrapped, &source, NULL), VL_OK);
    if (CHECK_INTEGER(source->block_count, 2)) {
        CHECK_TEXT(block_text(source, 0), vl_text_of("Một xã\n làm tốt"));
        CHECK_INTEGER(source->blocks[0].line, 1);
        CHECK_INTEGER(source->blocks[1].line, 5);
        CHECK_INTEGER(source->blocks[1].offset + source->blocks[1].size, source->text.size);
    }
    CHECK_TEXT(source->title, vl_text_of("Một xã  làm tốt"));
}

static const expectation SEEDS[] = {
    {"000_efdf774528209ba3", "bcbbbbbbbbbybbbbbbbbb", NULL, NULL, "Báo Yên Bái"},
    {"001_342a4015e2770197", "fftdbhbccbccbbbyff", "Xã Hòa Sơn: Luôn chú trọng làm tốt công tác cải cách hành chính", "2020-10-06", NULL},
    {"002_ae5ac9f67ede2743", "ftbbcbbbbbbyhbbbbbbby", "Tăng cường kỷ luật, kỷ cương: Góp phần cải cách hành chính", NULL, "LSO"},
    {"003_5268bb8044f0fb33", "tdbcbbbbbbbbbb", "Cải cách hành chính để nâng cao hoạt động công vụ", "2024-01-09", NULL},
    {"004_0046ec06597644c7", "bchbbhbbbbbhbbdffffffffffffffffffffff", NULL, "2022-11-08", NULL},
};

static void test_seeds(checks *check) {
    const char *const paths[] = {"seeds"};
    vl_input *input;
    vl_error error = {0};
    if (!CHECK_INTEGER(vl_input_open(check->context, paths, 1, NULL, &input, &error), VL_OK)) return;
    for (size_t i = 0; i < sizeof SEEDS / sizeof *SEEDS; i++) {
        const vl_source *source;
        char kinds[64];
        CHECK_INTEGER(vl_input_next(input, &source, &error), VL_OK);
        if (!CHECK(source != NULL)) break;
        kinds_of(source, kinds, sizeof kinds);
        CHECK_TEXT(source->id, vl_text_of(SEEDS[i].text));
        CHECK_TEXT(vl_text_of(kinds), vl_text_of(SEEDS[i].kinds));
        check_optional(check, source->title, SEEDS[i].title);
        check_optional(check, source->date, SEEDS[i].date);
        check_optional(check, source->source, SEEDS[i].source);
    }
    vl_input_free(input);
}

/* Texts of many lines of every sort must come out, with blocks in order that lie within the text. */
static void test_any_lines(checks *check, vl_source_reader *reader) {
    static const char *const pieces[] = {
        "a", " ", "\n", "\n\n", "Ảnh: ", "(", ")", "25/09/2023", "Theo ", "Nguồn:", "14:33", "\xE2\x80\x8B", ".", ",", "Nguyễn Cường",
        "Tin liên quan", LONG, "cai cach", "#", "\xCC\x81", "9", "tháng", "(LSO) -", "\xFF", "", ":",
    };
    uint64_t state = 1;
    char text[4096];
    for (int round = 0; round < 2000; round++) {
        size_t size = 0;
        for (int i = 0; i < 24; i++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            const char *piece = pieces[(state >> 33) % (sizeof pieces / sizeof *pieces)];
            if (size + strlen(piece) >= sizeof text) break;
            memcpy(text + size, piece, strlen(piece));
            size += strlen(piece);
        }
        const vl_source *source;
        bool sound = vl_source_reader_read(reader, (vl_text){text, size}, NULL, NULL, &source, NULL) == VL_OK;
        uint64_t end = 0;
        for (size_t i = 0; sound && i < source->block_count; i++) {
            const vl_block *block = &source->blocks[i];
            sound = block->offset >= end && block->size > 0 && block->offset + block->size <= source->text.size;
            end = block->offset + block->size;
        }
        if (!sound) CHECK_TEXT(((vl_text){text, size}), vl_text_of("blocks in order"));
    }
    CHECK(true);
}

void test_layout(checks *check) {
    vl_source_reader *reader;
    if (!CHECK_INTEGER(vl_source_reader_create(check->context, &reader, NULL), VL_OK)) return;
    test_texts(check, reader);
    test_given(check, reader);
    test_paragraphs(check, reader);
    test_wrapped(check, reader);
    test_any_lines(check, reader);
    vl_source_reader_free(reader);
    test_seeds(check);
}
