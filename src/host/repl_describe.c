#include <string.h>

#include "host/repl.h"

static const vl_option options[VL_REPL_OPTION_COUNT] = {
    [VL_REPL_OPTION_EXECUTE] = {.name = "execute", .letter = 'e', .type = VL_OPTION_LIST, .verbatim = true, .placeholder = "CHUNK",
                                .help = "run this instead of asking for it (repeatable)"},
};

static const char description[] =
    "Explores a corpus by hand: `corpus` holds the inputs, `vanlua` the library, and all of Lua is there.\n"
    "An expression shows its value; `?NAME` tells what something is for, `.help` lists the commands, and\n"
    "Tab completes. Without a terminal the chunks come from standard input, line by line; then, and with\n"
    "-e, the exit status is 1 if one of them failed, 4 if a limit of time or memory ended one.";

bool vl_repl_describe(vl_host *host, vl_script *out) {
    *out = (vl_script){.name = VL_REPL_NAME,
                       .path = VL_REPL_NAME,
                       .folder = ".",
                       .chunk = VL_REPL_NAME,
                       .summary = "Texts explored by hand, in Lua, line by line",
                       .description = description,
                       .example = "vanlua repl -e 'corpus:frequencies():top(10)' seeds",
                       .origin = "built in",
                       .inputs = true,
                       .option_count = VL_REPL_OPTION_COUNT};
    out->options = vl_host_allocate(host, sizeof options);
    if (out->options) memcpy(out->options, options, sizeof options);
    return out->options != NULL;
}
