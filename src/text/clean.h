/*
 * How far bytes are fit to be taken as they are: well-formed UTF-8, and beyond that certainly in NFC.
 */
#ifndef VL_TEXT_CLEAN_H
#define VL_TEXT_CLEAN_H

#include <stddef.h>

/* Length of the longest prefix that is certainly well-formed UTF-8 in NFC without CR: whatever follows, nothing in it changes
 * but possibly its last letter. At memory speed where the text is ASCII, Latin or Vietnamese; other scripts give short
 * prefixes. */
size_t vl_utf8_clean_prefix(const char *data, size_t size);

/* Length of a well-formed prefix without CR, in any normal form. It is the longest such prefix, or ends where
 * vl_utf8_clean_prefix has many bytes to go. */
size_t vl_utf8_sound_prefix(const char *data, size_t size);

#endif
