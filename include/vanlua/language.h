/*
 * Languages: how each of them makes keys, abbreviates, and ends its sentences.
 */
#ifndef VANLUA_LANGUAGE_H
#define VANLUA_LANGUAGE_H

#include "vanlua/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* One language as the engine knows it; there is one static record of each. */
typedef struct vl_language vl_language;

/* The language for a BCP 47 tag: "vi", "vi-VN" and the like give Vietnamese, any other well-formed tag the
 * undetermined language. NULL if the tag is ill-formed. */
VL_API const vl_language *vl_language_find(vl_text tag);

/* The language of a text, judged by its first 64 KB: Vietnamese if its own letters are frequent
 * enough, else the undetermined one. */
VL_API const vl_language *vl_language_detect(vl_text text);

/* The tag, "vi" or "und". */
VL_API const char *vl_language_tag(const vl_language *language);

#ifdef __cplusplus
}
#endif

#endif
