--- The terms that weigh most in each article, by term frequency and inverse document frequency.
--- A term weighs much where an article has it often and few articles have it at all. With the defaults
--- the weight is count × ln(N / documents), N the number of articles: a term of all articles weighs
--- nothing, and with one article alone nothing weighs. Rows of an article are ordered by weight, then
--- count. Stop words are not counted at all; --min-count leaves out terms that an article has less often.
local counting = require "counting"

local analysis = {
  summary = "The terms that tell each article from the others, by tf-idf",
  group = "comparison",
  example = "vanlua tfidf --top 5 --stop-words vi seeds",
  formulas = {
    "weight_formula: tf * idf; N is the number of articles, documents those that have the term (Salton and Buckley 1988)",
    "tf_formula: count; relative: count / tokens of the article; boolean: 1; log: 1 + log(count); augmented: 0.5 + 0.5 * count / "
      .. "largest count of the article; relative_to_largest: count / largest count; log_mean: (1 + log(count)) / (1 + log(tokens / types))",
    "idf_formula: log: log(N / documents); smooth: log((1 + N) / (1 + documents)) + 1 (scikit-learn); log_plus_one: log(N / documents) "
      .. "+ 1; probabilistic: max(0, log((N - documents) / documents)); log_of_largest: log(largest number of documents / documents); "
      .. "none: 1",
  },
  options = counting.options({
    { name = "top", type = "integer", default = 10, minimum = 0, help = "rows to show of each article (0: all)" },
    { name = "tf", type = "choice", choices = { "count", "relative", "boolean", "log", "augmented", "relative_to_largest", "log_mean" },
      default = "count", help = "term frequency" },
    { name = "idf", type = "choice", choices = { "log", "smooth", "log_plus_one", "probabilistic", "log_of_largest", "none" },
      default = "log", help = "inverse document frequency" },
    { name = "base", type = "number", help = "base of logarithms, above 1 (left out: e)" },
    { name = "min_count", type = "integer", default = 1, minimum = 1, help = "leave out terms that the article has less often" },
  }, "count a passage that an article repeats once"),
}

function analysis.run(corpus, options)
  if options.base and options.base <= 1 then error(string.format("--base: a number above 1 expected, not %g", options.base), 0) end
  corpus = counting.corpus(corpus, options)
  local rows, all = corpus:tfidf(counting.settings(options, {
    tf = options.tf, idf = options.idf, base = options.base, min = options.min_count, top = options.top,
  }))
  if #corpus == 1 and all > 0 and (options.idf == "log" or options.idf == "probabilistic" or options.idf == "log_of_largest") then
    warn("in one article alone every term weighs 0: it is compared with no other (--idf none leaves that out)")
  end
  counting.report_cut(#rows, all, "terms", string.format("up to %d of each article; --top 0 shows all", options.top))
  return rows
end

return analysis
