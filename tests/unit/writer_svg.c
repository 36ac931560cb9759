/*
 * Charts as SVG, and pages of HTML.
 */
#include <stdio.h>

#include "charts.h"
#include "text/utf8.h"

static const vl_write_options svg = {.format = VL_FORMAT_SVG}, html = {.format = VL_FORMAT_HTML};

static void test_kinds(checks *check) {
    vl_table *data = TABLE("l v", TEXT("a<b"), INTEGER(4), TEXT("c"), INTEGER(-1), TEXT("gap"), EMPTY);
    check_chart(check, make_chart(check, VL_CHART_BARS, "A & B", data), &svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"573\" height=\"110\" viewBox=\"0 0 573 "
                "110\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"#222\">\n"
                "<title>A &amp; B</title>\n"
                "<desc>Bar chart of 3 rows of data</desc>\n"
                "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
                "<text x=\"10\" y=\"24\" font-size=\"14\" font-weight=\"bold\">A &amp; B</text>\n"
                "<g transform=\"translate(10 40)\">\n"
                "<text x=\"21\" y=\"14\" text-anchor=\"end\">a&lt;b</text>\n"
                "<rect x=\"147\" y=\"3\" width=\"384\" height=\"14\" fill=\"#4477aa\"/>\n"
                "<text x=\"535\" y=\"14\">4</text>\n"
                "<text x=\"21\" y=\"34\" text-anchor=\"end\">c</text>\n"
                "<rect x=\"51\" y=\"23\" width=\"96\" height=\"14\" fill=\"#4477aa\"/>\n"
                "<text x=\"47\" y=\"34\" text-anchor=\"end\">-1</text>\n"
                "<text x=\"21\" y=\"54\" text-anchor=\"end\">gap</text>\n"
                "<line x1=\"147\" y1=\"0\" x2=\"147\" y2=\"60\" stroke=\"#222\"/>\n"
                "</g>\n"
                "</svg>\n");
    data = TABLE("x y", INTEGER(0), INTEGER(0), INTEGER(1), INTEGER(10), INTEGER(2), EMPTY, INTEGER(3), INTEGER(5));
    check_chart(check, make_chart(check, VL_CHART_LINES, "", data), &svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"647\" height=\"292\" viewBox=\"0 0 647 "
                "292\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"#222\">\n"
                "<title>Line chart</title>\n"
                "<desc>Line chart of 4 rows of data</desc>\n"
                "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
                "<g transform=\"translate(10 10)\">\n"
                "<line x1=\"90\" y1=\"246\" x2=\"570\" y2=\"246\" stroke=\"#ddd\"/>\n"
                "<text x=\"84\" y=\"250\" text-anchor=\"end\">0</text>\n"
                "<line x1=\"90\" y1=\"198\" x2=\"570\" y2=\"198\" stroke=\"#ddd\"/>\n"
                "<text x=\"84\" y=\"202\" text-anchor=\"end\">2</text>\n"
                "<line x1=\"90\" y1=\"150\" x2=\"570\" y2=\"150\" stroke=\"#ddd\"/>\n"
                "<text x=\"84\" y=\"154\" text-anchor=\"end\">4</text>\n"
                "<line x1=\"90\" y1=\"102\" x2=\"570\" y2=\"102\" stroke=\"#ddd\"/>\n"
                "<text x=\"84\" y=\"106\" text-anchor=\"end\">6</text>\n"
                "<line x1=\"90\" y1=\"54\" x2=\"570\" y2=\"54\" stroke=\"#ddd\"/>\n"
                "<text x=\"84\" y=\"58\" text-anchor=\"end\">8</text>\n"
                "<line x1=\"90\" y1=\"6\" x2=\"570\" y2=\"6\" stroke=\"#ddd\"/>\n"
                "<text x=\"84\" y=\"10\" text-anchor=\"end\">10</text>\n"
                "<line x1=\"90\" y1=\"246\" x2=\"570\" y2=\"246\" stroke=\"#222\"/>\n"
                "<text x=\"90\" y=\"266\" text-anchor=\"middle\">0</text>\n"
                "<text x=\"250\" y=\"266\" text-anchor=\"middle\">1</text>\n"
                "<text x=\"410\" y=\"266\" text-anchor=\"middle\">2</text>\n"
                "<text x=\"570\" y=\"266\" text-anchor=\"middle\">3</text>\n"
                "<path d=\"M90 246L250 6M568 126h4\" fill=\"none\" stroke-width=\"2\" stroke=\"#0072b2\" "
                "stroke-dasharray=\"none\"/>\n"
                "<path d=\"M590 16h24\" fill=\"none\" stroke-width=\"2\" stroke=\"#0072b2\" "
                "stroke-dasharray=\"none\"/>\n"
                "<text x=\"620\" y=\"20\">y</text>\n"
                "</g>\n"
                "</svg>\n");
    data = TABLE("d a b", TEXT("r"), INTEGER(0), INTEGER(1), TEXT("s"), EMPTY, NUMBER(0.5));
    check_chart(check, make_chart(check, VL_CHART_HEATMAP, "", data), &svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"156.25\" height=\"85.25\" viewBox=\"0 0 "
                "156.25 85.25\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"12\" "
                "fill=\"#222\">\n"
                "<title>Heat map</title>\n"
                "<desc>Heat map of 2 rows of data</desc>\n"
                "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
                "<g transform=\"translate(10 10)\">\n"
                "<text x=\"40\" y=\"15.25\" transform=\"rotate(-45 40.0 15.2)\">a</text>\n"
                "<text x=\"90\" y=\"15.25\" transform=\"rotate(-45 90.0 15.2)\">b</text>\n"
                "<text x=\"9\" y=\"36.25\" text-anchor=\"end\">r</text>\n"
                "<rect x=\"15\" y=\"21.25\" width=\"50\" height=\"22\" fill=\"#f7fbff\"/>\n"
                "<text x=\"40\" y=\"36.25\" text-anchor=\"middle\">0</text>\n"
                "<rect x=\"65\" y=\"21.25\" width=\"50\" height=\"22\" fill=\"#08306b\"/>\n"
                "<text x=\"90\" y=\"36.25\" text-anchor=\"middle\" fill=\"#fff\">1</text>\n"
                "<text x=\"9\" y=\"58.25\" text-anchor=\"end\">s</text>\n"
                "<rect x=\"65\" y=\"43.25\" width=\"50\" height=\"22\" fill=\"#8096b5\"/>\n"
                "<text x=\"90\" y=\"58.25\" text-anchor=\"middle\">0.5000</text>\n"
                "</g>\n"
                "</svg>\n");
    /* Of things with themselves: half of the largest of the others is half as dark. */
    data = TABLE("d a b", TEXT("a"), INTEGER(8), INTEGER(1), TEXT("b"), INTEGER(2), INTEGER(8));
    check_chart(check, make_chart(check, VL_CHART_HEATMAP, "", data), &svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100.25\" height=\"85.25\" viewBox=\"0 0 "
                "100.25 85.25\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"12\" "
                "fill=\"#222\">\n"
                "<title>Heat map</title>\n"
                "<desc>Heat map of 2 rows of data</desc>\n"
                "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
                "<g transform=\"translate(10 10)\">\n"
                "<text x=\"26\" y=\"15.25\" transform=\"rotate(-45 26.0 15.2)\">a</text>\n"
                "<text x=\"48\" y=\"15.25\" transform=\"rotate(-45 48.0 15.2)\">b</text>\n"
                "<text x=\"9\" y=\"36.25\" text-anchor=\"end\">a</text>\n"
                "<rect x=\"15\" y=\"21.25\" width=\"22\" height=\"22\" fill=\"#08306b\"/>\n"
                "<text x=\"26\" y=\"36.25\" text-anchor=\"middle\" fill=\"#fff\">8</text>\n"
                "<rect x=\"37\" y=\"21.25\" width=\"22\" height=\"22\" fill=\"#8096b5\"/>\n"
                "<text x=\"48\" y=\"36.25\" text-anchor=\"middle\">1</text>\n"
                "<text x=\"9\" y=\"58.25\" text-anchor=\"end\">b</text>\n"
                "<rect x=\"15\" y=\"43.25\" width=\"22\" height=\"22\" fill=\"#08306b\"/>\n"
                "<text x=\"26\" y=\"58.25\" text-anchor=\"middle\" fill=\"#fff\">2</text>\n"
                "<rect x=\"37\" y=\"43.25\" width=\"22\" height=\"22\" fill=\"#08306b\"/>\n"
                "<text x=\"48\" y=\"58.25\" text-anchor=\"middle\" fill=\"#fff\">8</text>\n"
                "</g>\n"
                "</svg>\n");
    data = TABLE("label size position", TEXT("a"), INTEGER(4), INTEGER(1), TEXT("a"), INTEGER(4), INTEGER(3));
    check_chart(check, make_chart(check, VL_CHART_DISPERSION, "", data), &svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"595\" height=\"40\" viewBox=\"0 0 595 "
                "40\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"#222\">\n"
                "<title>Dispersion plot</title>\n"
                "<desc>Dispersion plot of 2 rows of data</desc>\n"
                "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
                "<g transform=\"translate(10 10)\">\n"
                "<text x=\"7\" y=\"14\" text-anchor=\"end\">a</text>\n"
                "<rect x=\"15\" y=\"3\" width=\"480\" height=\"14\" fill=\"#eee\"/>\n"
                "<rect x=\"15\" y=\"3\" width=\"1\" height=\"14\" fill=\"#222\"/>\n"
                "<rect x=\"254.5\" y=\"3\" width=\"1\" height=\"14\" fill=\"#222\"/>\n"
                "<text x=\"501\" y=\"14\">2</text>\n"
                "</g>\n"
                "</svg>\n");
    data = TABLE("step left right distance", INTEGER(1), TEXT("a"), TEXT("b"), NUMBER(0.25), INTEGER(2), TEXT("#1"), TEXT("c"), INTEGER(1));
    check_chart(check, make_chart(check, VL_CHART_DENDROGRAM, "", data), &svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"545\" height=\"106\" viewBox=\"0 0 545 "
                "106\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"#222\">\n"
                "<title>Dendrogram</title>\n"
                "<desc>Dendrogram of 2 rows of data</desc>\n"
                "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
                "<g transform=\"translate(10 10)\">\n"
                "<text x=\"7\" y=\"14\" text-anchor=\"end\">a</text>\n"
                "<text x=\"7\" y=\"34\" text-anchor=\"end\">b</text>\n"
                "<text x=\"7\" y=\"54\" text-anchor=\"end\">c</text>\n"
                "<path d=\"M15 10H135V30H15\" fill=\"none\" stroke=\"#222\"/>\n"
                "<path d=\"M135 20H495V50H15\" fill=\"none\" stroke=\"#222\"/>\n"
                "<line x1=\"15\" y1=\"64\" x2=\"495\" y2=\"64\" stroke=\"#888\"/>\n"
                "<line x1=\"15\" y1=\"64\" x2=\"15\" y2=\"68\" stroke=\"#888\"/>\n"
                "<text x=\"15\" y=\"82\" text-anchor=\"middle\">0</text>\n"
                "<line x1=\"111\" y1=\"64\" x2=\"111\" y2=\"68\" stroke=\"#888\"/>\n"
                "<text x=\"111\" y=\"82\" text-anchor=\"middle\">0.2</text>\n"
                "<line x1=\"207\" y1=\"64\" x2=\"207\" y2=\"68\" stroke=\"#888\"/>\n"
                "<text x=\"207\" y=\"82\" text-anchor=\"middle\">0.4</text>\n"
                "<line x1=\"303\" y1=\"64\" x2=\"303\" y2=\"68\" stroke=\"#888\"/>\n"
                "<text x=\"303\" y=\"82\" text-anchor=\"middle\">0.6</text>\n"
                "<line x1=\"399\" y1=\"64\" x2=\"399\" y2=\"68\" stroke=\"#888\"/>\n"
                "<text x=\"399\" y=\"82\" text-anchor=\"middle\">0.8</text>\n"
                "<line x1=\"495\" y1=\"64\" x2=\"495\" y2=\"68\" stroke=\"#888\"/>\n"
                "<text x=\"495\" y=\"82\" text-anchor=\"middle\">1</text>\n"
                "</g>\n"
                "</svg>\n");
    check_chart(check, make_chart(check, VL_CHART_BARS, "", TABLE("l v", EMPTY)), &svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"160\" height=\"40\" viewBox=\"0 0 160 "
                "40\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"#222\">\n"
                "<title>Bar chart</title>\n"
                "<desc>Bar chart of 0 rows of data</desc>\n"
                "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
                "<g transform=\"translate(10 10)\">\n"
                "<text x=\"0\" y=\"14\">(nothing to show)</text>\n"
                "</g>\n"
                "</svg>\n");
}

/* Charts one below the other; what has no title is called as its section. */
static void test_reports(checks *check) {
    vl_report *report = make_report(check->context);
    vl_error error = {0};
    caught_error caught = {0};
    CHECK_INTEGER(vl_report_write(check->context, report, &svg, catch_bytes, &caught, &error), VL_ERROR_ARGUMENT);
    CHECK_STRING(error.message, "the result has no chart, and SVG shows nothing else (some analyses draw one with --chart)");
    CHECK_INTEGER(caught.size, 0);
    vl_chart *first = make_chart(check, VL_CHART_BARS, "", TABLE("l v", TEXT("a"), INTEGER(1)));
    vl_chart *second = make_chart(check, VL_CHART_BARS, "titled", TABLE("l v", TEXT("b"), INTEGER(1)));
    CHECK_INTEGER(vl_report_add_chart(report, vl_text_of("shared"), first, &error), VL_ERROR_ARGUMENT);
    CHECK_INTEGER(vl_report_add_chart(report, vl_text_of("named <so>"), first, &error), VL_OK);
    CHECK_INTEGER(vl_report_add_chart(report, vl_text_of("other"), second, &error), VL_OK);
    CHECK(vl_report_section_chart(report, 3) == first && !vl_report_section_chart(report, 0));
    CHECK(vl_report_section_table(report, 3) == vl_chart_table(first));
    CHECK_REPORT(report, svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"530\" height=\"130\" viewBox=\"0 0 530 "
                "130\" font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"#222\">\n"
                "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
                "<g role=\"img\">\n"
                "<title>named &lt;so&gt;</title>\n"
                "<desc>Bar chart of 1 row of data</desc>\n"
                "<text x=\"10\" y=\"24\" font-size=\"14\" font-weight=\"bold\">named &lt;so&gt;</text>\n"
                "<g transform=\"translate(10 40)\">\n"
                "<text x=\"7\" y=\"14\" text-anchor=\"end\">a</text>\n"
                "<rect x=\"15\" y=\"3\" width=\"480\" height=\"14\" fill=\"#4477aa\"/>\n"
                "<text x=\"499\" y=\"14\">1</text>\n"
                "<line x1=\"15\" y1=\"0\" x2=\"15\" y2=\"20\" stroke=\"#222\"/>\n"
                "</g>\n"
                "</g>\n"
                "<g role=\"img\">\n"
                "<title>titled</title>\n"
                "<desc>Bar chart of 1 row of data</desc>\n"
                "<text x=\"10\" y=\"84\" font-size=\"14\" font-weight=\"bold\">titled</text>\n"
                "<g transform=\"translate(10 100)\">\n"
                "<text x=\"7\" y=\"14\" text-anchor=\"end\">b</text>\n"
                "<rect x=\"15\" y=\"3\" width=\"480\" height=\"14\" fill=\"#4477aa\"/>\n"
                "<text x=\"499\" y=\"14\">1</text>\n"
                "<line x1=\"15\" y1=\"0\" x2=\"15\" y2=\"20\" stroke=\"#222\"/>\n"
                "</g>\n"
                "</g>\n"
                "</svg>\n");
    CHECK_REPORT(report, html,
                "<!DOCTYPE html>\n"
                "<html>\n"
                "<head>\n"
                "<meta charset=\"utf-8\">\n"
                "<title>vanlua</title>\n"
                "<style>\n"
                "body { font-family: system-ui, sans-serif; margin: 2em; }\n"
                "table { border-collapse: collapse; }\n"
                "th, td { border-bottom: 1px solid #ccc; padding: 0.2em 0.8em; text-align: left; }\n"
                "th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }\n"
                "dl { display: grid; grid-template-columns: max-content auto; gap: 0 1em; color: #555; }\n"
                "dd { margin: 0; }\n"
                "pre { font: inherit; white-space: pre-wrap; }\n"
                "</style>\n"
                "</head>\n"
                "<body>\n"
                "<h2>shared</h2>\n"
                "<table>\n"
                "<thead>\n"
                "<tr><th>term</th><th class=\"number\">count</th></tr>\n"
                "</thead>\n"
                "<tbody>\n"
                "<tr><td>công</td><td class=\"number\">180</td></tr>\n"
                "<tr><td>của</td><td class=\"number\">126</td></tr>\n"
                "</tbody>\n"
                "</table>\n"
                "\n"
                "<h2>remark</h2>\n"
                "<pre>two\n"
                "lines</pre>\n"
                "\n"
                "\n"
                "<h2>none</h2>\n"
                "<table>\n"
                "<thead>\n"
                "<tr><th>term</th></tr>\n"
                "</thead>\n"
                "<tbody>\n"
                "</tbody>\n"
                "</table>\n"
                "\n"
                "<h2>named &lt;so&gt;</h2>\n"
                "<svg width=\"530\" height=\"40\" viewBox=\"0 0 530 40\" role=\"img\" "
                "font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"#222\">\n"
                "<title>Bar chart</title>\n"
                "<desc>Bar chart of 1 row of data</desc>\n"
                "<g transform=\"translate(10 10)\">\n"
                "<text x=\"7\" y=\"14\" text-anchor=\"end\">a</text>\n"
                "<rect x=\"15\" y=\"3\" width=\"480\" height=\"14\" fill=\"#4477aa\"/>\n"
                "<text x=\"499\" y=\"14\">1</text>\n"
                "<line x1=\"15\" y1=\"0\" x2=\"15\" y2=\"20\" stroke=\"#222\"/>\n"
                "</g>\n"
                "</svg>\n"
                "\n"
                "<h2>other</h2>\n"
                "<svg width=\"530\" height=\"70\" viewBox=\"0 0 530 70\" role=\"img\" "
                "font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"#222\">\n"
                "<title>titled</title>\n"
                "<desc>Bar chart of 1 row of data</desc>\n"
                "<text x=\"10\" y=\"24\" font-size=\"14\" font-weight=\"bold\">titled</text>\n"
                "<g transform=\"translate(10 40)\">\n"
                "<text x=\"7\" y=\"14\" text-anchor=\"end\">b</text>\n"
                "<rect x=\"15\" y=\"3\" width=\"480\" height=\"14\" fill=\"#4477aa\"/>\n"
                "<text x=\"499\" y=\"14\">1</text>\n"
                "<line x1=\"15\" y1=\"0\" x2=\"15\" y2=\"20\" stroke=\"#222\"/>\n"
                "</g>\n"
                "</svg>\n"
                "</body>\n"
                "</html>\n");
    const vl_write_options tsv = {.format = VL_FORMAT_TSV};
    CHECK_REPORT(report, tsv,
                "# shared\n"
                "term\tcount\n"
                "công\t180\n"
                "của\t126\n"
                "\n"
                "# remark\n"
                "two\n"
                "lines\n"
                "\n"
                "# none\n"
                "term\n"
                "\n"
                "# named <so>\n"
                "l\tv\n"
                "a\t1\n"
                "\n"
                "# other\n"
                "l\tv\n"
                "b\t1\n");
    vl_report_free(report);
}

static void test_pages(checks *check) {
    vl_table *table = TABLE("term<> count", TEXT("a&b \"c\""), INTEGER(7), EMPTY, NUMBER(0.5));
    const vl_write_options with = {.format = VL_FORMAT_HTML, .meta = make_meta(check->context)};
    CHECK_TABLE(table, with,
                "<!DOCTYPE html>\n"
                "<html>\n"
                "<head>\n"
                "<meta charset=\"utf-8\">\n"
                "<title>vanlua</title>\n"
                "<style>\n"
                "body { font-family: system-ui, sans-serif; margin: 2em; }\n"
                "table { border-collapse: collapse; }\n"
                "th, td { border-bottom: 1px solid #ccc; padding: 0.2em 0.8em; text-align: left; }\n"
                "th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }\n"
                "dl { display: grid; grid-template-columns: max-content auto; gap: 0 1em; color: #555; }\n"
                "dd { margin: 0; }\n"
                "pre { font: inherit; white-space: pre-wrap; }\n"
                "</style>\n"
                "</head>\n"
                "<body>\n"
                "<dl>\n"
                "<dt>unit</dt><dd>word</dd>\n"
                "<dt>tokens</dt><dd>12</dd>\n"
                "<dt>note</dt><dd>a\n"
                "b</dd>\n"
                "</dl>\n"
                "<table>\n"
                "<thead>\n"
                "<tr><th>term&lt;&gt;</th><th class=\"number\">count</th></tr>\n"
                "</thead>\n"
                "<tbody>\n"
                "<tr><td>a&amp;b &quot;c&quot;</td><td class=\"number\">7</td></tr>\n"
                "<tr><td></td><td class=\"number\">0.5</td></tr>\n"
                "</tbody>\n"
                "</table>\n"
                "</body>\n"
                "</html>\n");
    CHECK_PLAIN("\n<b>\x1b\xEF\xBF\xBE\xFF", html,
                "<!DOCTYPE html>\n"
                "<html>\n"
                "<head>\n"
                "<meta charset=\"utf-8\">\n"
                "<title>vanlua</title>\n"
                "<style>\n"
                "body { font-family: system-ui, sans-serif; margin: 2em; }\n"
                "table { border-collapse: collapse; }\n"
                "th, td { border-bottom: 1px solid #ccc; padding: 0.2em 0.8em; text-align: left; }\n"
                "th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }\n"
                "dl { display: grid; grid-template-columns: max-content auto; gap: 0 1em; color: #555; }\n"
                "dd { margin: 0; }\n"
                "pre { font: inherit; white-space: pre-wrap; }\n"
                "</style>\n"
                "</head>\n"
                "<body>\n"
                "<pre>\n"
                "\n"
                "&lt;b&gt;���</pre>\n"
                "\n"
                "</body>\n"
                "</html>\n");
    vl_error error = {0};
    caught_error caught = {0};
    CHECK_INTEGER(vl_table_write(check->context, table, &svg, catch_bytes, &caught, &error), VL_ERROR_ARGUMENT);
    CHECK_INTEGER(vl_text_write(check->context, vl_text_of("a"), &svg, catch_bytes, &caught, &error), VL_ERROR_ARGUMENT);
    vl_table_free((vl_table *)with.meta);
    vl_table_free(table);
}

/* Well-formed UTF-8 of characters that XML 1.0 allows, with every & the beginning of an entity that it has. */
static bool is_markup(vl_text text) {
    static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;"};
    size_t open = 0;
    for (size_t at = 0; at < text.size;) {
        uint32_t code_point = 0;
        size_t size = vl_utf8_well_formed(text.data + at, text.size - at);
        if (!size) return false;
        vl_utf8_read(text.data + at, &code_point);
        if ((code_point < 0x20 && code_point != '\n' && code_point != '\t') || (code_point & 0xFFFE) == 0xFFFE) return false;
        bool known = code_point != '&';
        for (size_t i = 0; i < 4 && !known; i++) known = strncmp(text.data + at, entities[i], strlen(entities[i])) == 0;
        if (!known) return false;
        open += code_point == '<';
        open -= code_point == '>';
        if (open > 1) return false;
        at += size;
    }
    return open == 0;
}

/* Labels of any bytes. */
static void test_bytes(checks *check) {
    uint64_t state = 12345;
    for (size_t round = 0; round < 300; round++) {
        char bytes[24];
        for (size_t i = 0; i < sizeof bytes; i++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            bytes[i] = round % 2 ? (char)(state >> 56) : "<>&\"'\x1b\xEF\xBF\xBE\xF4\x8F]!-/"[(state >> 56) % 15];
        }
        const vl_cell cells[] = {{.kind = VL_CELL_TEXT, .value.text = {bytes, sizeof bytes}}, INTEGER(1)};
        vl_table *data = make_table(check->context, "l v", cells, 2);
        for (vl_chart_kind kind = VL_CHART_BARS; kind <= VL_CHART_HEATMAP; kind++) {
            vl_chart *chart;
            CHECK_INTEGER(vl_chart_create(check->context, kind, cells[0].value.text, data, &chart, NULL), VL_OK);
            for (vl_format format = VL_FORMAT_HTML; format <= VL_FORMAT_SVG; format++) {
                caught_error caught = {0};
                const vl_write_options options = {.format = format};
                CHECK_INTEGER(vl_chart_write(check->context, chart, &options, catch_bytes, &caught, NULL), VL_OK);
                catch_bytes(&caught, "", 1);
                CHECK(is_markup((vl_text){caught.data, caught.size - 1}));
                free(caught.data);
            }
            vl_chart_free(chart);
        }
        vl_table_free(data);
    }
}

void test_writer_svg(checks *check) {
    test_kinds(check);
    test_reports(check);
    test_pages(check);
    test_bytes(check);
}
