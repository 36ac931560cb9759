#include "host/source.h"

#include <fcntl.h>
#include <lauxlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/environment.h"

#define MOST_BYTES (8u << 20) /* of a file that are looked through */

static const char paths_key = 0;

void vl_source_remember(lua_State *L, const char *chunk, const char *path) {
    luaL_checkstack(L, 4, NULL);
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &paths_key) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &paths_key);
    }
    lua_pushstring(L, chunk);
    lua_pushstring(L, path);
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

/* The file of a chunk, which the registry keeps. NULL: none is known. */
static const char *find_path(lua_State *L, const char *chunk) {
    const char *path = NULL;
    if (!lua_checkstack(L, 4) || lua_rawgetp(L, LUA_REGISTRYINDEX, &paths_key) != LUA_TTABLE) return NULL;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) { /* making a string to look it up by would allocate */
        if (strcmp(lua_tostring(L, -2), chunk) != 0) continue;
        path = lua_tostring(L, -1);
        lua_pop(L, 2);
        break;
    }
    lua_pop(L, 1);
    return path;
}

/* Where a line is looked for: bytes come piece by piece. */
typedef struct line_search {
    vl_source_line *line;
    int wanted;
    int at;     /* the line that the next byte belongs to */
    bool over;  /* the line has ended */
    bool fits;
} line_search;

static void take(line_search *search, const char *bytes, size_t size) {
    while (size > 0 && !search->over) {
        const char *end = memchr(bytes, '\n', size);
        size_t part = end ? (size_t)(end - bytes) : size;
        if (search->at == search->wanted) {
            search->fits = search->fits && part <= VL_SOURCE_LINE_SIZE - search->line->size;
            if (search->fits) memcpy(search->line->bytes + search->line->size, bytes, part);
            if (search->fits) search->line->size += part;
            search->over = end != NULL;
        }
        if (!end) return;
        search->at++;
        bytes += part + 1;
        size -= part + 1;
    }
}

/* No pipe is waited for: a script may come from one, which holds nothing any more. */
static void search_file(line_search *search, const char *path) {
    struct stat status;
    char bytes[4096];
    ssize_t size;
    size_t all = 0;
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) return;
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
        while (!search->over && all < MOST_BYTES && (size = read(file, bytes, sizeof bytes)) > 0) {
            take(search, bytes, (size_t)size);
            all += (size_t)size;
        }
    }
    close(file);
}

bool vl_source_read(lua_State *L, const char *source, int number, vl_source_line *out) {
    line_search search = {.line = out, .wanted = number, .at = 1, .fits = true};
    out->size = 0;
    if (number < 1 || *source == '=') return false;
    if (*source == '@') {
        const char *path = find_path(L, source + 1);
        if (path) search_file(&search, path);
    } else {
        take(&search, source, strlen(source));
    }
    if (search.at < number || !search.fits) return false;
    while (out->size && strchr(" \t\r\f\v", out->bytes[out->size - 1])) out->size--;
    return out->size > 0;
}
