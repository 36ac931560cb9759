/* vanlua: articles in, numbers out. The whole public C interface. */
#ifndef VANLUA_H
#define VANLUA_H

#include "vanlua/base.h"
#include "vanlua/concordance.h"
#include "vanlua/chart.h"
#include "vanlua/corpus.h"
#include "vanlua/frequencies.h"
#include "vanlua/input.h"
#include "vanlua/language.h"
#include "vanlua/lines.h"
#include "vanlua/query.h"
#include "vanlua/stat.h"
#include "vanlua/table.h"
#include "vanlua/text.h"

#endif
