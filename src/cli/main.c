/*
 * The command `vanlua`: reads the environment, catches signals, and hands over.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"

#define MOST_FOLDERS 32

/* The signal that came, the command's one global. */
static volatile sig_atomic_t signal_received = 0;

static void receive(int number) {
    signal_received = number;
}

/* 128 and the signal's number, as shells have it: 130 for an interruption. */
static int exit_asked(void *data) {
    (void)data;
    return signal_received ? 128 + (int)signal_received : 0;
}

static void forget_signal(void) {
    signal_received = 0;
}

static void catch_signals(void) {
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = receive}, before;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (sigaction(numbers[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN) sigaction(numbers[i], &action, NULL);
    }
    signal(SIGPIPE, SIG_IGN);
}

/* The folder list, and the room its paths take. */
typedef struct folder_list {
    vl_folder folders[MOST_FOLDERS];
    char paths[MOST_FOLDERS][VL_PATH_SIZE];
    size_t count;
    char history[VL_PATH_SIZE];
} folder_list;

static void add_folder(folder_list *list, const char *origin, const char *folder, size_t size, const char *below) {
    if (list->count >= MOST_FOLDERS || size == 0 || size + strlen(below) >= VL_PATH_SIZE) return;
    char *path = list->paths[list->count];
    snprintf(path, VL_PATH_SIZE, "%.*s%s", (int)size, folder, below);
    list->folders[list->count++] = (vl_folder){path, origin};
}

static void add_path_variable(folder_list *list) {
    const char *path = getenv("VANLUA_PATH");
    while (path && *path) {
        size_t size = strcspn(path, ":");
        add_folder(list, "path", path, size, "");
        path += size + (path[size] == ':');
    }
}

static void add_user_folder(folder_list *list) {
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    if (data && *data == '/') add_folder(list, "user", data, strlen(data), "/vanlua/scripts");
    else if (home && *home) add_folder(list, "user", home, strlen(home), "/.local/share/vanlua/scripts");
}

/* Where the running file is: as the system says, else as the shell found it. */
static bool find_executable(const char *name, char *out) {
    if (realpath("/proc/self/exe", out)) return true;
    if (strchr(name, '/')) return realpath(name, out) != NULL;
    const char *path = getenv("PATH");
    while (path && *path) {
        size_t size = strcspn(path, ":");
        char candidate[VL_PATH_SIZE];
        snprintf(candidate, sizeof candidate, "%.*s/%s", (int)size, path, name);
        if (access(candidate, X_OK) == 0) return realpath(candidate, out) != NULL;
        path += size + (path[size] == ':');
    }
    return false;
}

/* The bundled scripts, in the source tree (build/vanlua) or where they are installed (bin/vanlua). */
static void add_bundled(folder_list *list, const char *name) {
    char executable[VL_PATH_SIZE];
    if (!find_executable(name, executable)) return;
    char *slash = strrchr(executable, '/');
    if (!slash) return;
    *slash = '\0';
    slash = strrchr(executable, '/');
    size_t size = slash ? (size_t)(slash - executable) : 0;
    if (size == 0) return;
    add_folder(list, "bundled", executable, size, "/scripts");
    add_folder(list, "bundled", executable, size, "/share/vanlua/scripts");
}

/* Where the lines typed are kept, in `path`; NULL if the user has no folder. */
static const char *find_history(char *path) {
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    int size = 0;
    if (state && *state == '/') size = snprintf(path, VL_PATH_SIZE, "%s/vanlua/history", state);
    else if (home && *home) size = snprintf(path, VL_PATH_SIZE, "%s/.local/state/vanlua/history", home);
    return size > 0 && size < VL_PATH_SIZE ? path : NULL;
}

int main(int count, char **words) {
    static const char lost[] = "vanlua: not enough memory\n";
    folder_list *list = calloc(1, sizeof *list);
    vl_command *command = calloc(1, sizeof *command);
    vl_exit done = VL_EXIT_LIMIT;
    catch_signals();
    if (list && command) {
        add_path_variable(list);
        add_user_folder(list);
        add_bundled(list, count ? words[0] : "vanlua");
        command->interrupted = exit_asked;
        command->forget = forget_signal;
        command->editor = getenv("VANLUA_EDITOR");
        command->history = find_history(list->history);
        command->columns = getenv("COLUMNS");
        command->words = (const char *const *)(words + (count > 0));
        command->count = count > 0 ? (size_t)count - 1 : 0;
    }
    if (list && command && vl_command_open(command, list->folders, list->count)) {
        done = vl_command_do(command);
        vl_command_close(command);
    } else {
        ssize_t written = write(STDERR_FILENO, lost, sizeof lost - 1);
        (void)written;
    }
    free(command);
    free(list);
    return (int)done;
}
