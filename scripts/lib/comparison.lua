--- What analyses that compare articles with each other have in common.
local vanlua = require "vanlua"
local counting = require "counting"

local comparison = {}

local WEIGHTS = "weight_formula: tfidf: count * ln(N / documents), N the number of articles; count; relative: count / tokens of the "
  .. "article; boolean: 1; log: 1 + ln(count); auto: boolean for jaccard, dice, overlap; count for jensen_shannon; else tfidf"

--- The formulas of the measure that the options choose, for the settings of a result; behind those of `others` (may be nil).
function comparison.formulas(options, others)
  local list = table.move(others or {}, 1, #(others or {}), 1, {})
  local formula = vanlua.formula("similarity." .. options.measure)
  if options.measure == "burrows_delta" then
    formula = formula .. "; z-scores of the relative frequencies of the most frequent terms, sample standard deviation (n - 1)"
  else
    list[#list + 1] = WEIGHTS
  end
  list[#list + 1] = options.measure .. "_formula: " .. formula
  return list
end

--- The options of an analysis, with those of comparing behind.
function comparison.options(own)
  local all = table.move(own, 1, #own, 1, {})
  all[#all + 1] = { name = "measure", type = "choice", choices = counting.measures("similarity"), default = "cosine",
    help = "how two articles are compared" }
  all[#all + 1] = { name = "weight", type = "choice",
    choices = { "auto", "tfidf", "count", "relative", "boolean", "log", "augmented", "relative_to_largest", "log_mean" },
    default = "auto", help = "weight of a term in an article; auto: as the measure wants it" }
  all[#all + 1] = { name = "terms", type = "integer", default = 150, minimum = 1, help = "burrows_delta: most frequent terms to look at" }
  return counting.options(all, "count a passage that an article repeats once")
end

--- The option of analyses that list pairs of articles.
comparison.pairs = { name = "pairs", type = "integer", default = 1000, minimum = 0,
  help = "of over 100 articles: pairs to show (0: all); up to 100 are shown as a matrix" }

--- The similarity of all articles, or of the best pairs, with a word on those that are not shown; `settings` as those below.
function comparison.similarity(corpus, settings, options)
  settings.pairs = options.pairs
  local rows = corpus:similarity(settings)
  if #corpus > 100 then counting.report_cut(#rows, #corpus * (#corpus - 1) // 2, "pairs", "--pairs 0 shows all") end
  return rows
end

--- What corpus:similarity and corpus:clusters take, of the options of an analysis.
function comparison.settings(options)
  return counting.settings(options, {
    measure = options.measure, weight = options.weight ~= "auto" and options.weight or nil, terms = options.terms,
  })
end

--- Refuses options that contradict each other, and says what two articles alone give.
function comparison.check(corpus, options)
  local tfidf = { cosine = true, manhattan = true, euclidean = true, canberra = true }
  if options.measure == "burrows_delta" and options.weight ~= "auto" then
    error("--weight: burrows_delta compares relative frequencies and takes no weight", 0)
  end
  if #corpus == 2 and (options.weight == "tfidf" or options.weight == "auto" and tfidf[options.measure]) then
    warn("of two articles alone a term of both weighs nothing, with more articles it does (--weight log compares two)")
  end
end

--- The corpus to compare, with --distinct without its repeated passages; says what else articles do that repeat themselves.
function comparison.corpus(corpus, options)
  comparison.check(corpus, options)
  return counting.corpus(corpus, options)
end

return comparison
