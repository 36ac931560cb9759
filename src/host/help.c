#include "host/help.h"

#include <stdio.h>
#include <string.h>

#include "host/environment.h"
#include "host/failure.h"
#include "host/search.h"
#include "host/settings.h"
#include "host/tokenize.h"
#include "lua/library.h"

#define COLUMN 28     /* where the text of an option begins */
#define PATIENCE 2000 /* for the scripts of a list: twenty million instructions each */
#define BRIEFLY 2.0   /* seconds in which a script must have told its help */

static bool add(vl_host *host, vl_string *out, const char *text) {
    return vl_host_append(host, out, text, strlen(text));
}

/* "--min-count N", or an argument's name in capitals. */
static bool add_left(vl_host *host, const vl_option *option, vl_string *out) {
    static const char *const values[VL_OPTION_TYPE_COUNT] = {" N", " NUMBER", "", " TEXT", " NAME", " A,B,…", " FILE"};
    if (option->letter == '=') {
        size_t first = out->size;
        if (!vl_option_flag(host, option, out)) return false;
        for (size_t i = first; i < out->size; i++) {
            if (out->data[i] >= 'a' && out->data[i] <= 'z') out->data[i] = (char)(out->data[i] - 'a' + 'A');
        }
        return true;
    }
    if (option->letter && !vl_host_append_print(host, out, "-%c, ", option->letter)) return false;
    bool done = add(host, out, option->otherwise.boolean && option->type == VL_OPTION_BOOLEAN ? "--no-" : "--");
    done = done && vl_option_flag(host, option, out);
    if (option->placeholder) return done && add(host, out, " ") && add(host, out, option->placeholder);
    return done && add(host, out, values[option->type]);
}

/* Range, choices and default, in brackets. */
static bool add_details(vl_host *host, const vl_option *option, vl_string *out) {
    char allowed[512];
    vl_option_allowed(option, allowed, sizeof allowed);
    bool ranged = option->has_minimum || option->has_maximum || option->choice_count;
    bool shown = option->otherwise.set && option->type != VL_OPTION_BOOLEAN;
    if (!ranged && !shown) return true;
    bool done = add(host, out, " (") && (!ranged || add(host, out, allowed));
    if (shown) {
        done = done && add(host, out, ranged ? "; default " : "default ") && vl_option_show(host, option, &option->otherwise,
                out);
    }
    return done && add(host, out, ")");
}

static bool add_option(vl_host *host, const vl_option *option, vl_string *out) {
    size_t first = out->size;
    bool done = add(host, out, "  ") && add_left(host, option, out);
    uint64_t width = done ? vl_text_width((vl_text){out->data + first, out->size - first}) : 0;
    if (width + 2 > COLUMN) {
        done = done && add(host, out, "\n");
        width = 0;
    }
    for (; done && width < COLUMN; width++) done = add(host, out, " ");
    done = done && add(host, out, option->help ? option->help : "");
    return done && add_details(host, option, out) && add(host, out, "\n");
}

static bool add_usage(vl_host *host, const vl_script *script, vl_string *out) {
    bool done = vl_host_append_print(host, out, "\nUsage: vanlua %s", vl_script_called(script));
    for (size_t i = 0; i < script->argument_count && done; i++) {
        done = add(host, out, " ") && add_left(host, &script->arguments[i], out);
    }
    return done && add(host, out, script->inputs ? " [--option value …] [INPUT …]\n" : " [--option value …]\n");
}

/* A value that an argument takes. */
static bool add_sample(vl_host *host, const vl_option *argument, vl_string *out) {
    bool ranged = argument->has_minimum || argument->has_maximum;
    double number = argument->has_minimum ? argument->minimum : argument->maximum;
    if (argument->choice_count) return add(host, out, argument->choices[0]);
    switch (argument->type) {
    case VL_OPTION_INTEGER: return vl_host_append_print(host, out, "%.0f", ranged ? number : 1);
    case VL_OPTION_NUMBER: return vl_number_format(host->own, ranged ? number : 1, out) == VL_OK;
    case VL_OPTION_BOOLEAN: return add(host, out, "true");
    case VL_OPTION_FILE: return add(host, out, "FILE");
    default: return vl_option_flag(host, argument, out);
    }
}

/* The script's own example, else one that is made of its name and arguments. */
static bool add_example(vl_host *host, const vl_script *script, vl_string *out) {
    if (script->example) return add(host, out, script->example);
    bool done = vl_host_append_print(host, out, "vanlua %s", vl_script_called(script));
    for (size_t i = 0; i < script->argument_count && done; i++) {
        done = add(host, out, " ") && add_sample(host, &script->arguments[i], out);
    }
    return done && (!script->inputs || add(host, out, " seeds"));
}

bool vl_help_script(vl_host *host, const vl_script *script, vl_string *out) {
    bool done = vl_host_append_print(host, out, "%s%s%s\n", script->name, *script->summary ? ": " : "", script->summary);
    done = done && add_usage(host, script, out);
    if (script->argument_count) done = done && add(host, out, "\nArguments:\n");
    for (size_t i = 0; i < script->argument_count && done; i++) done = add_option(host, &script->arguments[i], out);
    if (script->option_count) done = done && add(host, out, "\nOptions:\n");
    for (size_t i = 0; i < script->option_count && done; i++) done = add_option(host, &script->options[i], out);
    if (script->description) done = done && add(host, out, "\n") && add(host, out, script->description) && add(host, out, "\n");
    done = done && add(host, out, "\nExample:\n  ") && add_example(host, script, out) && add(host, out, "\n");
    return done && add(host, out, "\nvanlua --help shows the options that every analysis takes.\n");
}

bool vl_help_command(vl_host *host, vl_string *out) {
    static const char usage[] =
        "vanlua: numbers you can trust, from piles of articles\n"
        "\n"
        "Usage:\n"
        "  vanlua NAME|FILE.lua [ARGUMENT …] [--option value …] [INPUT …]   run an analysis\n"
        "  vanlua run NAME|FILE.lua …                                       the same\n"
        "  vanlua tokenize [--option value …] [INPUT …]                     texts in words, for other programs\n"
        "  vanlua new NAME [--stream]                                       a script of your own to begin with\n"
        "  vanlua check FILE.lua …                                          what is wrong with a script, without running it\n"
        "  vanlua repl [-e CHUNK] [INPUT …]                                 texts explored by hand, in Lua\n"
        "  vanlua list                                                      the analyses there are\n"
        "  vanlua help [NAME]                                               of an analysis, a class or a function\n"
        "  vanlua version\n"
        "\n"
        "An INPUT is a file, a folder, a pattern in quotes, or - for standard input.\n"
        "\n"
        "Options of every analysis:\n";
    bool done = add(host, out, usage);
    for (size_t i = 0; i < VL_SETTING_COUNT && done; i++) {
        if (vl_setting_options[i].help) done = add_option(host, &vl_setting_options[i], out);
    }
    return done && add(host, out,
                       "\nExit status: 0 done, 1 the script failed, 2 wrong usage, 3 bad input or output, 4 a limit was hit, "
                                  "130 interrupted.\n");
}

/* A name, and where its help goes. */
typedef struct help_request {
    vl_host *host;
    const char *name;
    vl_string *out;
    bool found;
} help_request;

static int push_help(lua_State *L) {
    help_request *request = lua_touserdata(L, 1);
    if (!vl_lua_push_help(L, request->name)) return 0;
    size_t size;
    const char *text = lua_tolstring(L, -1, &size);
    request->found = vl_host_append(request->host, request->out, text, size);
    if (size && text[size - 1] != '\n') request->found = request->found && add(request->host, request->out, "\n");
    return 0;
}

bool vl_help_library(vl_host *host, const char *name, vl_string *out) {
    vl_script nothing = {.name = name, .chunk = name, .folder = ".", .path = ""};
    lua_State *L = vl_environment_create(host, &nothing);
    help_request request = {.host = host, .name = name, .out = out};
    if (L) vl_failure_call(host, L, name, push_help, &request);
    if (L) lua_close(L);
    return request.found;
}

/* A copy of the name in small letters, without the module's own name ahead; NULL: no memory. */
static const char *fold_name(vl_host *host, const char *name) {
    static const char module[] = "vanlua.";
    if (strncmp(name, module, sizeof module - 1) == 0) name += sizeof module - 1;
    size_t size = strlen(name);
    char *folded = vl_host_allocate(host, size + 1);
    for (size_t i = 0; folded && i < size; i++) {
        folded[i] = name[i] >= 'A' && name[i] <= 'Z' ? (char)(name[i] - 'A' + 'a') : name[i];
    }
    return folded;
}

const char *vl_help_nearest(vl_host *host, const char *name) {
    vl_script *scripts;
    size_t count, known = vl_lua_help_names(NULL, 0);
    if (!vl_search_all(host, &scripts, &count)) return NULL;
    size_t all = known + count + VL_SEARCH_COMMANDS;
    const char **names = vl_host_allocate(host, all * sizeof *names);
    const char **folded = vl_host_allocate(host, all * sizeof *folded);
    if (!names || !folded) return NULL;
    vl_lua_help_names(names, known);
    for (size_t i = 0; i < count; i++) names[known + i] = scripts[i].name;
    for (size_t i = 0; i < VL_SEARCH_COMMANDS; i++) names[known + count + i] = vl_search_commands[i];
    for (size_t i = 0; i < all; i++) {
        folded[i] = fold_name(host, names[i]);
        if (!folded[i]) return NULL;
    }
    const char *sought = fold_name(host, name);
    const char *nearest = sought ? vl_nearest_name(vl_text_of(sought), folded, all) : NULL;
    for (size_t i = 0; nearest && i < all; i++) {
        if (folded[i] == nearest) return names[i];
    }
    return NULL;
}

vl_exit vl_help_load(vl_host *host, vl_script *script) {
    const char *name = host->name;
    host->name = script->name;
    vl_guard_begin_briefly(&host->guard, BRIEFLY);
    vl_exit done = vl_script_load(host, script);
    if (done != VL_EXIT_DONE) vl_script_close(script);
    vl_guard_end_briefly(&host->guard);
    host->name = name;
    return done;
}

/* The summary of a script, or why it has none. */
static const char *summarize(vl_host *host, vl_script *script) {
    host->listening = true;
    host->heard = NULL;
    host->guard.patience = PATIENCE;
    vl_exit done = vl_help_load(host, script);
    host->guard.patience = 0;
    host->listening = false;
    vl_script_close(script);
    if (done == VL_EXIT_DONE) return script->summary;
    const char *why = vl_host_print(host, "(broken) %s", host->heard ? host->heard : "cannot be loaded");
    return why ? why : "(broken)";
}

static vl_cell text_cell(const char *text) {
    if (!text) return (vl_cell){.kind = VL_CELL_EMPTY};
    return (vl_cell){.kind = VL_CELL_TEXT, .value.text = vl_text_of(text)};
}

static vl_status list_script(vl_table *list, const vl_script *script, const char *summary, vl_error *error) {
    const vl_cell row[] = {text_cell(script->name), text_cell(summary), text_cell(script->origin), text_cell(script->group)};
    return vl_table_append(list, row, error);
}

vl_status vl_help_list(vl_host *host, vl_table **out, vl_error *error) {
    const vl_text columns[] = {vl_text_of("name"), vl_text_of("summary"), vl_text_of("from"), vl_text_of("group")};
    vl_script *scripts, own;
    size_t count;
    if (!vl_search_all(host, &scripts, &count) || !vl_tokenize_describe(host, &own)) return vl_error_memory(error);
    vl_status status = vl_table_create(host->own, columns, VL_HELP_COLUMNS, out, error);
    for (size_t i = 0; status == VL_OK && i < count; i++) {
        const char *summary = summarize(host, &scripts[i]);
        status = list_script(*out, &scripts[i], summary, error);
    }
    return status == VL_OK ? list_script(*out, &own, own.summary, error) : status;
}
