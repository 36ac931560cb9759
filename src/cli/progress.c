#include "cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "cli/terminal.h"

#define FIRST 1.0    /* seconds: short work shows no bar */
#define BETWEEN 0.2
#define WIDTH 30

static double seconds_since(const struct timespec *start) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

vl_progress vl_progress_start(bool enabled) {
    vl_progress progress = {.enabled = enabled};
    clock_gettime(CLOCK_MONOTONIC, &progress.start);
    return progress;
}

void vl_progress_show(vl_progress *progress, uint64_t done, uint64_t all) {
    if (!progress->enabled) return;
    double passed = seconds_since(&progress->start);
    if (passed < FIRST || passed - progress->last < BETWEEN) return;
    progress->last = passed;
    progress->shown = true;
    char line[256], bar[WIDTH + 1];
    double rate = (double)done / passed / 1e6;
    if (all) {
        double share = done < all ? (double)done / (double)all : 1;
        int filled = (int)(share * WIDTH);
        for (int i = 0; i < WIDTH; i++) bar[i] = i < filled ? '#' : '.';
        bar[WIDTH] = '\0';
        double left = share > 0 ? passed / share - passed : 0;
        snprintf(line, sizeof line, "\r[%s] %3.0f%%  %.1f MB/s  %.0f s left\033[K", bar, share * 100, rate, left);
    } else {
        snprintf(line, sizeof line, "\r%.1f MB read  %.1f MB/s\033[K", (double)done / 1e6, rate);
    }
    vl_text text = vl_text_of(line);
    vl_terminal_write(STDERR_FILENO, text.data, text.size);
}

void vl_progress_clear(vl_progress *progress) {
    static const char erase[] = "\r\033[K";
    if (progress->shown) vl_terminal_write(STDERR_FILENO, erase, sizeof erase - 1);
    progress->shown = false;
}
