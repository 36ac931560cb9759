--- All pairs of terms that stand near each other, in whatever order.
--- A pair of places counts once; a term cooccurs with itself, too. The first term of a pair is the first in code point order.
--- Two tokens are near if they are at most --window tokens apart, 1 for neighbours; tokens that are left out (punctuation, stop
--- words) take no place, and no pair crosses a sentence (--within).
local association = require "association"
local counting = require "counting"
local formulas = require "formulas"

local analysis = {
  summary = "All pairs of terms near each other, by how strongly they are drawn together",
  example = "vanlua cooccurrences --window 5 --stop-words vi --min-count 5 seeds",
  formulas = function(options)
    return formulas.of("association", options.measures, {
      "margins_formula: f = joint, pairs of places in a symmetric window; f1, f2 = tokens of the terms, n = all tokens",
    })
  end,
  options = counting.options({
    { name = "window", type = "integer", default = 5, minimum = 1, help = "tokens that two tokens are apart at most" },
    { name = "within", type = "choice", choices = { "sentence", "paragraph", "document" }, default = "sentence",
      help = "what no pair crosses" },
    { name = "measures", type = "list", choices = counting.measures("association"), default = { "log_dice", "log_likelihood", "mi" },
      help = "measures of association, a column each" },
    { name = "min_count", type = "integer", default = 2, minimum = 1, help = "leave out pairs whose joint count is less" },
    { name = "top", type = "integer", default = 20, minimum = 0, help = "rows to show (0: all)" },
    { name = "sort", type = "string", help = "the column to rank by; otherwise the first measure, else joint" },
  }, "count a repeated passage once"),
}

function analysis.run(corpus, options)
  corpus = counting.corpus(corpus, options, true)
  local result, incomplete, found = corpus:cooccurrences(counting.settings(options, {
    window = options.window, within = options.within, measures = options.measures, min = options.min_count,
    top = options.top, sort = options.sort,
  }))
  counting.report_cut(#result, found, "pairs")
  association.report_incomplete(incomplete, "")
  return result
end

return analysis
