/*
 * What the paragraphs of a saved page are for. The rules are few, and where none fits a paragraph is body:
 *
 *   - Running text is a paragraph of over 200 letters, or of at least 60 with a full stop behind. A text without any is all
 *     body.
 *   - Ahead of the first running text, a date with the day of the week is the clock of the page and furniture until the title
 *     has come. Any other line that is nothing but a date or time, or that and a name, is the dateline; the first one ahead of
 *     or behind all running text dates the document.
 *   - The title is the first short line ahead of the running text that is none of the above, nor navigation, nor ends with a
 *     full stop, colon, semicolon or comma. It stands apart from what follows, so that the first line of wrapped text is not
 *     taken for one.
 *   - A heading is a short line without punctuation at its end right before a long paragraph, at most two of them in a row.
 *   - A caption speaks of a picture, or begins with whom one sees, or follows the alternative text of a picture; that text too.
 *   - A byline is a line of names after running text with no running text behind, or beside the dateline, or is labelled:
 *     "Tác giả: …", "Theo …", "Nguồn: …". The last two name the publisher; so do brackets and a dash at the start: "(LSO) – …".
 *   - A line such as "Tin liên quan" or "Xem thêm: …" is furniture. After the last long paragraph everything behind it is, too.
 */
#include "input/layout.h"

#include <string.h>

#include "input/clues.h"
#include "input/dates.h"
#include "input/paragraph.h"

/* The furniture at the end of a page is looked for within so many paragraphs. */
#define FURNITURE_MAXIMUM 200

#define TITLE_MAXIMUM 180         /* letters of a title */
#define HEADING_MAXIMUM 120       /* letters of a heading */
#define CAPTION_MINIMUM 50        /* letters of a caption that is known by its opening only */
#define CAPTION_AFTER_LEAD 150    /* letters of one that is a sentence right after the lead */
#define MARKER_MAXIMUM 160        /* bytes of a line that begins the furniture */

typedef struct page_layout {
    vl_draft *draft;
    size_t first;     /* first running text */
    size_t last;      /* last running text ahead of the furniture */
    size_t end;       /* where the furniture at the end begins */
    bool has_long;    /* there is a long paragraph */
    bool marked;      /* the text has letters beyond ASCII */
    bool titled;      /* the title has come */
    size_t alternative; /* the last alternative text, SIZE_MAX if none came */
} page_layout;

static vl_shape shape_at(const page_layout *layout, size_t index) {
    return (vl_shape)layout->draft->shapes[index];
}

static bool is_running(const page_layout *layout, size_t index) {
    return shape_at(layout, index) >= VL_SHAPE_PROSE;
}

static vl_paragraph_kind kind_at(const page_layout *layout, size_t index) {
    return layout->draft->blocks[index].kind;
}

/* Finds the shapes, and the first running text, if there is any. */
static bool find_shapes(page_layout *layout) {
    vl_draft *draft = layout->draft;
    if (!VL_GROW(draft->context, draft->shapes, draft->shape_capacity, draft->block_count)) return false;
    layout->first = draft->block_count;
    for (size_t i = 0; i < draft->block_count; i++) {
        vl_shape shape = vl_shape_of(vl_draft_paragraph(draft, i));
        draft->shapes[i] = (uint8_t)shape;
        if (shape == VL_SHAPE_LONG) layout->has_long = true;
        if (shape >= VL_SHAPE_PROSE && layout->first == draft->block_count) layout->first = i;
    }
    return true;
}

/* Finds where the furniture at the end begins: the first marker behind which there is nothing long and little running text. */
static bool find_furniture(page_layout *layout) {
    vl_draft *draft = layout->draft;
    size_t count = draft->block_count, running = 0;
    layout->end = count;
    for (size_t i = count; i-- > layout->first + 1 && count - i <= FURNITURE_MAXIMUM && shape_at(layout, i) != VL_SHAPE_LONG;) {
        vl_line line;
        if (is_running(layout, i)) running++;
        vl_text paragraph = vl_draft_paragraph(draft, i);
        if (paragraph.size > MARKER_MAXIMUM || running * 4 > count - i) continue;
        if (!vl_line_read(draft, paragraph, &line)) return false;
        if (vl_is_furniture_marker(&line)) layout->end = i;
    }
    for (size_t i = layout->end; i < count; i++) draft->blocks[i].kind = VL_PARAGRAPH_FURNITURE;
    for (layout->last = layout->end - 1; !is_running(layout, layout->last);) layout->last--;
    return true;
}

static bool has_title_shape(const page_layout *layout, size_t index, const vl_line *line) {
    vl_shape shape = shape_at(layout, index);
    return (shape == VL_SHAPE_PLAIN || shape == VL_SHAPE_CALL) && line->letters <= TITLE_MAXIMUM && line->words > 0 &&
           vl_has_heading_start(line->text);
}

/* True if the next paragraph does not simply go on with the line: blank lines are between, or it is long, or a dateline. In
 * a text with long paragraphs, which is not wrapped, it is enough that it begins anew. Changes the line that the draft
 * holds. */
static vl_status stands_apart(const page_layout *layout, size_t index, bool *apart) {
    const vl_block *blocks = layout->draft->blocks;
    vl_text next = vl_draft_paragraph(layout->draft, index + 1);
    *apart = true;
    if (blocks[index + 1].line > blocks[index].line + 1 || shape_at(layout, index + 1) == VL_SHAPE_LONG) return VL_OK;
    if (layout->has_long && !vl_goes_on(next)) return VL_OK;
    vl_line line;
    vl_dateline dateline;
    if (!vl_line_read(layout->draft, next, &line)) return VL_ERROR_MEMORY;
    *apart = vl_dateline_read(&line, &dateline);
    return VL_OK;
}

/* The title as one line: without the marks of a Markdown heading, and with blanks for the line ends of wrapped text. */
static vl_status take_title(vl_draft *draft, vl_text title) {
    while (title.size && (title.data[0] == '#' || title.data[0] == ' ')) title.data++, title.size--;
    if (memchr(title.data, '\n', title.size)) {
        if (!vl_string_append(draft->context, &draft->title, title.data, title.size)) return VL_ERROR_MEMORY;
        for (size_t i = 0; i < draft->title.size; i++) {
            if (draft->title.data[i] == '\n') draft->title.data[i] = ' ';
        }
        title = vl_string_text(&draft->title);
    }
    if (!draft->source.title.data) draft->source.title = title;
    return VL_OK;
}

/* A heading stands right before a long paragraph, or has one short line between, and is not one of many short lines. */
static bool is_heading(const page_layout *layout, size_t index, const vl_line *line) {
    size_t next = index + 1;
    if (shape_at(layout, index) != VL_SHAPE_PLAIN || line->letters > HEADING_MAXIMUM || line->words == 0) return false;
    if (index > 0 && kind_at(layout, index - 1) == VL_PARAGRAPH_BODY && !is_running(layout, index - 1)) return false;
    if (next < layout->end && !is_running(layout, next)) next++;
    return next < layout->end && shape_at(layout, next) == VL_SHAPE_LONG && vl_has_heading_start(line->text) &&
           !vl_goes_on(vl_draft_paragraph(layout->draft, next));
}

static bool is_caption(const page_layout *layout, size_t index, const vl_line *line) {
    if (vl_is_picture_credit(line)) return true;
    if (!vl_has_caption_opening(line) || line->letters < CAPTION_MINIMUM || index <= layout->first) return false;
    vl_shape shape = shape_at(layout, index);
    bool after_lead = index == layout->first + 1 && shape == VL_SHAPE_PROSE && line->letters <= CAPTION_AFTER_LEAD;
    return shape == VL_SHAPE_PLAIN || after_lead;
}

static bool is_byline(const page_layout *layout, size_t index, const vl_line *line) {
    if (!vl_is_names(line) || index == 0) return false;
    if (kind_at(layout, index - 1) == VL_PARAGRAPH_DATELINE) return true;
    return index > layout->first && (index + 1 == layout->end || !is_running(layout, index + 1)) &&
           (is_running(layout, index - 1) || kind_at(layout, index - 1) != VL_PARAGRAPH_BODY);
}

/* What a dateline is for where it stands; it may date the document. */
static vl_paragraph_kind place_dateline(page_layout *layout, size_t index, const vl_dateline *dateline) {
    vl_draft *draft = layout->draft;
    if (index < layout->first && !layout->titled && dateline->weekday) return VL_PARAGRAPH_FURNITURE;
    bool outside = index < layout->first || index > layout->last;
    if (outside && dateline->date[0] && !draft->source.date.data) {
        memcpy(draft->date, dateline->date, sizeof draft->date);
        draft->source.date = (vl_text){draft->date, sizeof draft->date - 1};
    }
    return VL_PARAGRAPH_DATELINE;
}

/* The kind of a paragraph by its own words and its neighbours, the title left aside. */
static vl_paragraph_kind judge(page_layout *layout, size_t index, const vl_line *line) {
    vl_dateline dateline;
    vl_text source;
    if (vl_dateline_read(line, &dateline)) return place_dateline(layout, index, &dateline);
    if (index < layout->first && vl_is_navigation(line)) return VL_PARAGRAPH_FURNITURE;
    if (shape_at(layout, index) <= VL_SHAPE_OPEN && vl_is_furniture_marker(line)) return VL_PARAGRAPH_FURNITURE;
    if (shape_at(layout, index) != VL_SHAPE_PROSE && vl_is_credit(line, &source)) {
        bool credits_picture = index > 0 && kind_at(layout, index - 1) == VL_PARAGRAPH_CAPTION;
        if (credits_picture) return VL_PARAGRAPH_CAPTION;
        if (source.size && !layout->draft->source.source.data) layout->draft->source.source = source;
        return VL_PARAGRAPH_BYLINE;
    }
    if (is_caption(layout, index, line)) return VL_PARAGRAPH_CAPTION;
    return VL_PARAGRAPH_BODY;
}

static vl_status classify(page_layout *layout, size_t index) {
    vl_draft *draft = layout->draft;
    vl_text paragraph = vl_draft_paragraph(draft, index);
    vl_line line;
    if (!vl_line_read(draft, paragraph, &line)) return VL_ERROR_MEMORY;
    vl_paragraph_kind kind = judge(layout, index, &line);
    if (kind == VL_PARAGRAPH_BODY && index < layout->first && !layout->titled && has_title_shape(layout, index, &line)) {
        bool apart;
        vl_status status = stands_apart(layout, index, &apart);
        if (status) return status;
        if (apart) {
            draft->blocks[index].kind = VL_PARAGRAPH_TITLE;
            layout->titled = true;
            return take_title(draft, paragraph);
        }
        if (!vl_line_read(draft, paragraph, &line)) return VL_ERROR_MEMORY;
    }
    if (kind == VL_PARAGRAPH_BODY && is_byline(layout, index, &line)) kind = VL_PARAGRAPH_BYLINE;
    if (kind == VL_PARAGRAPH_BODY && is_heading(layout, index, &line)) kind = VL_PARAGRAPH_HEADING;
    draft->blocks[index].kind = kind;
    return VL_OK;
}

/* Alternative texts and the lines after them are captions; they are known without a look at their words. */
static bool is_beside_picture(page_layout *layout, size_t index) {
    if (!layout->marked || shape_at(layout, index) == VL_SHAPE_LONG) return false;
    bool after = index > 0 && layout->alternative == index - 1;
    if (shape_at(layout, index) == VL_SHAPE_PLAIN && vl_is_alternative_text(vl_draft_paragraph(layout->draft, index))) {
        layout->alternative = index;
        return true;
    }
    return after;
}

/* True if it can be anything but body. Most paragraphs cannot, and need not be looked at: long ones, sentences that do not
 * speak of a picture, and short lines among short lines. */
static bool needs_look(const page_layout *layout, size_t index) {
    vl_shape shape = shape_at(layout, index);
    if (shape == VL_SHAPE_LONG) return false;
    if (index < layout->first || index == layout->first + 1) return true;
    if (shape == VL_SHAPE_SENTENCE || shape == VL_SHAPE_PROSE) {
        vl_text text = vl_draft_paragraph(layout->draft, index);
        return text.data[0] == '(' || (text.size > 3 && memcmp(text.data, "\xE1\xBA\xA2", 3) == 0) || index > layout->last;
    }
    return is_running(layout, index - 1) || kind_at(layout, index - 1) != VL_PARAGRAPH_BODY ||
           (index + 1 < layout->end && is_running(layout, index + 1)) || index > layout->last;
}

static vl_status classify_all(page_layout *layout) {
    vl_draft *draft = layout->draft;
    for (size_t i = 0; i < layout->end; i++) {
        if (is_beside_picture(layout, i)) {
            draft->blocks[i].kind = VL_PARAGRAPH_CAPTION;
        } else if (needs_look(layout, i)) {
            vl_status status = classify(layout, i);
            if (status) return status;
        }
    }
    if (!draft->source.source.data) {
        vl_text source = vl_source_of_lead(vl_draft_paragraph(draft, layout->first));
        if (source.size) draft->source.source = source;
    }
    return VL_OK;
}

vl_status vl_layout_find(vl_draft *draft, vl_error *error) {
    page_layout layout = {.draft = draft, .alternative = SIZE_MAX};
    if (!vl_paragraphs_find(draft) || !find_shapes(&layout)) return vl_error_memory(error);
    if (layout.first == draft->block_count) return VL_OK;
    if (!find_furniture(&layout)) return vl_error_memory(error);
    layout.marked = vl_has_marked_letters(vl_draft_paragraph(draft, layout.first));
    return classify_all(&layout) ? vl_error_memory(error) : VL_OK;
}
