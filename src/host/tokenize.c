#include "host/tokenize.h"

#include <string.h>

static const char *const units[] = {"word", "syllable"};
static const char *const formats[] = {"auto", "text", "conllu", "jsonl"};

#define CHOICES(array) .choices = (array), .choice_count = sizeof(array) / sizeof *(array)
#define DEFAULT(text_) .otherwise = {.set = true, .text = (text_)}

static const vl_option options[VL_TOKENIZE_OPTION_COUNT] = {
    [VL_TOKENIZE_LINES] = {.name = "lines", .type = VL_OPTION_BOOLEAN,
                           .help = "a filter: one line for each line read, at once where --language is given"},
    [VL_TOKENIZE_UNIT] = {.name = "unit", .type = VL_OPTION_CHOICE, CHOICES(units), DEFAULT("word"),
                          .help = "what stands apart"},
    [VL_TOKENIZE_FORMAT] = {.name = "format", .type = VL_OPTION_CHOICE, CHOICES(formats), DEFAULT("auto"),
                            .help = "how tokens are written (auto: by the output's extension, else as text)"},
};

static const char description[] =
    "One sentence a line, words apart by a blank, the syllables of a word joined by _, and a blank line\n"
    "after each document. conllu: CoNLL-U, the words in FORM, SpaceAfter=No in MISC. jsonl: one object a\n"
    "sentence, with its text, its tokens, and where each begins and ends in the text, in characters from 0.\n"
    "--lines takes files or standard input as they are, whatever their format: each line, ended by LF or\n"
    "CRLF, gives one line, a blank one a blank line, and every character that is no white space comes out\n"
    "as it was written.";

bool vl_tokenize_describe(vl_host *host, vl_script *out) {
    *out = (vl_script){.name = VL_TOKENIZE_NAME,
                       .summary = "Texts in words, for other programs: a filter for pipes, CoNLL-U, JSON Lines",
                       .description = description,
                       .example = "cat seeds/*.txt | vanlua tokenize --lines --language vi",
                       .group = "text",
                       .origin = "built in",
                       .inputs = true,
                       .option_count = VL_TOKENIZE_OPTION_COUNT};
    out->options = vl_host_allocate(host, sizeof options);
    if (out->options) memcpy(out->options, options, sizeof options);
    return out->options != NULL;
}
