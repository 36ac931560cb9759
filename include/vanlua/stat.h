/*
 * Statistics: pure functions of counts, and what is computed from a corpus. Each names its formula, its variant and its
 * source.
 */
#ifndef VANLUA_STAT_H
#define VANLUA_STAT_H

#include "vanlua/association.h"
#include "vanlua/association_table.h"
#include "vanlua/cluster.h"
#include "vanlua/collocation.h"
#include "vanlua/counted.h"
#include "vanlua/dispersion.h"
#include "vanlua/dispersion_terms.h"
#include "vanlua/diversity.h"
#include "vanlua/diversity_documents.h"
#include "vanlua/document_similarity.h"
#include "vanlua/keyness.h"
#include "vanlua/keyness_terms.h"
#include "vanlua/ngrams.h"
#include "vanlua/readability.h"
#include "vanlua/reuse.h"
#include "vanlua/similarity.h"
#include "vanlua/tfidf.h"

#endif
