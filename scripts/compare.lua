--- What articles have in common, and what is peculiar to each.
--- Similarity is the cosine of tf-idf vectors: count × ln(N / documents). A term that is in every article
--- weighs nothing, so that of two articles alone similarity is always 0. A term is distinctive of an
--- article where it is more frequent than in the others together; the list is ordered by log-likelihood
--- (Dunning 1993, over four cells), and the log ratio (Hardie 2014) tells how strong the effect is.
--- Stop words are left out of the terms, distinctive and shared, but not of sizes and similarity. With
--- --distinct a passage that an article repeats is counted once; what two articles share stays in both.
local vanlua = require "vanlua"
local repeats = require "repeats"
local stop_words = require "stop_words"

local keyness = vanlua.stats.keyness

local analysis = {
  summary = "Articles side by side: sizes, similarity, and what is distinctive and shared",
  example = "vanlua compare --top 5 --stop-words vi seeds",
  formulas = {
    "similarity_formula: cosine of tf-idf vectors, weight = count * ln(N / documents)",
    "log_likelihood_formula: G2 over four cells, natural logarithm (Dunning 1993); the reference is all other articles",
    "log_ratio_formula: binary logarithm of the ratio of relative frequencies, 0 taken as 0.5 (Hardie 2014)",
    "repeated_share_formula: share of words in runs of whole sentences, at least 8 words, that occurred earlier in the article",
  },
  options = {
    { name = "top", type = "integer", default = 10, minimum = 0, help = "terms to show of each article, and shared (0: all)" },
    { name = "unit", type = "choice", choices = { "word", "syllable" }, default = "word", help = "what to count" },
    { name = "form", type = "choice", choices = { "fold", "exact", "bare" }, default = "fold",
      help = "fold: in small letters; exact: as written; bare: without marks" },
    { name = "min_count", type = "integer", default = 1, minimum = 1, help = "leave out terms that occur less often" },
    { name = "stop_words", type = "file", choices = { "vi", "none" }, default = "none",
      help = "vi: the bundled list; none; or a file with one word a line, # ahead of comments" },
    { name = "distinct", type = "boolean", default = false, help = "count a passage that an article repeats once" },
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

-- The terms that one article has more of than all others together, relative to size.
local function distinctive_of(own, whole, least)
  local rows, size, rest = {}, own.total, whole.total - own.total
  for term, f1 in own:pairs() do
    if f1 < least then break end
    local f2 = whole:count(term) - f1
    local ratio = keyness.log_ratio(f1, size, f2, rest)
    if ratio > 0 then rows[#rows + 1] = { term, f1, f2, keyness.log_likelihood(f1, size, f2, rest), ratio } end
  end
  table.sort(rows, function(a, b)
    if a[4] ~= b[4] then return a[4] > b[4] end
    return a[1] < b[1]
  end)
  return rows
end

local function distinctive(counts, options)
  local rows = {}
  for i, document in ipairs(counts.documents) do
    local own = distinctive_of(counts.counted[i], counts.whole, options.min_count)
    for j = 1, options.top > 0 and math.min(#own, options.top) or #own do
      rows[#rows + 1] = { document.id, table.unpack(own[j]) }
    end
  end
  return vanlua.table {
    columns = { "document", "term", "count", "reference_count", "log_likelihood", "log_ratio" },
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
  return options.top > 0 and result:head(options.top) or result
end

-- Frequencies of each article, with and without the stop words, and of all together.
local function count_all(corpus, options)
  local set = stop_words.set(options.stop_words, options.form)
  local what = { unit = options.unit, form = options.form }
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

function analysis.run(corpus, options)
  local repeated = corpus:repeats { unit = options.unit }
  local shares = shares_of(repeated)
  if options.distinct then
    corpus = corpus:distinct { unit = options.unit }
  else
    repeats.report(repeated, options.unit)
  end
  if #corpus == 2 then warn("of two articles alone similarity is 0: a term of both weighs nothing, with more articles it does") end
  local counts = count_all(corpus, options)
  return vanlua.report {
    { "overview", overview(corpus, counts, shares) },
    { "similarity", corpus:similarity { unit = options.unit, form = options.form } },
    { "distinctive", distinctive(counts, options) },
    { "shared", shared(counts, options) },
  }
end

return analysis
