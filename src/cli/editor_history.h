/*
 * The file of the lines that were typed: one a line, the newest last.
 */
#ifndef VL_CLI_EDITOR_HISTORY_H
#define VL_CLI_EDITOR_HISTORY_H

/* Hands over the last 1,000 lines, the oldest first, and shortens a file that is more than twice as long. */
void vl_editor_history_read(const char *path, void *data, void (*take)(void *data, const char *line));

/* Adds a line; folders that are missing are made, for the user alone. A file that cannot be written is left alone. */
void vl_editor_history_append(const char *path, const char *line);

#endif
