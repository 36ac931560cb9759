#include "text/alignment.h"

#include <string.h>
#include <utf8proc.h>

#include "base/memory.h"
#include "text/clean.h"
#include "text/property.h"
#include "text/utf8.h"

/* Letters looked at one by one before the fast path is tried again. */
#define FEW_LETTERS 16

static bool is_doubtful(uint32_t code_point) {
    return code_point >= 0x80 && (vl_property_of(code_point)->flags & VL_PROPERTY_NFC_DOUBT);
}

/* Length of the prefix of letters that no normal form composes with what stands before them. */
static size_t certain_prefix(const char *data, size_t size) {
    size_t at = 0;
    while (at < size) {
        at += vl_utf8_clean_prefix(data + at, size - at);
        for (int i = 0; i < FEW_LETTERS && at < size; i++) {
            uint32_t code_point;
            size_t length = vl_utf8_read(data + at, &code_point);
            if (is_doubtful(code_point)) return at;
            at += length;
        }
    }
    return at;
}

/* The longest decomposition of one code point has 18; room for more costs nothing. */
#define LONGEST_DECOMPOSITION 32

/* True if the normal form of a doubtful letter begins with one that nothing composes with what stands before. */
static bool begins_anew(uint32_t code_point) {
    if (vl_property_of(code_point)->combining_class != 0) return false;
    utf8proc_int32_t parts[LONGEST_DECOMPOSITION];
    utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)code_point, parts, LONGEST_DECOMPOSITION,
                                                     UTF8PROC_DECOMPOSE, NULL);
    return count > 0 && count <= LONGEST_DECOMPOSITION && !is_doubtful((uint32_t)parts[0]);
}

/* Length of a doubtful letter and all behind it that may be composed with what is before them. */
static size_t doubtful_prefix(const char *data, size_t size) {
    size_t at = 0;
    while (at < size) {
        uint32_t code_point;
        size_t length = vl_utf8_read(data + at, &code_point);
        if (!is_doubtful(code_point) || (at > 0 && begins_anew(code_point))) break;
        at += length;
    }
    return at;
}

/* Where the piece begins that the doubtful letter at `doubtful` belongs to; pieces before `first` are done. */
static size_t piece_first(vl_text text, size_t first, size_t doubtful) {
    uint32_t code_point;
    vl_utf8_read(text.data + doubtful, &code_point);
    return doubtful == first || begins_anew(code_point) ? doubtful : vl_utf8_previous(text.data, doubtful);
}

bool vl_alignment_needless(vl_text text) {
    return certain_prefix(text.data, text.size) == text.size;
}

/* Notes the piece that was normalised last, if that changed it. */
static bool note_change(vl_alignment *alignment, vl_text text, size_t written, size_t written_end, size_t normal) {
    size_t size = written_end - written, changed = alignment->normal.size - normal;
    const char *before = text.data + written, *after = alignment->normal.data + normal;
    if (size == changed && memcmp(before, after, size) == 0) return true;
    size_t least = size < changed ? size : changed, same_before = 0, same_behind = 0;
    while (same_before < least && before[same_before] == after[same_before]) same_before++;
    while (same_behind < least - same_before && before[size - 1 - same_behind] == after[changed - 1 - same_behind])
        same_behind++;
    vl_context *context = alignment->normalizer.context;
    if (!VL_GROW(context, alignment->changes, alignment->capacity, alignment->count + 1)) return false;
    alignment->changes[alignment->count++] =
        (vl_change){written, written_end, normal, alignment->normal.size, same_before, same_behind};
    return true;
}

bool vl_alignment_make(vl_alignment *alignment, vl_text text) {
    vl_context *context = alignment->normalizer.context;
    vl_string *normal = &alignment->normal;
    alignment->normalizer.out = normal;
    alignment->count = alignment->at = alignment->last = normal->size = 0;
    for (size_t at = 0; at < text.size;) {
        size_t doubtful = at + certain_prefix(text.data + at, text.size - at);
        size_t first = doubtful == text.size ? doubtful : piece_first(text, at, doubtful);
        if (!vl_string_append(context, normal, text.data + at, first - at)) return false;
        if (doubtful == text.size) break;
        size_t end = doubtful + doubtful_prefix(text.data + doubtful, text.size - doubtful), size = normal->size;
        if (!vl_normalizer_take(&alignment->normalizer, text.data + first, end - first)) return false;
        if (!vl_normalizer_end(&alignment->normalizer)) return false;
        if (!note_change(alignment, text, first, end, size)) return false;
        at = end;
    }
    return true;
}

/* The place as far as the changes say. */
static size_t place_of(vl_alignment *alignment, size_t normal) {
    const vl_change *changes = alignment->changes;
    while (alignment->at < alignment->count && changes[alignment->at].normal_end <= normal) alignment->at++;
    size_t next = alignment->at;
    if (next < alignment->count && normal > changes[next].normal) {
        const vl_change *inside = &changes[next];
        if (normal - inside->normal <= inside->same_before) return inside->written + (normal - inside->normal);
        if (inside->normal_end - normal <= inside->same_behind) return inside->written_end - (inside->normal_end - normal);
        return inside->written_end;
    }
    return next == 0 ? normal : changes[next - 1].written_end + (normal - changes[next - 1].normal_end);
}

size_t vl_alignment_written(vl_alignment *alignment, size_t normal) {
    size_t place = place_of(alignment, normal);
    if (place > alignment->last) alignment->last = place;
    return alignment->last;
}

void vl_alignment_free(vl_alignment *alignment) {
    vl_context *context = alignment->normalizer.context;
    vl_string_free(context, &alignment->normal);
    vl_normalizer_free(&alignment->normalizer);
    vl_free(context, alignment->changes, alignment->capacity * sizeof *alignment->changes);
    *alignment = VL_ALIGNMENT(context);
}
