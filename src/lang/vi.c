/*
 * Vietnamese.
 *
 * Abbreviations are listed with their dot if the dot does not end a sentence there: titles, places, publishers, who signs
 * for whom (KT., TM.), "and so on". Words of the language are left out even where they serve as abbreviations (no., ts.).
 * Single capitals need no entry.
 */
#include "lang/language.h"

#define LISTED(form) {form, sizeof form - 1}

static const vl_text abbreviations[] = {
    LISTED("BS."), LISTED("BS.CKI."), LISTED("BS.CKII."), LISTED("Bs."), LISTED("CN."), LISTED("Co."), LISTED("Corp."),
    LISTED("Cty."), LISTED("DS."), LISTED("Dr."), LISTED("GS."), LISTED("GS.BS."), LISTED("GS.TS."),
    LISTED("GS.TSKH."), LISTED("HLV."), LISTED("Inc."), LISTED("Jr."), LISTED("KS."), LISTED("KT."), LISTED("KTS."),
    LISTED("LS."), LISTED("Ltd."), LISTED("Mr."), LISTED("Mrs."), LISTED("Ms."), LISTED("NGND."), LISTED("NGƯT."),
    LISTED("NSND."), LISTED("NSƯT."), LISTED("NXB."), LISTED("Nxb."), LISTED("PGS."), LISTED("PGS.BS."),
    LISTED("PGS.TS."), LISTED("PGS.TSKH."), LISTED("Ph.D."), LISTED("Prof."), LISTED("Sr."), LISTED("St."),
    LISTED("TL."), LISTED("TM."), LISTED("TP."), LISTED("TS."), LISTED("TS.BS."), LISTED("TSKH."), LISTED("TT."),
    LISTED("TUQ."), LISTED("TX."), LISTED("Th.S."), LISTED("ThS."), LISTED("ThS.BS."), LISTED("Ths."), LISTED("Tp."),
    LISTED("Tr."), LISTED("Ts."), LISTED("Tx."), LISTED("VD."), LISTED("Vd."), LISTED("tp."), LISTED("v.v."),
    LISTED("vd."), LISTED("vv."), LISTED("ĐC."), LISTED("ĐT."),
};

const vl_language vl_language_vietnamese = {
    .tag = "vi",
    .vietnamese = true,
    .rules = {abbreviations, sizeof abbreviations / sizeof *abbreviations, true},
};
