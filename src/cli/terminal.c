#define _DEFAULT_SOURCE /* TIOCGWINSZ, which POSIX does not name */

#include "cli/terminal.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "vanlua/table.h"

#define USUAL_WIDTH 80
#define PIECE 4096 /* bytes made visible at once */

uint64_t vl_terminal_width(int descriptor, const char *environment) {
    long width = environment ? strtol(environment, NULL, 10) : 0;
#ifdef TIOCGWINSZ
    struct winsize size;
    if (width <= 0 && ioctl(descriptor, TIOCGWINSZ, &size) == 0) width = size.ws_col;
#else
    (void)descriptor;
#endif
    return width > 0 && width < 100000 ? (uint64_t)width : USUAL_WIDTH;
}

bool vl_terminal_write(int descriptor, const char *bytes, size_t size) {
    while (size) {
        ssize_t written = write(descriptor, bytes, size);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes += written;
        size -= (size_t)written;
    }
    return true;
}

/* The length of a piece that does not end within a letter. */
static size_t piece_of(vl_text text) {
    if (text.size <= PIECE) return text.size;
    size_t size = PIECE;
    while (size > PIECE - 4 && ((unsigned char)text.data[size] & 0xC0) == 0x80) size--;
    return size;
}

void vl_terminal_say(vl_context *context, vl_text text, bool escape) {
    if (!escape) {
        vl_terminal_write(STDERR_FILENO, text.data, text.size);
        return;
    }
    vl_string visible = VL_STRING;
    while (text.size) {
        size_t size = piece_of(text);
        visible.size = 0;
        if (vl_text_visible(context, (vl_text){text.data, size}, true, &visible) != VL_OK) break;
        if (!vl_terminal_write(STDERR_FILENO, visible.data, visible.size)) break;
        text.data += size;
        text.size -= size;
    }
    vl_string_free(context, &visible);
}
