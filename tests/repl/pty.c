/*
 * Plays a person at a terminal: runs a command on a pseudo-terminal, types and looks, as the lines of standard input
 * say, and counts what was as it should be.
 *
 *   send TEXT     types the text; \r \n \t \e \\ \xNN are escapes
 *   expect TEXT   waits for the text, behind what was expected before, ten seconds at most
 *   refuse TEXT   the text has not come between the last two that were expected
 *   end STATUS    waits for the command to end so
 *   # …           is passed over
 *
 * With `-t TEXT` before the command it types nothing, and prints how many milliseconds pass until the text comes.
 *
 * Nothing is done behind what fails. Escape sequences of the terminal are left out of what is looked at.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PATIENCE 10000 /* milliseconds */
#define ROOM (1u << 20)

typedef struct terminal {
    int master;
    pid_t child;
    char seen[ROOM]; /* plain text */
    size_t size;
    size_t from, at; /* what was expected last lies behind `from`, and the next behind `at` */
    int escape;      /* within a sequence: 1 behind ESC, 2 in CSI, 3 in OSC */
    unsigned passed, failed;
} terminal;

static void keep(terminal *self, const char *bytes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        char c = bytes[i];
        if (self->escape == 1) self->escape = c == '[' ? 2 : c == ']' ? 3 : 0;
        else if (self->escape == 2) self->escape = c >= '@' && c <= '~' ? 0 : 2;
        else if (self->escape == 3) self->escape = c == '\a' ? 0 : 3;
        else if (c == '\033') self->escape = 1;
        else if (c && self->size + 1 < ROOM) self->seen[self->size++] = c;
    }
    self->seen[self->size] = '\0';
}

/* Reads what comes within so many milliseconds. False: the command has closed the terminal. */
static bool look(terminal *self, int wait) {
    char bytes[4096];
    struct pollfd ready = {.fd = self->master, .events = POLLIN};
    if (poll(&ready, 1, wait) <= 0) return true;
    ssize_t count = read(self->master, bytes, sizeof bytes);
    if (count > 0) keep(self, bytes, (size_t)count);
    return count > 0;
}

static long milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static size_t unescape(char *text) {
    char *out = text;
    for (const char *in = text; *in; in++) {
        if (*in != '\\' || !in[1]) {
            *out++ = *in;
            continue;
        }
        in++;
        if (*in == 'x' && in[1] && in[2]) {
            const char digits[] = {in[1], in[2], '\0'};
            *out++ = (char)strtol(digits, NULL, 16);
            in += 2;
        } else {
            *out++ = *in == 'r' ? '\r' : *in == 'n' ? '\n' : *in == 't' ? '\t' : *in == 'e' ? '\033' : *in;
        }
    }
    *out = '\0';
    return (size_t)(out - text);
}

static void count(terminal *self, bool good, int line, const char *what, const char *text) {
    if (good) {
        self->passed++;
        return;
    }
    self->failed++;
    printf("line %d: %s %s; what came:\n", line, what, text);
    size_t begin = self->size > self->at + 600 ? self->size - 600 : self->at;
    printf("%.*s\n", (int)(self->size - begin), self->seen + begin);
}

static void expect(terminal *self, int line, char *text) {
    long until = milliseconds() + PATIENCE;
    unescape(text);
    const char *found = NULL;
    for (bool open = true; !(found = strstr(self->seen + self->at, text)) && open && milliseconds() < until;) open = look(self, 50);
    count(self, found != NULL, line, "not found:", text);
    if (!found) return;
    self->from = self->at;
    self->at = (size_t)(found - self->seen) + strlen(text);
}

static void refuse(terminal *self, int line, char *text) {
    unescape(text);
    const char *found = strstr(self->seen + self->from, text);
    count(self, !found || found >= self->seen + self->at, line, "should not be there:", text);
}

static void end(terminal *self, int line, const char *text) {
    long until = milliseconds() + PATIENCE;
    int status = 0;
    pid_t gone = 0;
    while (gone == 0 && milliseconds() < until) {
        look(self, 20);
        gone = waitpid(self->child, &status, WNOHANG);
    }
    char shown[16] = "no end";
    if (gone) snprintf(shown, sizeof shown, "%d", WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    count(self, strcmp(shown, text) == 0, line, "ended with", shown);
    if (gone) self->child = 0;
}

static void follow(terminal *self, FILE *script) {
    char line[4096];
    for (int number = 1; !self->failed && fgets(line, sizeof line, script); number++) {
        line[strcspn(line, "\n")] = '\0';
        char *text = strchr(line, ' ');
        if (!text || *line == '#') continue;
        *text++ = '\0';
        if (strcmp(line, "send") == 0) {
            size_t size = unescape(text);
            if (write(self->master, text, size) != (ssize_t)size) count(self, false, number, "cannot type", text);
        } else if (strcmp(line, "expect") == 0) {
            expect(self, number, text);
        } else if (strcmp(line, "refuse") == 0) {
            refuse(self, number, text);
        } else if (strcmp(line, "end") == 0) {
            end(self, number, text);
        } else {
            count(self, false, number, "unknown:", line);
        }
    }
}

static bool start(terminal *self, char **command) {
    self->master = posix_openpt(O_RDWR | O_NOCTTY);
    if (self->master < 0 || grantpt(self->master) != 0 || unlockpt(self->master) != 0) return false;
    const char *name = ptsname(self->master);
    self->child = name ? fork() : -1;
    if (self->child != 0) return self->child > 0;
    setsid();
    int slave = open(name, O_RDWR); /* becomes the controlling terminal of the new session */
    if (slave < 0) _exit(126);
    for (int i = 0; i < 3; i++) dup2(slave, i);
    if (slave > 2) close(slave);
    close(self->master);
    execvp(command[0], command);
    _exit(127);
}

/* Prints the milliseconds until a text comes. */
static int measure(terminal *self, char *text, char **command) {
    struct timespec began, now;
    clock_gettime(CLOCK_MONOTONIC, &began);
    if (!start(self, command)) return 1;
    while (!strstr(self->seen, text)) {
        if (!look(self, PATIENCE)) return 1;
    }
    clock_gettime(CLOCK_MONOTONIC, &now);
    kill(self->child, SIGKILL);
    printf("%.1f\n", (double)(now.tv_sec - began.tv_sec) * 1e3 + (double)(now.tv_nsec - began.tv_nsec) / 1e6);
    return 0;
}

int main(int words, char **word) {
    static terminal self; /* too large for the stack */
    if (words > 3 && strcmp(word[1], "-t") == 0) return measure(&self, word[2], word + 3);
    if (words < 2 || !start(&self, word + 1)) {
        printf("no pseudo-terminal: %s\n0 passed, 1 failed\n", strerror(errno));
        return 1;
    }
    follow(&self, stdin);
    if (self.child) kill(self.child, SIGKILL);
    printf("%u passed, %u failed\n", self.passed, self.failed);
    return self.failed != 0;
}
