--- Runs of n tokens, and how strongly the two of a bigram belong together.
--- No n-gram crosses a sentence (--within), nor a token that is left out (another kind, a stop word) unless --close-gaps is
--- given. With --skip 2 up to two tokens may be passed over in each. Tokens stand apart by blanks, the syllables of a word are
--- joined by `_`. Measures compare a bigram with all bigrams, and are of bigrams alone.
local counting = require "counting"
local formulas = require "formulas"

local analysis = {
  summary = "The most frequent runs of n tokens, with measures of association",
  example = "vanlua ngrams --n 2 --measures log_likelihood,log_dice --min-count 3 seeds",
  formulas = function(options)
    return formulas.of("association", options.measures, {
      "ngrams_formula: k-skip-n-grams of Guthrie et al. 2006, k = skip",
      "margins_formula: f = count, f1 = bigrams that begin with the first term, f2 = bigrams that end with the second, n = all " ..
        "bigrams (Banerjee and Pedersen 2003)",
    })
  end,
  options = counting.options({
    { name = "n", type = "integer", default = 2, minimum = 1, maximum = 16, help = "tokens of an n-gram" },
    { name = "skip", type = "integer", default = 0, minimum = 0, maximum = 100, help = "tokens that may be passed over in all" },
    { name = "within", type = "choice", choices = { "sentence", "paragraph", "document" }, default = "sentence",
      help = "what no n-gram crosses" },
    { name = "close_gaps", type = "boolean", default = false, help = "n-grams cross tokens that are left out" },
    { name = "measures", type = "list", choices = counting.measures("association"), default = {}, help = "measures of bigrams, a column each" },
    { name = "min_count", type = "integer", default = 1, minimum = 1, help = "leave out n-grams that occur less often" },
    { name = "top", type = "integer", default = 20, minimum = 0, help = "rows to show (0: all)" },
    { name = "sort", type = "string", default = "count", help = "the column to rank by: count, documents, term or a measure" },
  }, "count a repeated passage once"),
}

function analysis.run(corpus, options)
  corpus = counting.corpus(corpus, options, true)
  local result, found = corpus:ngrams(counting.settings(options, {
    n = options.n, skip = options.skip, within = options.within, close_gaps = options.close_gaps,
    measures = options.measures, min = options.min_count, top = options.top, sort = options.sort,
  }))
  counting.report_cut(#result, found, options.n .. "-grams")
  return result
end

return analysis
