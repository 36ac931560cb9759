#include "corpus/vocabulary.h"

#include "text/letters.h"

#define FIRST_SLOTS ((size_t)1024)

static bool is_plain_dot_run(vl_text text) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] != '.') return false;
    }
    return true;
}

/* . ! ? … and their runs; of dots one, or three and more. */
static bool is_terminator(vl_text text, uint32_t first) {
    if (first == '.') return is_plain_dot_run(text);
    return first == '!' || first == '?' || first == 0x2026;
}

static uint8_t quote_flags(const vl_property *property, uint32_t first) {
    if (first == '"' || first == '\'') return VL_TYPE_OPENING | VL_TYPE_CLOSING;
    switch (property->category) {
    case VL_CATEGORY_PS:
    case VL_CATEGORY_PI:
        return VL_TYPE_OPENING;
    case VL_CATEGORY_PE:
    case VL_CATEGORY_PF:
        return VL_TYPE_CLOSING;
    default:
        return 0;
    }
}

/* Flags are a function of the text, its kind and its language: what the rules say of every token of the type. */
static uint8_t flags_of(const vl_language *language, vl_text text, vl_kind kind) {
    vl_letter first = vl_letter_at(text.data, text.size, 0);
    uint8_t flags = quote_flags(first.property, first.code_point);
    bool substance = kind <= VL_KIND_EMAIL || (text.size > 1 && text.data[0] == '#' && text.data[1] != '#');
    if (substance) flags |= VL_TYPE_SUBSTANCE;
    if (first.property->flags & VL_PROPERTY_UPPER) flags |= VL_TYPE_CAPITAL;
    if (first.property->category == VL_CATEGORY_ND) flags |= VL_TYPE_DIGIT;
    if (is_terminator(text, first.code_point)) flags |= VL_TYPE_TERMINATOR;
    if (kind != VL_KIND_WORD) return flags;
    if (text.data[text.size - 1] == '.' && vl_token_is_abbreviation(&language->rules, text))
        flags |= VL_TYPE_ABBREVIATION;
    char dotted[VL_LONGEST_ABBREVIATION];
    if (text.size < sizeof dotted) {
        memcpy(dotted, text.data, text.size);
        dotted[text.size] = '.';
        bool single = first.size == text.size && (flags & VL_TYPE_CAPITAL);
        if (single || vl_token_is_abbreviation(&language->rules, (vl_text){dotted, text.size + 1}))
            flags |= VL_TYPE_TAKES_DOT;
    }
    return flags;
}

void vl_vocabulary_init(vl_vocabulary *vocabulary, vl_context *context) {
    *vocabulary = (vl_vocabulary){.context = context, .arena = VL_ARENA(context)};
    vocabulary->indexes[0] = (vl_type_index){.language = &vl_language_undetermined, .names = VL_SYMBOLS(context)};
    vocabulary->indexes[1] = (vl_type_index){.language = &vl_language_vietnamese, .names = VL_SYMBOLS(context)};
    for (size_t i = 0; i < VL_FORM_COUNT; i++) vocabulary->keys[i].names = VL_SYMBOLS(context);
}

void vl_vocabulary_free(vl_vocabulary *vocabulary) {
    vl_context *context = vocabulary->context;
    vl_free(context, vocabulary->texts, vocabulary->text_capacity * sizeof *vocabulary->texts);
    vl_free(context, vocabulary->kinds, vocabulary->kind_capacity);
    vl_free(context, vocabulary->flags, vocabulary->flag_capacity);
    vl_free(context, vocabulary->languages, vocabulary->language_capacity);
    for (size_t i = 0; i < 2; i++) {
        vl_type_index *index = &vocabulary->indexes[i];
        vl_free(context, index->slots, index->slot_count * sizeof *index->slots);
        vl_free(context, index->types, index->type_capacity * sizeof *index->types);
        vl_symbols_free(&index->names);
    }
    for (size_t i = 0; i < VL_FORM_COUNT; i++) {
        vl_free(context, vocabulary->keys[i].of_type, vocabulary->keys[i].capacity * sizeof(uint32_t));
        vl_symbols_free(&vocabulary->keys[i].names);
    }
    vl_arena_free(&vocabulary->arena);
    vl_vocabulary_init(vocabulary, context);
}

vl_type_index *vl_vocabulary_index(vl_vocabulary *vocabulary, const vl_language *language) {
    return &vocabulary->indexes[language->vietnamese ? 1 : 0];
}

static bool short_rebuild(vl_vocabulary *vocabulary, vl_type_index *index) {
    vl_type_index wider = *index;
    wider.slot_count = index->slot_count ? index->slot_count * 2 : FIRST_SLOTS;
    wider.slots = vl_allocate_zeroed(vocabulary->context, wider.slot_count, sizeof *wider.slots);
    if (!wider.slots) return false;
    for (size_t i = 0; i < index->slot_count; i++) {
        vl_short_slot slot = index->slots[i];
        if (slot.type_plus_one) *vl_short_find(&wider, slot.low, slot.high, slot.size) = slot;
    }
    vl_free(vocabulary->context, index->slots, index->slot_count * sizeof *index->slots);
    *index = wider;
    return true;
}

bool vl_vocabulary_open(vl_vocabulary *vocabulary, vl_type_index *index) {
    return index->slot_count > 0 || short_rebuild(vocabulary, index);
}

uint32_t vl_vocabulary_append(vl_vocabulary *vocabulary, vl_text text, vl_kind kind) {
    vl_context *context = vocabulary->context;
    size_t needed = (size_t)vocabulary->count + 1;
    if (vocabulary->count == VL_NO_TYPE - 1) return VL_NO_TYPE;
    if (!VL_GROW(context, vocabulary->texts, vocabulary->text_capacity, needed) ||
        !VL_GROW(context, vocabulary->kinds, vocabulary->kind_capacity, needed)) {
        return VL_NO_TYPE;
    }
    uint32_t type = vocabulary->count++;
    vocabulary->texts[type] = text;
    vocabulary->kinds[type] = (uint8_t)kind;
    return type;
}

/* Appends a type of atoms, whose text is copied, to the columns. */
static uint32_t type_append(vl_vocabulary *vocabulary, vl_type_index *index, vl_text text, vl_kind kind) {
    size_t needed = (size_t)vocabulary->count + 1;
    if (!VL_GROW(vocabulary->context, vocabulary->flags, vocabulary->flag_capacity, needed) ||
        !VL_GROW(vocabulary->context, vocabulary->languages, vocabulary->language_capacity, needed)) {
        return VL_NO_TYPE;
    }
    char *copy = vl_arena_copy(&vocabulary->arena, text.data, text.size);
    uint32_t type = copy ? vl_vocabulary_append(vocabulary, (vl_text){copy, text.size}, kind) : VL_NO_TYPE;
    if (type == VL_NO_TYPE) return VL_NO_TYPE;
    vocabulary->flags[type] = flags_of(index->language, text, kind);
    vocabulary->languages[type] = (uint8_t)(index - vocabulary->indexes);
    return type;
}

static uint32_t add_short(vl_vocabulary *vocabulary, vl_type_index *index, vl_text text, vl_kind kind) {
    uint64_t words[2] = {0, 0};
    memcpy(words, text.data, text.size);
    if (index->used >= index->slot_count / 4 && !short_rebuild(vocabulary, index)) return VL_NO_TYPE;
    vl_short_slot *slot = vl_short_find(index, words[0], words[1], (uint32_t)text.size);
    if (slot->type_plus_one) return slot->type_plus_one - 1;
    uint32_t type = type_append(vocabulary, index, text, kind);
    if (type == VL_NO_TYPE) return VL_NO_TYPE;
    *slot = (vl_short_slot){words[0], words[1], type + 1, (uint32_t)text.size};
    index->used++;
    return type;
}

static uint32_t add_long(vl_vocabulary *vocabulary, vl_type_index *index, vl_text text, vl_kind kind) {
    uint32_t symbol = vl_symbols_find(&index->names, text);
    if (symbol != VL_NO_SYMBOL) return index->types[symbol];
    if (!VL_GROW(vocabulary->context, index->types, index->type_capacity, index->names.count + 1)) return VL_NO_TYPE;
    symbol = vl_symbols_add(&index->names, text);
    if (symbol == VL_NO_SYMBOL) return VL_NO_TYPE;
    return index->types[symbol] = type_append(vocabulary, index, text, kind);
}

uint32_t vl_vocabulary_add(vl_vocabulary *vocabulary, vl_type_index *index, vl_text text, vl_kind kind) {
    return text.size <= 16 ? add_short(vocabulary, index, text, kind) : add_long(vocabulary, index, text, kind);
}

static vl_status make_key(void *data, vl_form form, uint32_t type, vl_string *key) {
    vl_vocabulary *vocabulary = data;
    return vl_token_key(vocabulary->context, vocabulary->texts[type], (vl_kind)vocabulary->kinds[type], form,
                        vocabulary->languages[type] == 1, key);
}

vl_status vl_vocabulary_prepare_with(vl_vocabulary *vocabulary, vl_form form, vl_key_maker *maker, void *data) {
    vl_keys *keys = &vocabulary->keys[form];
    vl_context *context = vocabulary->context;
    if (keys->ready) return VL_OK;
    if (!VL_GROW(context, keys->of_type, keys->capacity, (size_t)vocabulary->count)) return VL_ERROR_MEMORY;
    if (!vl_symbols_reserve(&keys->names, vocabulary->count)) return VL_ERROR_MEMORY;
    vl_string key = VL_STRING;
    vl_status status = VL_OK;
    for (uint32_t type = 0; type < vocabulary->count && status == VL_OK; type++) {
        vl_text name = vocabulary->texts[type];
        if (form != VL_FORM_EXACT) {
            key.size = 0;
            status = maker(data, form, type, &key);
            name = vl_string_text(&key);
        }
        uint32_t symbol = status == VL_OK ? vl_symbols_add(&keys->names, name) : VL_NO_SYMBOL;
        if (symbol == VL_NO_SYMBOL) status = VL_ERROR_MEMORY;
        keys->of_type[type] = symbol;
    }
    vl_string_free(context, &key);
    keys->ready = status == VL_OK;
    return status;
}

vl_status vl_vocabulary_prepare(vl_vocabulary *vocabulary, vl_form form) {
    return vl_vocabulary_prepare_with(vocabulary, form, make_key, vocabulary);
}
