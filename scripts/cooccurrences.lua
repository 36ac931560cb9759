--- All pairs of terms that stand near each other, in whatever order.
--- A pair of places counts once; a term cooccurs with itself, too. The first term of a pair is the first in code point order.
--- Two tokens are near if they are at most --window tokens apart, 1 for neighbours; tokens that are left out (punctuation, stop
--- words) take no place, and no pair crosses a sentence (--within).
local association = require "association"
local counting = require "counting"
local formulas = require "formulas"

local analysis = {
  summary = "All pairs of terms near each other, by how strongly they are drawn together",
  group = "phrases",
  example = "vanlua cooccurrences --window 5 --stop-words vi --min-count 5 seeds",
  formulas = function(options)
    return formulas.of("association", options.measures, {
      "margins_formula: f = joint, pairs of places in a symmetric window; f1, f2 = tokens of the terms, n = all tokens",
      { "tokens_counted", counting.tokens(options) },
    })
  end,
  options = association.options({
    { name = "window", type = "integer", default = 5, minimum = 1, maximum = 1000, help = "tokens that two tokens are apart at most" },
    { name = "megabytes", type = "integer", default = 512, minimum = 1, maximum = 1048576,
      help = "memory to count pairs in; less takes more passes over the text, and changes no result" },
  }, {
    crosses = "pair", rare = "pairs whose joint count is less", usual = { "log_dice", "log_likelihood", "mi" },
    sort = "the column to rank by; otherwise the first measure, else joint",
  }),
}

local columns = { "first", "second", "joint", "first_count", "second_count" }

function analysis.run(corpus, options)
  corpus = counting.corpus(corpus, options, true)
  local result, incomplete, found = corpus:cooccurrences(association.settings(options, columns, {
    window = options.window, megabytes = options.megabytes,
  }))
  counting.report_cut(#result, found, "pairs")
  association.report_incomplete(incomplete, "")
  return result
end

return analysis
