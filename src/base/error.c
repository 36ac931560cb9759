#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "vanlua/base.h"

/* Drops the bytes of a letter that was cut in two at the end of the buffer. */
static void cut_at_letter(char *message, size_t size) {
    size_t end = size, steps = 0;
    while (end > 0 && steps < 4 && ((unsigned char)message[end - 1] & 0xC0) == 0x80) {
        end--;
        steps++;
    }
    if (end > 0 && (unsigned char)message[end - 1] >= 0xC0) message[end - 1] = '\0';
}

vl_status vl_error_set(vl_error *error, vl_status status, const char *format, ...) {
    if (!error) return status;
    error->status = status;
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    if (size >= (int)sizeof error->message) cut_at_letter(error->message, sizeof error->message - 1);
    return status;
}

vl_status vl_error_memory(vl_error *error) {
    return vl_error_set(error, VL_ERROR_MEMORY, "not enough memory");
}
