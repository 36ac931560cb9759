/*
 * The sub-commands, and what they share.
 */
#ifndef VL_CLI_COMMAND_H
#define VL_CLI_COMMAND_H

#include "cli/destination.h"
#include "cli/progress.h"
#include "host/arguments.h"
#include "host/host.h"
#include "host/run.h"

typedef struct vl_command {
    vl_host host;
    vl_destination output;
    vl_progress progress;
    int (*interrupted)(void *data); /* the exit status that a signal asks for, 0: none came */
    void (*forget)(void);           /* the signal has been seen */
    const char *columns;            /* COLUMNS of the environment, or NULL */
    const char *editor;             /* which library edits lines, VANLUA_EDITOR of the environment, or NULL */
    const char *history;            /* the file of the lines typed, or NULL */
    bool terminal_output;           /* standard output is a terminal */
    bool terminal_errors;
    vl_table *listed;               /* what `list` has found, NULL: it is not at work */
    const vl_settings *listing;     /* how that is written */
    const char *const *words;       /* of the command line, without the command's own name */
    size_t count;
} vl_command;

/* Prepares everything. `folders` is borrowed. False: no memory. */
bool vl_command_open(vl_command *command, const vl_folder *folders, size_t folder_count);

/* Ends what vl_command_open began. */
void vl_command_close(vl_command *command);

/* Does what the words say. */
vl_exit vl_command_do(vl_command *command);

/* The position, from `first` on, of the word that names what to do; the count if none does. Behind an option that only an
 * analysis can have, it is the first word that names one which is there. */
size_t vl_command_find_name(vl_command *command, size_t first);

/* Runs the analysis that word `at` names; the words around it are its options, arguments and inputs. */
vl_exit vl_command_run(vl_command *command, size_t at);

/* Does what `tokenize`, which word `at` is, says with the words around it. */
vl_exit vl_command_tokenize(vl_command *command, size_t at);

/* Writes a script to begin with, as the words around word `at` (`new`) say. */
vl_exit vl_command_new(vl_command *command, size_t at);

/* Writes what is wrong with the scripts that the words around word `at` (`check`) name. */
vl_exit vl_command_check(vl_command *command, size_t at);

/* Writes what may stand at the end of the command line behind word `at` (`complete`), for shells. */
vl_exit vl_command_complete(vl_command *command, size_t at);

/* Writes the usage of the command. */
vl_exit vl_command_usage(vl_command *command);

/* Limits scripts that are only looked at, as the settings say or else narrowly, and begins to watch. */
void vl_command_limit_look(vl_command *command, const vl_settings *settings);
/* Does what `repl`, which word `at` is, says with the words around it. */
vl_exit vl_command_repl(vl_command *command, size_t at);

/* Opens a session in the middle of a script, with the fields of the table at `locals` as globals; `data` is the
 * command. NULL, or why there can be none. */
const char *vl_command_converse(void *data, lua_State *L, int locals);

/* Chooses the inputs given, else standard input unless a person sits there, which is wrong usage. */
vl_exit vl_command_choose_inputs(vl_command *command, vl_run *run);

/* Writes the help of a script. */
vl_exit vl_command_print_help(vl_command *command, const vl_script *script);

/* A vl_sink over the output; `data` is the command. On a terminal control characters are made visible; pieces end between
 * letters. */
vl_status vl_command_write(void *data, const char *bytes, size_t size);

/* Writes a text to the output, as it is or, on a terminal, with control characters made visible. */
vl_exit vl_command_print(vl_command *command, vl_text text);

/* Writes a table of the command's own, as the settings say. */
vl_exit vl_command_print_table(vl_command *command, const vl_table *table, const vl_settings *settings);

/* How a result is to be written. */
vl_write_options vl_command_format(const vl_command *command, const vl_settings *settings);

/* Opens the output that the settings name, and says what will be written where its extension does not tell. */
vl_status vl_command_open_output(vl_command *command, const vl_settings *settings, vl_error *error);

/* Ends the writing of a result, `status` being what came of it: the file takes its place, or disappears. */
vl_exit vl_command_finish(vl_command *command, vl_status status, const vl_error *error);

#endif
