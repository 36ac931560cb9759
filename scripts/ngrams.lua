--- Runs of n tokens, and how strongly the two of a bigram belong together.
--- No n-gram crosses a sentence (--within), nor a token that is left out (another kind, a stop word) unless --close-gaps is
--- given. With --skip 2 up to two tokens may be passed over in each. Tokens stand apart by blanks, the syllables of a word are
--- joined by `_`. Measures compare a bigram with all bigrams, and are of bigrams alone.
local association = require "association"
local counting = require "counting"
local formulas = require "formulas"

-- Occurrences of n-grams in the last run.
local all

local analysis = {
  summary = "The most frequent runs of n tokens, with measures of association",
  group = "phrases",
  example = "vanlua ngrams --n 2 --measures log_likelihood,log_dice --min-count 3 seeds",
  formulas = function(options)
    return formulas.of("association", options.measures, {
      "ngrams_formula: k-skip-n-grams of Guthrie et al. 2006, k = skip",
      "margins_formula: f = count, f1 = bigrams that begin with the first term, f2 = bigrams that end with the second, n = all " ..
        "bigrams (Banerjee and Pedersen 2003)",
      { "tokens_counted", counting.tokens(options) },
      { "ngrams_counted", all },
    })
  end,
  options = association.options({
    { name = "n", type = "integer", default = 2, minimum = 1, maximum = 16, help = "tokens of an n-gram" },
    { name = "skip", type = "integer", default = 0, minimum = 0, maximum = 100, help = "tokens that may be passed over in all" },
    { name = "close_gaps", type = "boolean", default = false, help = "n-grams cross tokens that are left out" },
  }, {
    crosses = "n-gram", rare = "n-grams that occur less often", usual = {}, measures = "measures of bigrams, a column each",
    ranks = "count", sort = "the column to rank by: count, documents, term or a measure",
  }),
}

function analysis.run(corpus, options)
  if #options.measures > 0 and options.n ~= 2 then
    error(string.format("--measures are of bigrams, and --n is %d", options.n), 0)
  end
  corpus = counting.corpus(corpus, options, true)
  local result, found
  result, found, all = corpus:ngrams(association.settings(options, { "term", "count", "documents" }, {
    n = options.n, skip = options.skip, close_gaps = options.close_gaps,
  }))
  counting.report_cut(#result, found, options.n .. "-grams")
  return result
end

return analysis
