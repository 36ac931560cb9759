--- What articles have in common, and what is peculiar to each.
--- Similarity is the cosine of tf-idf vectors, count × ln(N / documents), or what --measure and --weight say; a term
--- that is in every article weighs nothing with tf-idf, so that of two articles alone similarity is then 0. A term is
--- distinctive of an article where it is more frequent than in the others together; the list is ordered by the first
--- of --keyness, by default log-likelihood (Dunning 1993, over four cells), and the log ratio (Hardie 2014) tells how
--- strong the effect is. Stop words are left out of the terms, distinctive and shared, but not of sizes and
--- similarity. With --distinct a passage that an article repeats is counted once; what two articles share stays in both.
--- Of over 100 articles the best pairs are listed, as many as --pairs says.
--- duplicates lists the articles with passages in common, equal or nearly so (see `vanlua help reuse`): the words that the later
--- one has of them, and their share of the shorter article. What stands in several articles is told of the first of them.
local vanlua = require "vanlua"
local comparison = require "comparison"
local counting = require "counting"
local formulas = require "formulas"
local repeats = require "repeats"
local reused = require "reused"
local stop_words = require "stop_words"

local keyness = vanlua.stats.keyness

-- Tokens of all articles in the last run, stop words left out.
local tokens_counted

local analysis = {
  summary = "Articles side by side: sizes, similarity, and what is distinctive and shared",
  group = "comparison",
  example = "vanlua compare --top 5 --stop-words vi seeds",
  formulas = function(options)
    return comparison.formulas(options, formulas.of("keyness", options.keyness, {
      "keyness_formula: the target is one article, the reference all others; the family of terms all that are counted",
      formulas.MEAN_SENTENCE_LENGTH,
      "repeated_share_formula: share of words in runs of whole sentences, at least 8 words, that occurred earlier in the article",
      "duplicates_formula: words of near passages, at least 8 words, that stand in an earlier article, by the words of the shorter one, at most 1",
      { "tokens_counted", tokens_counted },
    }))
  end,
  options = comparison.options {
    { name = "top", type = "integer", default = 10, minimum = 0, help = "terms to show of each article, and shared (0: all)" },
    { name = "min_count", type = "integer", default = 1, minimum = 1, help = "leave out terms that occur less often" },
    { name = "keyness", type = "list", choices = counting.measures("keyness"), default = { "log_likelihood", "log_ratio" },
      help = "how distinctive a term is: a column each, the first ranks" },
    comparison.pairs,
  },
}

local function count_sentences(document)
  local sentences = 0
  for _ in document:sentences() do sentences = sentences + 1 end
  return sentences
end

-- How much of each article repeats itself, by id.
local function shares_of(repeated)
  local shares = {}
  for row in repeated:rows() do shares[row.document] = row.share end
  return shares
end

local function overview(corpus, counts, shares)
  local rows = {}
  for i, document in ipairs(counts.documents) do
    local frequencies, sentences = counts.all[i], count_sentences(document)
    rows[i] = { document.id, document.title, frequencies.total, #frequencies, sentences,
      sentences > 0 and frequencies.total / sentences or nil, shares[document.id] }
  end
  return vanlua.table {
    columns = { "document", "title", "words", "types", "sentences", "mean_sentence_length", "repeated_share" },
    rows = rows,
  }
end

-- A measure of keyness of a term; `family` is the number of terms that are compared.
local function measure_of(name, family, f1, n1, f2, n2)
  if name == "log_ratio_conservative" then return keyness[name](f1, n1, f2, n2, family) end
  return keyness[name](f1, n1, f2, n2)
end

-- True of a measure that is the smaller the stronger, as a probability is.
local function falls(measure)
  return measure_of(measure, 1, 90, 100, 10, 100) < measure_of(measure, 1, 50, 100, 50, 100)
end

-- Puts rows in the order of their first measure, which stands in column 4, the strongest first; equal ones, as all are that are
-- infinite, by count, then by term.
local function rank(rows, first)
  local sign = falls(first) and -1 or 1
  table.sort(rows, function(a, b)
    local left, right = sign * a[4], sign * b[4]
    if left ~= right then return left > right end
    if a[2] ~= b[2] then return a[2] > b[2] end
    return a[1] < b[1]
  end)
end

-- The terms that one article has more of than all others together, relative to size.
local function distinctive_of(own, whole, options)
  local rows, size, rest = {}, own.total, whole.total - own.total
  for term, f1 in own:pairs() do
    if f1 < options.min_count then break end
    local f2 = whole:count(term) - f1
    if keyness.log_ratio(f1, size, f2, rest) > 0 then
      local row = { term, f1, f2 }
      for i, name in ipairs(options.keyness) do row[3 + i] = measure_of(name, #whole, f1, size, f2, rest) end
      rows[#rows + 1] = row
    end
  end
  rank(rows, options.keyness[1])
  return rows
end

local function distinctive(counts, options)
  local rows, all, width = {}, 0, 3 + #options.keyness
  for i, document in ipairs(counts.documents) do
    local own = distinctive_of(counts.counted[i], counts.whole, options)
    all = all + #own
    for j = 1, options.top > 0 and math.min(#own, options.top) or #own do
      rows[#rows + 1] = { document.id, table.unpack(own[j], 1, width) }
    end
  end
  counting.report_cut(#rows, all, "distinctive terms", string.format("up to %d of each article; --top 0 shows all", options.top))
  return vanlua.table {
    columns = { "document", "term", "count", "reference_count", table.unpack(options.keyness) },
    rows = rows,
  }
end

local function shared(counts, options)
  local rows = {}
  for term, count, documents in counts.whole:pairs() do
    if count < options.min_count then break end
    if documents >= 2 then rows[#rows + 1] = { term, documents, count } end
  end
  table.sort(rows, function(a, b)
    if a[2] ~= b[2] then return a[2] > b[2] end
    if a[3] ~= b[3] then return a[3] > b[3] end
    return a[1] < b[1]
  end)
  local result = vanlua.table { columns = { "term", "documents", "count" }, rows = rows }
  if options.top == 0 then return result end
  counting.report_cut(options.top, #rows, "shared terms")
  return result:head(options.top)
end

-- Frequencies of each article, with and without the stop words, and of all together.
local function count_all(corpus, options)
  local set = stop_words.set(options.stop_words, options.form)
  local what = { unit = options.unit, form = options.form, kinds = options.kinds }
  local counts = { documents = {}, all = {}, counted = {} }
  for document in corpus:documents() do
    local frequencies = document:frequencies(what)
    table.insert(counts.documents, document)
    table.insert(counts.all, frequencies)
    table.insert(counts.counted, stop_words.remove(frequencies, set))
  end
  counts.whole = stop_words.remove(corpus:frequencies(what), set)
  return counts
end

-- Articles that have passages in common.
local function duplicates(corpus, counts, options)
  local sizes = {}
  for i, document in ipairs(counts.documents) do sizes[document.id] = counts.all[i].total end
  local found = reused.pairs(corpus:reuse { within = "across", unit = options.unit, form = options.form, kinds = options.kinds }, sizes,
    options.pairs)
  reused.report_pairs(found)
  return found
end

-- All words count in similarity, stop words too.
local function similarity(corpus, options)
  local settings = comparison.settings(options)
  settings.stop_words = nil
  return comparison.similarity(corpus, settings, options)
end

function analysis.run(corpus, options)
  comparison.check(corpus, options)
  counting.check_measures(options.keyness, "--keyness")
  local repeated = corpus:repeats { unit = options.unit }
  local shares = shares_of(repeated)
  if options.distinct then
    corpus = corpus:distinct { unit = options.unit }
  else
    repeats.report(repeated, options.unit)
  end
  local counts = count_all(corpus, options)
  tokens_counted = counts.whole.total
  return vanlua.report {
    { "overview", overview(corpus, counts, shares) },
    { "similarity", similarity(corpus, options) },
    { "distinctive", distinctive(counts, options) },
    { "shared", shared(counts, options) },
    { "duplicates", duplicates(corpus, counts, options) },
  }
end

return analysis
