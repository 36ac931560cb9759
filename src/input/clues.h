/*
 * What the words of a short paragraph tell about it. Each is a question about the paragraph alone; layout.c asks them in the
 * place where the paragraph stands.
 */
#ifndef VL_INPUT_CLUES_H
#define VL_INPUT_CLUES_H

#include "input/line.h"

/* True if the line is part of a page, not of an article: "Trang chủ", "Đăng nhập", or a trail like "Trang chủ » Thời sự". */
bool vl_is_navigation(const vl_line *line);

/* True if at the end of a page, this line begins what is no longer the article: "Các tin liên quan:", "Đọc nhiều". */
bool vl_is_furniture_marker(const vl_line *line);

/* True if the line says who wrote or whom it is taken from: "Theo Báo Yên Bái", "Nguồn: TTXVN", "Tác giả: …", "By …".
 * `source` gets the publisher, or size 0. */
bool vl_is_credit(const vl_line *line, vl_text *source);

/* True if the line is nothing but names: two to four words with capitals, or more with a dash, comma, slash or ampersand
 * between. */
bool vl_is_names(const vl_line *line);

/* True if the line speaks of a picture as such: "Ảnh: …", "(Ảnh minh họa)", "Photo: …". */
bool vl_is_picture_credit(const vl_line *line);

/* True if the line begins as captions do, with who or what is to be seen: "Cán bộ …", "Quang cảnh …". */
bool vl_has_caption_opening(const vl_line *line);

/* True if the line is the alternative text of a picture, made from a title by a machine: at least four words in small
 * letters a to z and digits, without any punctuation. Such a line must stand in a text that has other letters. */
bool vl_is_alternative_text(vl_text paragraph);

/* True if the text has letters other than those of ASCII, looking at up to its first 400 bytes. */
bool vl_has_marked_letters(vl_text text);

/* True if the line could be a title or heading by its letters: it begins with a capital, a digit, or a letter of a script
 * that has no capitals, quotes and opening brackets passed over, and it is no item of a list. */
bool vl_has_heading_start(vl_text paragraph);

/* True if the line goes on in the middle of a sentence: it begins with a small letter. */
bool vl_goes_on(vl_text paragraph);

/* The publisher that is named in brackets at the start of an article: LSO of "(LSO) – …", Reuters of "NEW YORK (Reuters) -
 * …". Of size 0 if there is none. */
vl_text vl_source_of_lead(vl_text paragraph);

#endif
