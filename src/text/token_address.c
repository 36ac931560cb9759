/*
 * URLs, e-mail addresses and hosts. What follows a scheme or `www.` is a URL; a bare host is one if it ends in a
 * top-level domain that is no word glued behind a full stop.
 */
#include <string.h>

#include "text/letters.h"
#include "text/token.h"

#define LONGEST_LOCAL 64
#define LONGEST_HOST 253
#define LONGEST_LABEL 63

/* Top-level domains, in byte order. */
static const char *const domains[] = {
    "ae", "ai",     "app",  "ar", "asia",  "au",  "be",   "biz",    "blog",  "br",   "ca",  "ch",     "cl",  "cloud",
    "cn", "com",    "cz",   "de", "dev",   "dk",  "edu",  "es",     "eu",    "fi",   "fm",  "fr",     "gle", "gov",
    "gr", "hk",     "hu",   "id", "ie",    "il",  "info", "int",    "io",    "ir",   "jp",  "kh",     "kr",  "life",
    "lk", "lt",     "lu",   "lv", "media", "mil", "mobi", "museum", "mx",    "name", "net", "news",   "ng",  "nl",
    "nz", "online", "org",  "pe", "ph",    "pk",  "pl",   "pro",    "pt",    "ro",   "rs",  "ru",     "sa",  "se",
    "sg", "shop",   "site", "sk", "store", "su",  "tech", "th",     "tk",    "top",  "tr",  "travel", "tv",  "tw",
    "ua", "uk",     "us",   "uz", "vip",   "vn",  "wiki", "work",   "world", "xyz",  "za",
};

/* Domains that are words as well: a host of theirs has three labels at least. */
static const char *const doubtful_domains[] = {"at", "bo", "cc", "co", "do", "ha", "in", "is",
                                               "it", "la", "me", "mu", "my", "no", "so", "to"};

typedef struct host_labels {
    size_t end;
    size_t labels;
    size_t last;     /* where the last label begins */
    bool has_letter; /* in a label before the last */
} host_labels;

static bool is_letter(char byte) {
    return (unsigned char)((byte | 0x20) - 'a') < 26;
}

static bool is_digit(char byte) {
    return (unsigned char)(byte - '0') < 10;
}

static char at(const vl_scanner *scanner, size_t position) {
    return position < scanner->size ? scanner->text[position] : '\0';
}

static bool is_listed(const char *const *list, size_t count, const char *label, size_t size) {
    for (size_t i = 0; i < count; i++) {
        if (strlen(list[i]) == size && memcmp(list[i], label, size) == 0) return true;
    }
    return false;
}

/* Reads labels joined by dots; none where there is too much of them. */
static host_labels read_host(const vl_scanner *scanner, size_t first) {
    host_labels host = {.end = first, .last = first};
    bool has_letter = false;
    for (size_t position = first;;) {
        size_t start = position;
        if (position - first >= LONGEST_HOST) return (host_labels){.end = first, .last = first};
        bool letter = false;
        while (is_letter(at(scanner, position)) || is_digit(at(scanner, position)) ||
               (position > start && at(scanner, position) == '-')) {
            letter = letter || is_letter(at(scanner, position));
            if (++position - start > LONGEST_LABEL) return (host_labels){.end = first, .last = first};
        }
        size_t end = position;
        while (end > start && at(scanner, end - 1) == '-') end--;
        if (end == start) break;
        host.end = end;
        host.last = start;
        host.has_letter = has_letter;
        host.labels++;
        has_letter = has_letter || letter;
        if (end < position || at(scanner, position) != '.') break;
        position++;
    }
    return host;
}

/* True if the labels end in a known domain, written in small letters or all in capitals, and no letter follows. */
static bool is_host(const vl_scanner *scanner, size_t first, const host_labels *host) {
    if (host->labels < 2 || !host->has_letter || host->end - host->last > 8) return false;
    vl_letter after = vl_scanner_letter(scanner, host->end);
    if (vl_is_word_letter(after) || vl_is_numeric(after) || vl_is_attached(after) || after.code_point == '_')
        return false;
    char label[8];
    size_t size = host->end - host->last;
    bool small = false;
    for (size_t i = first; i < host->end; i++) {
        small = small || (scanner->text[i] >= 'a' && scanner->text[i] <= 'z');
    }
    for (size_t i = 0; i < size; i++) {
        char byte = scanner->text[host->last + i];
        if (byte >= 'A' && byte <= 'Z' && small) return false;
        label[i] = (char)(byte | 0x20);
    }
    if (is_listed(domains, sizeof domains / sizeof *domains, label, size)) return true;
    return host->labels > 2 &&
           is_listed(doubtful_domains, sizeof doubtful_domains / sizeof *doubtful_domains, label, size);
}

/* True if the text at `position` begins with `prefix`, in letters of any case. */
static bool begins_with(const vl_scanner *scanner, size_t position, const char *prefix) {
    for (size_t i = 0; prefix[i]; i++) {
        char byte = at(scanner, position + i);
        if ((byte >= 'A' && byte <= 'Z' ? byte + 32 : byte) != prefix[i]) return false;
    }
    return true;
}

static bool ends_url(vl_letter letter) {
    uint32_t code_point = letter.code_point;
    if (letter.size == 0 || vl_is_gap(letter) || letter.property->category == VL_CATEGORY_CC ||
        code_point == VL_REPLACEMENT)
        return true;
    if (code_point < 0x80) return strchr("<>\"`{}|\\^", (int)code_point) != NULL;
    uint8_t category = letter.property->category;
    return category == VL_CATEGORY_PI || category == VL_CATEGORY_PF || code_point == 0x201E || code_point == 0x2026 ||
           (code_point >= 0x3000 && code_point < 0x3040) || code_point >= 0xFF00;
}

/* The end of a path, query and fragment: without the punctuation of the sentence around it, and without a bracket that
 * was not opened. */
static size_t url_end(const vl_scanner *scanner, size_t first) {
    size_t position = first, end = first;
    int64_t round = 0, square = 0;
    vl_letter letter = vl_scanner_letter(scanner, position);
    while (!ends_url(letter)) {
        round += (letter.code_point == '(') - (letter.code_point == ')');
        square += (letter.code_point == '[') - (letter.code_point == ']');
        if (round < 0 || square < 0) break;
        position += letter.size;
        bool loose = letter.code_point < 0x80 && strchr(".,;:!?'*([", (int)letter.code_point) != NULL;
        if (!loose) end = position;
        letter = vl_scanner_letter(scanner, position);
    }
    return end;
}

/* The end of `:port` and a path behind a host. */
static size_t path_end(const vl_scanner *scanner, size_t end) {
    if (at(scanner, end) == ':' && is_digit(at(scanner, end + 1))) {
        size_t port = end + 1;
        while (is_digit(at(scanner, port)) && port - end <= 5) port++;
        if (!is_digit(at(scanner, port))) end = port;
    }
    char next = at(scanner, end);
    return next == '/' || next == '?' || next == '#' ? url_end(scanner, end) : end;
}

static size_t email_end(const vl_scanner *scanner, size_t first) {
    size_t position = first;
    while (position - first <= LONGEST_LOCAL) {
        char byte = at(scanner, position);
        bool local = is_letter(byte) || is_digit(byte) || byte == '.' || byte == '_' || byte == '+' || byte == '-';
        if (!local || byte == '\0') break;
        position++;
    }
    if (at(scanner, position) != '@' || at(scanner, position - 1) == '.') return 0;
    host_labels host = read_host(scanner, position + 1);
    vl_letter after = vl_scanner_letter(scanner, host.end);
    return host.labels >= 2 && !vl_is_word_letter(after) && !vl_is_numeric(after) ? host.end : 0;
}

size_t vl_token_address(const vl_scanner *scanner, vl_kind *kind) {
    static const char *const schemes[] = {"http://", "https://", "ftp://"};
    size_t first = scanner->at;
    *kind = VL_KIND_URL;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t start = first + strlen(schemes[i]);
        if (!begins_with(scanner, first, schemes[i])) continue;
        size_t end = url_end(scanner, start);
        return end > start ? end : 0;
    }
    size_t end = email_end(scanner, first);
    if (end) {
        *kind = VL_KIND_EMAIL;
        return end;
    }
    host_labels host = read_host(scanner, first);
    if (is_host(scanner, first, &host) || (host.labels > 2 && begins_with(scanner, first, "www.")))
        return path_end(scanner, host.end);
    return 0;
}
