#include "host/lexicon.h"

vl_status vl_host_read_lexicon(vl_host *host, const char *const *paths, size_t count, vl_lexicon **out, vl_error *error) {
    vl_lexicon *lexicon = NULL;
    *out = NULL;
    if (count == 0) return VL_OK;
    bool everything = host->policy.everything;
    host->policy.everything = true;
    vl_status status = vl_lexicon_create(host->context, &lexicon, error);
    for (size_t i = 0; i < count && status == VL_OK; i++) status = vl_lexicon_read(lexicon, paths[i], error);
    host->policy.everything = everything;
    if (status == VL_OK) *out = lexicon;
    else vl_lexicon_free(lexicon);
    return status;
}
