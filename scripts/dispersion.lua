--- How evenly terms are spread over articles, or over equal parts of all their text.
--- Without --terms the most frequent terms are measured. A term that stands in the list of words counts as the
--- list does; anything else is a phrase or pattern (`*`, `|` and `…`), sought wherever its syllables follow each
--- other. The size of a part is the number of tokens counted in it; parts without any are none. arf, ald and awt
--- are of the positions among the tokens counted, in the order in which articles are read.

local vanlua = require "vanlua"
local counting = require "counting"
local formulas = require "formulas"

local analysis = {
  summary = "How evenly terms are spread over articles or parts of the text",
  group = "words",
  example = "vanlua dispersion --terms 'cải cách,hành chính' seeds",
  formulas = function(options)
    return formulas.of("dispersion", options.measures, {
      "symbols: v the count of a term in a part, f in all n parts, s the part's share of the size, p = v / size; or d a distance, N all tokens",
      { "tokens_counted", counting.tokens(options) },
    })
  end,
  options = counting.options({
    { name = "terms", type = "list", help = "terms or patterns to measure, in this order, zeros shown" },
    { name = "parts", type = "string", default = "document", help = "document, paragraph, sentence, or a number of equal parts" },
    { name = "measures", type = "list", choices = counting.measures("dispersion"),
      default = { "range", "juilland_d", "dp", "dp_norm" }, help = "a column each" },
    counting.sort_option({ "count", "term" }, "dispersion", "count",
      "without --terms: the column to rank by: count or one of --measures, largest first, or term, alphabetical"),
    { name = "top", type = "integer", default = 20, minimum = 0, help = "without --terms: rows to show (0: all)" },
    { name = "min_count", type = "integer", default = 1, minimum = 1, help = "without --terms: leave out terms that occur less often" },
    { name = "chart", type = "boolean", default = false, help = "draw where the terms stand in each article too" },
  }, "count a passage that an article repeats once"),
}

local named = { document = true, paragraph = true, sentence = true }

local function parts_of(given)
  if named[given] then return given end
  local count = math.tointeger(tonumber(given))
  if count and count >= 1 then return count end
  error("--parts takes document, paragraph, sentence or a number from 1, not '" .. given .. "'", 0)
end

-- The table, and a chart of each of its terms, or an empty one.
local function strips(corpus, result, settings)
  local sections = { { "dispersion", result } }
  if #result == 0 then sections[2] = { "chart", vanlua.chart.dispersion { title = "Dispersion", rows = {} } } end
  for row in result:rows() do
    local chart = vanlua.chart.dispersion { title = row.term, rows = corpus:positions(row.term, settings) }
    sections[#sections + 1] = { "chart of " .. row.term, chart }
  end
  return sections
end

function analysis.run(corpus, options)
  counting.check_measures(options.measures)
  counting.check_sort(options, { "count", "term" })
  local parts = parts_of(options.parts)
  if parts == "document" and #corpus == 1 then
    warn("one article is one part, over which nothing is spread: --parts 10 makes ten of it, --parts paragraph takes its paragraphs")
  end
  corpus = counting.corpus(corpus, options)
  local settings = counting.settings(options)
  local result, terms = corpus:dispersion(options.terms, counting.settings(options, {
    parts = parts, measures = options.measures, sort = options.sort, min = options.min_count, top = options.top,
  }))
  counting.report_cut(#result, terms, "terms")
  return options.chart and vanlua.report(strips(corpus, result, settings)) or result
end

return analysis
