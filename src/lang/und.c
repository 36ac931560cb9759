/*
 * Any language that has no file of its own: UAX #29, with abbreviations that English and its neighbours share and that do not
 * end a sentence.
 */
#include "lang/language.h"

#define LISTED(form) {form, sizeof form - 1}

static const vl_text abbreviations[] = {
    LISTED("Ave."), LISTED("Blvd."), LISTED("Bros."), LISTED("Capt."), LISTED("Cf."), LISTED("Co."), LISTED("Col."),
    LISTED("Corp."), LISTED("Dr."), LISTED("E.g."), LISTED("Fig."), LISTED("Figs."), LISTED("Ft."), LISTED("Gen."),
    LISTED("Gov."), LISTED("Hon."), LISTED("I.e."), LISTED("Inc."), LISTED("Jr."), LISTED("Lt."), LISTED("Ltd."),
    LISTED("M.D."), LISTED("MM."), LISTED("Maj."), LISTED("Messrs."), LISTED("Mgr."), LISTED("Mme."), LISTED("Mr."),
    LISTED("Mrs."), LISTED("Ms."), LISTED("Mt."), LISTED("Nos."), LISTED("Op."), LISTED("Ph.D."), LISTED("Pp."),
    LISTED("Prof."), LISTED("Rep."), LISTED("Rev."), LISTED("Sen."), LISTED("Sgt."), LISTED("Sr."), LISTED("St."),
    LISTED("Ste."), LISTED("Vol."), LISTED("Vs."), LISTED("a.m."), LISTED("al."), LISTED("approx."), LISTED("ca."),
    LISTED("cf."), LISTED("e.g."), LISTED("fig."), LISTED("i.e."), LISTED("p.m."), LISTED("pp."), LISTED("viz."),
    LISTED("vol."), LISTED("vs."),
};

const vl_language vl_language_undetermined = {
    .tag = "und",
    .vietnamese = false,
    .rules = {abbreviations, sizeof abbreviations / sizeof *abbreviations, false},
};
