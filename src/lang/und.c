/*
 * Any language that has no file of its own: UAX #29, with abbreviations that English and its neighbours share and that do not
 * end a sentence.
 */
#include "lang/language.h"

static const char *const abbreviations[] = {
    "Ave.", "Blvd.", "Bros.", "Capt.", "Cf.", "Co.", "Col.", "Corp.", "Dr.", "E.g.", "Fig.", "Figs.", "Ft.", "Gen.",
    "Gov.", "Hon.", "I.e.", "Inc.", "Jr.", "Lt.", "Ltd.", "M.D.", "MM.", "Maj.", "Messrs.", "Mgr.", "Mme.", "Mr.",
    "Mrs.", "Ms.", "Mt.", "Nos.", "Op.", "Ph.D.", "Pp.", "Prof.", "Rep.", "Rev.", "Sen.", "Sgt.", "Sr.", "St.", "Ste.",
    "Vol.", "Vs.", "a.m.", "al.", "approx.", "ca.", "cf.", "e.g.", "fig.", "i.e.", "p.m.", "pp.", "viz.", "vol.", "vs.",
};

const vl_language vl_language_undetermined = {
    .tag = "und",
    .vietnamese = false,
    .rules = {abbreviations, sizeof abbreviations / sizeof *abbreviations, false},
};
