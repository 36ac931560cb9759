--- The most frequent terms of a corpus.
--- Counts are of tokens of the kinds asked for. per_million is the rate among all terms counted,
--- before --top and --min-count cut the list. Stop words are not counted at all. With --distinct a
--- passage that occurred earlier, in any article, is left out.
local vanlua = require "vanlua"
local repeats = require "repeats"
local stop_words = require "stop_words"

local analysis = {
  summary = "The most frequent terms, and in how many articles each occurs",
  example = "vanlua frequency --top 10 --stop-words vi seeds",
  formulas = { "per_million_formula: count * 1,000,000 / total of all terms counted" },
  options = {
    { name = "top", type = "integer", default = 20, minimum = 0, help = "rows to show, of each document with --by document (0: all)" },
    { name = "unit", type = "choice", choices = { "word", "syllable" }, default = "word", help = "what to count" },
    { name = "form", type = "choice", choices = { "fold", "exact", "bare" }, default = "fold",
      help = "fold: in small letters; exact: as written; bare: without marks" },
    { name = "min_count", type = "integer", default = 1, minimum = 1, help = "leave out terms that occur less often" },
    { name = "kinds", type = "list", choices = { "word", "number", "code", "url", "email", "symbol", "punctuation" },
      default = { "word" }, help = "kinds of tokens to count" },
    { name = "terms", type = "list", help = "count just these, zeros shown" },
    { name = "by", type = "choice", choices = { "corpus", "document" }, default = "corpus", help = "one list, or one for each document" },
    { name = "stop_words", type = "file", choices = { "vi", "none" }, default = "none",
      help = "vi: the bundled list; none; or a file with one word a line" },
    { name = "distinct", type = "boolean", default = false, help = "count a repeated passage once" },
  },
}

-- The first rows of a sorted table: up to `top`, and none that occurs less often than `least`.
local function cut(rows, top, least)
  local low, high = 0, #rows
  while low < high do
    local middle = (low + high + 1) // 2
    if rows[middle].count >= least then low = middle else high = middle - 1 end
  end
  return rows:head(top > 0 and math.min(low, top) or low)
end

local function per_million(count, total)
  return total > 0 and count * 1e6 / total or 0
end

-- A term as it was counted, or would have been.
local function key_of(frequencies, term)
  term = term:gsub("^%s+", ""):gsub("%s+$", "")
  local form = frequencies.form
  return frequencies:key(term) or (form == "exact" and vanlua.text.normalize(term) or vanlua.text[form](term))
end

-- A term that is no single token counts 0, which would look like an answer.
local function report_phrases(options)
  for _, term in ipairs(options.terms or {}) do
    if term:find("%s") and #vanlua.text.syllables(term) > 1 then
      warn(string.format("'%s' is several syllables: it is counted only where it is one %s", term, options.unit))
    end
  end
end

local function rows_of_terms(frequencies, options)
  local rows, seen = {}, {}
  for _, term in ipairs(options.terms) do
    local key, count = key_of(frequencies, term), frequencies:count(term)
    if not seen[key] then
      rows[#rows + 1] = { key, count, frequencies:documents(term), per_million(count, frequencies.total) }
    end
    seen[key] = true
  end
  return vanlua.table { columns = { "term", "count", "documents", "per_million" }, rows = rows }
end

local function rows_of(frequencies, options)
  if options.terms then return rows_of_terms(frequencies, options) end
  if options.min_count == 1 then return frequencies:top(options.top) end
  return cut(frequencies:top(0), options.top, options.min_count)
end

local function count(part, options, set)
  local frequencies = part:frequencies { unit = options.unit, form = options.form, kinds = options.kinds }
  return stop_words.remove(frequencies, set)
end

local function by_document(corpus, options, set)
  local rows = {}
  for document in corpus:documents() do
    for row in rows_of(count(document, options, set), options):rows() do
      rows[#rows + 1] = { document.id, row.term, row.count, row.per_million }
    end
  end
  return vanlua.table { columns = { "document", "term", "count", "per_million" }, rows = rows }
end

function analysis.run(corpus, options)
  if options.distinct then
    corpus = corpus:distinct { across_documents = true }
  else
    repeats.report(corpus:repeats())
  end
  report_phrases(options)
  local set = stop_words.set(options.stop_words, options.form)
  if options.by == "document" then return by_document(corpus, options, set) end
  return rows_of(count(corpus, options, set), options)
end

return analysis
