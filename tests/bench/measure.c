/*
 * measure RUNS COMMAND …: runs a command so often, throws away what it prints, and says the least of its user CPU and of its
 * elapsed time, both in seconds, and its largest memory in bytes. Exit 1 if it failed once.
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

typedef struct measured {
    double user;
    double elapsed;
    double bytes;
} measured;

static void run_child(char **command) {
    int nothing = open("/dev/null", O_RDWR);
    for (int stream = 0; stream < 3; stream++) dup2(nothing, stream);
    execvp(command[0], command);
    _exit(127);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* User CPU of all children that ended, and the memory of the largest. */
static double used(double *bytes) {
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
#if defined(__APPLE__)
    *bytes = (double)usage.ru_maxrss;
#else
    *bytes = (double)usage.ru_maxrss * 1024;
#endif
    return (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6;
}

/* One run. False: it failed. */
static bool run(char **command, measured *out) {
    int status;
    double user = used(&out->bytes), start = now();
    pid_t child = fork();
    if (child == 0) run_child(command);
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return false;
    out->elapsed = now() - start;
    out->user = used(&out->bytes) - user;
    return true;
}

int main(int count, char **arguments) {
    long runs = count > 2 ? strtol(arguments[1], NULL, 10) : 0;
    measured least = {0, 0, 0};
    if (runs < 1) {
        fputs("usage: measure RUNS COMMAND …\n", stderr);
        return 2;
    }
    for (long i = 0; i < runs; i++) {
        measured one;
        if (!run(arguments + 2, &one)) return EXIT_FAILURE;
        if (i == 0 || one.user < least.user) least.user = one.user;
        if (i == 0 || one.elapsed < least.elapsed) least.elapsed = one.elapsed;
        least.bytes = one.bytes;
    }
    printf("%.6f %.6f %.0f\n", least.user, least.elapsed, least.bytes);
    return EXIT_SUCCESS;
}
