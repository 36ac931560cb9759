/*
 * Vietnamese.
 *
 * Abbreviations are listed with their dot if the dot does not end a sentence there: titles, places, publishers, "and so on". Words of the
 * language are left out even where they serve as abbreviations (no., ts.). Single capitals need no entry.
 */
#include "lang/language.h"

static const char *const abbreviations[] = {
    "BS.", "BS.CKI.", "BS.CKII.", "Bs.", "CN.", "Co.", "Corp.", "Cty.", "DS.", "Dr.", "GS.", "GS.BS.", "GS.TS.",
    "GS.TSKH.", "HLV.", "Inc.", "Jr.", "KS.", "KTS.", "LS.", "Ltd.", "Mr.", "Mrs.", "Ms.", "NGND.", "NGƯT.", "NSND.",
    "NSƯT.", "NXB.", "Nxb.", "PGS.", "PGS.BS.", "PGS.TS.", "PGS.TSKH.", "Ph.D.", "Prof.", "Sr.", "St.", "TP.", "TS.",
    "TS.BS.", "TSKH.", "TT.", "TX.", "Th.S.", "ThS.", "ThS.BS.", "Ths.", "Tp.", "Tr.", "Ts.", "Tx.", "VD.", "Vd.",
    "tp.", "v.v.", "vd.", "vv.", "ĐC.", "ĐT.",
};

const vl_language vl_language_vietnamese = {
    .tag = "vi",
    .vietnamese = true,
    .rules = {abbreviations, sizeof abbreviations / sizeof *abbreviations, true},
};
