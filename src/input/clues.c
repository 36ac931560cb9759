#include "input/clues.h"

#include <string.h>

#include "input/paragraph.h"
#include "text/property.h"
#include "text/utf8.h"

/* A credit line is at most this long, in letters. */
#define CREDIT_MAXIMUM 80

/* The publisher in brackets at the start of an article is at most this long, and begins within so many bytes. */
#define AGENCY_MAXIMUM 30
#define PLACE_MAXIMUM 60

/* All phrases are folded. */
static const char *const NAVIGATION[] = {
    "dòng sự kiện", "trang chủ",    "trang nhất",      "đăng nhập",       "đăng ký",              "menu",      "danh mục",
    "chuyên mục",   "tìm kiếm",     "tin mới",         "tin mới nhất",    "tin nóng",             "bản in",    "nghe đọc bài",
    "in bài viết",  "in trang",     "gửi email",       "gửi bài viết",    "lưu bài viết",         "chia sẻ",   "cỡ chữ",
    "quảng cáo",    "liên hệ",      "sơ đồ trang",     "bỏ qua nội dung", "theo dõi",             "home",      "log in",
    "login",        "sign in",      "sign up",         "subscribe",       "search",               "share",     "print",
    "advertisement", "skip to content", "skip to main content",
};

static const char *const MARKERS[] = {
    "các tin liên quan",   "tin liên quan",        "tin bài liên quan",  "bài liên quan",         "các bài liên quan",
    "bài viết liên quan",  "các bài viết liên quan", "nội dung liên quan", "tin cùng chuyên mục",  "cùng chuyên mục",
    "bài cùng chuyên mục", "tin khác",             "các tin khác",       "tin tức khác",          "bài viết khác",
    "tin mới hơn",         "tin cũ hơn",           "các tin mới hơn",    "các tin cũ hơn",        "các tin đã đưa",
    "tin đã đưa",          "đọc nhiều",            "đọc nhiều nhất",     "tin đọc nhiều",         "xem nhiều",
    "xem nhiều nhất",      "tin xem nhiều",        "tin nổi bật",        "đọc thêm",              "xem thêm",
    "có thể bạn quan tâm", "bạn có thể quan tâm",  "bình luận",          "ý kiến bạn đọc",        "ý kiến của bạn",
    "gửi bình luận",       "bản quyền thuộc về",   "bản quyền",          "xem phiên bản di động", "thống kê truy cập",
    "số lượt truy cập",    "lượt truy cập",        "related articles",   "related stories",       "related news",
    "related topics",      "related posts",        "read more",          "read next",             "most read",
    "most popular",        "more stories",         "you may also like",  "recommended for you",   "comments",
    "leave a comment",     "copyright",            "all rights reserved", "share this",           "share this article",
};

static const char *const AUTHOR_LABELS[] = {
    "tác giả:",    "bài:",         "bài, ảnh:",   "bài và ảnh:", "tin:",      "tin, ảnh:",  "tin và ảnh:", "tin, bài:",
    "thực hiện:",  "người viết:",  "phóng viên:", "biên tập:",   "author:",   "written by", "reported by",
};

/* What publishers are called, behind "Theo". */
static const char *const PUBLISHERS[] = {"báo ", "tạp chí ", "đài ", "cổng ", "trang ", "thông tấn "};

static const char *const PICTURE_STARTS[] = {
    "ảnh:",   "(ảnh",   "ảnh minh họa", "ảnh tư liệu", "hình minh họa", "nguồn ảnh",
    "photo:", "(photo", "photo by",     "image:",      "credit:",
};

static const char *const PICTURE_WORDS[] = {"(ảnh:", ". ảnh:", " ảnh: ", "(ảnh minh họa", "(photo:", ". photo:", "(image:"};

static const char *const CAPTION_OPENINGS[] = {
    "cán bộ",     "công chức",  "viên chức", "lãnh đạo",  "đại biểu",  "các đại biểu", "đồng chí",  "các đồng chí", "đoàn viên",
    "người dân",  "nhân dân",   "bà con",    "học sinh",  "sinh viên", "giáo viên",    "công nhân", "nông dân",     "chiến sĩ",
    "nhân viên",  "lực lượng",  "quang cảnh", "toàn cảnh", "một góc",  "khung cảnh",   "hình ảnh",  "trụ sở",       "chân dung",
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool begins_with_any(const vl_line *line, const char *const *phrases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (phrases[i][0] == line->folded.data[0] && vl_line_begins(line, phrases[i])) return true;
    }
    return false;
}

/* The general category of what stands at the start of the text behind opening quotes and brackets, and of a heading's marks. */
static vl_property first_property(vl_text text) {
    for (size_t at = 0; at < text.size;) {
        uint32_t code_point;
        at += vl_utf8_read(text.data + at, &code_point);
        const vl_property *property = vl_property_of(code_point);
        bool opens = property->category == VL_CATEGORY_PS || property->category == VL_CATEGORY_PI || code_point == '"' ||
                     code_point == '\'' || code_point == '#' || vl_is_white_space(code_point);
        if (!opens) return *property;
    }
    return *vl_property_of(0);
}

bool vl_has_heading_start(vl_text paragraph) {
    vl_property first = first_property(paragraph);
    bool letter = vl_is_letter(&first) && !(first.flags & VL_PROPERTY_LOWER);
    return letter || first.category == VL_CATEGORY_ND;
}

bool vl_goes_on(vl_text paragraph) {
    return (first_property(paragraph).flags & VL_PROPERTY_LOWER) != 0;
}

/* True if the line is the phrase, with nothing behind it but what is no letter ("Bình luận (0)"), or anything behind a
 * colon. */
static bool is_phrase(const vl_line *line, const char *phrase) {
    if (!vl_line_begins(line, phrase)) return false;
    for (size_t at = strlen(phrase); at < line->folded.size;) {
        uint32_t code_point;
        at += vl_utf8_read(line->folded.data + at, &code_point);
        if (code_point == ':') return true;
        if (vl_is_letter(vl_property_of(code_point))) return false;
    }
    return true;
}

static bool is_any_phrase(const vl_line *line, const char *const *phrases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (phrases[i][0] == line->folded.data[0] && is_phrase(line, phrases[i])) return true;
    }
    return false;
}

bool vl_is_navigation(const vl_line *line) {
    bool trail = vl_line_has(line, " > ") || vl_line_has(line, " » ") || vl_line_has(line, " › ");
    return trail || is_any_phrase(line, NAVIGATION, COUNT(NAVIGATION));
}

bool vl_is_furniture_marker(const vl_line *line) {
    bool rights = vl_line_begins(line, "copyright ©") || vl_line_begins(line, "©");
    return rights || is_any_phrase(line, MARKERS, COUNT(MARKERS));
}

bool vl_is_names(const vl_line *line) {
    static const char *const joints[] = {" – ", " - ", " — ", ", ", "/", " & "};
    if (line->digits || line->words < 2 || !vl_line_capitals(line, 0)) return false;
    if (line->words <= 4) return true;
    for (size_t i = 0; i < COUNT(joints); i++) {
        if (vl_line_has(line, joints[i])) return line->words <= 12;
    }
    return false;
}

/* The text behind its first word and the colon and blanks after that, without closing bracket and full stop. */
static vl_text behind_label(vl_text text) {
    size_t at = 0, size;
    uint32_t code_point;
    bool inside = false;
    for (; at < text.size; at += size) {
        size = vl_utf8_read(text.data + at, &code_point);
        bool letter = vl_is_letter(vl_property_of(code_point));
        if (inside && !letter) break;
        inside = inside || letter;
    }
    for (; at < text.size; at += size) {
        size = vl_utf8_read(text.data + at, &code_point);
        if (!vl_is_white_space(code_point) && code_point != ':') break;
    }
    size_t end = text.size;
    while (end > at && strchr(").] ", text.data[end - 1]) && text.data[end - 1]) end--;
    return (vl_text){text.data + at, end - at};
}

/* "Theo X" with a name or a publisher behind it, "Nguồn: X". */
static bool names_source(const vl_line *line) {
    bool bracket = vl_line_begins(line, "(");
    vl_line inner = *line;
    inner.folded.data += bracket;
    inner.folded.size -= bracket;
    if (vl_line_begins(&inner, "nguồn:") || vl_line_begins(&inner, "nguồn :") || vl_line_begins(&inner, "source:")) return true;
    if (!vl_line_begins(&inner, "theo ") && !vl_line_begins(&inner, "theo:")) return false;
    if (vl_line_capitals(line, 1)) return true;
    inner.folded.data += 5;
    inner.folded.size -= 5;
    return begins_with_any(&inner, PUBLISHERS, COUNT(PUBLISHERS));
}

bool vl_is_credit(const vl_line *line, vl_text *source) {
    *source = (vl_text){NULL, 0};
    if (line->letters > CREDIT_MAXIMUM) return false;
    if (names_source(line)) {
        *source = behind_label(line->text);
        return source->size > 0;
    }
    if (begins_with_any(line, AUTHOR_LABELS, COUNT(AUTHOR_LABELS))) return true;
    return vl_line_begins(line, "by ") && line->words >= 3 && line->words <= 7 && vl_line_capitals(line, 0);
}

bool vl_is_picture_credit(const vl_line *line) {
    if (begins_with_any(line, PICTURE_STARTS, COUNT(PICTURE_STARTS))) return true;
    for (size_t i = 0; i < COUNT(PICTURE_WORDS); i++) {
        if (vl_line_has(line, PICTURE_WORDS[i])) return true;
    }
    return false;
}

bool vl_has_caption_opening(const vl_line *line) {
    vl_line inner = *line;
    bool bracket = vl_line_begins(line, "(");
    inner.folded.data += bracket;
    inner.folded.size -= bracket;
    return begins_with_any(&inner, CAPTION_OPENINGS, COUNT(CAPTION_OPENINGS));
}

bool vl_is_alternative_text(vl_text paragraph) {
    size_t blanks = 0;
    for (size_t i = 0; i < paragraph.size; i++) {
        char byte = paragraph.data[i];
        if (byte == ' ') blanks++;
        else if (!(byte >= 'a' && byte <= 'z') && !(byte >= '0' && byte <= '9')) return false;
    }
    return blanks >= 3;
}

bool vl_has_marked_letters(vl_text text) {
    size_t marked = 0;
    for (size_t at = 0; at < text.size && at < 400;) {
        uint32_t code_point;
        at += vl_utf8_read(text.data + at, &code_point);
        if (code_point >= 0x80 && vl_is_letter(vl_property_of(code_point))) marked++;
    }
    return marked >= 4;
}

/* True if there is no small letter, which is how agencies write the place. */
static bool is_place(vl_text text) {
    for (size_t at = 0; at < text.size;) {
        uint32_t code_point;
        at += vl_utf8_read(text.data + at, &code_point);
        if (vl_property_of(code_point)->flags & VL_PROPERTY_LOWER) return false;
    }
    return true;
}

static bool begins_with_dash(const char *at, const char *end) {
    while (at < end && *at == ' ') at++;
    if (at == end) return false;
    uint32_t code_point;
    vl_utf8_read(at, &code_point);
    return code_point == '-' || code_point == 0x2013 || code_point == 0x2014;
}

vl_text vl_source_of_lead(vl_text paragraph) {
    const vl_text none = {NULL, 0};
    size_t near = paragraph.size < PLACE_MAXIMUM ? paragraph.size : PLACE_MAXIMUM;
    const char *open = memchr(paragraph.data, '(', near), *end = paragraph.data + paragraph.size;
    if (!open) return none;
    const char *close = memchr(open, ')', (size_t)(end - open));
    vl_text agency = {open + 1, close ? (size_t)(close - open - 1) : 0};
    if (agency.size < 2 || agency.size > AGENCY_MAXIMUM * 4 || vl_letters_of(agency) > AGENCY_MAXIMUM) return none;
    if (!is_place((vl_text){paragraph.data, (size_t)(open - paragraph.data)}) || !begins_with_dash(close + 1, end)) return none;
    return first_property(agency).flags & VL_PROPERTY_UPPER ? agency : none;
}
