/*
 * Lines of the inputs, answered as they come.
 */
#ifndef VL_CLI_TOKEN_LINES_H
#define VL_CLI_TOKEN_LINES_H

#include "cli/command.h"
#include "vanlua/lines.h"

/* Writes the answers to the lines of the files ("-": standard input), each file a document, to the command's output. What can
 * be answered is handed over whenever an input has nothing more at the moment. */
vl_status vl_token_lines_write(vl_command *command, const char *const *inputs, size_t count, const vl_lines_options *options,
                               vl_error *error);

#endif
