--- The most frequent terms of a corpus.
--- Counts are of tokens of the kinds asked for. per_million is the rate among all terms counted,
--- before --top and --min-count cut the list. Stop words are not counted at all. With --distinct a
--- passage that occurred earlier, in any article, is left out. --terms counts a term of one syllable as
--- the list does; one of several syllables is a phrase, counted wherever they follow each other in a
--- sentence, whether that is one word, several words or part of a longer one; `_` in it is a blank.
local vanlua = require "vanlua"
local joined = require "joined"
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
    { name = "terms", type = "list", help = "count just these, zeros shown; phrases wherever their syllables follow each other" },
    { name = "by", type = "choice", choices = { "corpus", "document" }, default = "corpus", help = "one list, or one for each document" },
    { name = "stop_words", type = "file", choices = { "vi", "none" }, default = "none",
      help = "vi: the bundled list; none; or a file with one word a line, # ahead of comments" },
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

-- The only token of a term, nil if there are none or several.
local function only_token(term)
  local next_token = vanlua.corpus({ { text = term } }, { language = "vi" }):tokens { unit = "syllable" }
  local first = next_token()
  return first and not next_token() and first or nil
end

-- What is known of a term before anything is counted: how it reads, and the kind of its only token. A term of more than
-- one token is a phrase, sought whatever the words around it are, and `cải_cách` is one, too.
local function describe(given)
  local token, text = only_token(given), given
  if token and token.kind == "word" then
    text = joined.part(given)
    token = only_token(text)
  end
  text = text:gsub("^%s+", ""):gsub("%s+$", ""):gsub("%s+", " ")
  return { given = given, text = text, kind = token and token.kind, total = 0 }
end

local function describe_all(terms)
  local list = {}
  for i, term in ipairs(terms or {}) do list[i] = describe(term) end
  return list
end

-- A term as it was counted, or would have been.
local function key_of(frequencies, term)
  local form = frequencies.form
  return frequencies:key(term.given) or (form == "exact" and vanlua.text.normalize(term.text) or vanlua.text[form](term.text))
end

local function rows_of_terms(part, frequencies, job)
  local rows, seen = {}, {}
  for _, term in ipairs(job.terms) do
    local key = key_of(frequencies, term)
    term.stopped = job.stop_words and job.stop_words[key]
    local count, documents = frequencies:count(term.given), frequencies:documents(term.given)
    if not term.kind and not term.stopped then count, documents = part:count(term.given, { form = job.options.form }) end
    if not seen[key] then rows[#rows + 1] = { key, count, documents, per_million(count, frequencies.total) } end
    seen[key] = true
    term.total = term.total + count
  end
  return vanlua.table { columns = { "term", "count", "documents", "per_million" }, rows = rows }
end

-- Why a term that is there was not counted, and what would count it.
local function reason(term, options)
  local kind, counted = term.kind, {}
  for _, each in ipairs(options.kinds) do counted[each] = true end
  if kind and not counted[kind] then
    return string.format("is of kind %s, which is not counted (--kinds %s,%s counts it)", kind, table.concat(options.kinds, ","), kind)
  end
  if term.stopped then return "is a stop word, which is not counted (--stop-words none counts it)" end
  if options.unit == "word" then return "is only part of longer words (--unit syllable counts it)" end
  return "is no term of the list"
end

-- A zero of the list is no zero of the text.
local function report_zeros(corpus, job)
  for _, term in ipairs(job.terms) do
    if term.total == 0 and (term.kind or term.stopped) then
      local places = corpus:count(term.given, { form = job.options.form })
      if places > 0 then
        warn(string.format("'%s' stands in %d place%s, but %s", term.text, places, places == 1 and "" or "s",
          reason(term, job.options)))
      end
    end
  end
end

-- The result for a corpus or document.
local function rows_of(part, job)
  local options = job.options
  local frequencies = part:frequencies { unit = options.unit, form = options.form, kinds = options.kinds }
  frequencies = stop_words.remove(frequencies, job.stop_words)
  if options.terms then return rows_of_terms(part, frequencies, job) end
  if options.min_count == 1 then return frequencies:top(options.top) end
  return cut(frequencies:top(0), options.top, options.min_count)
end

local function by_document(corpus, job)
  local rows = {}
  for document in corpus:documents() do
    for row in rows_of(document, job):rows() do
      rows[#rows + 1] = { document.id, row.term, row.count, row.per_million }
    end
  end
  return vanlua.table { columns = { "document", "term", "count", "per_million" }, rows = rows }
end

-- A phrase is made of words: among tokens of other kinds only it has no rate.
local function refuse_phrases(job)
  for _, kind in ipairs(job.options.kinds) do
    if kind == "word" then return end
  end
  for _, term in ipairs(job.terms) do
    if not term.kind then error(string.format("--terms: '%s' is a phrase, and --kinds leaves words out", term.text), 0) end
  end
end

function analysis.run(corpus, options)
  local job = {
    options = options,
    stop_words = stop_words.set(options.stop_words, options.form),
    terms = describe_all(options.terms),
  }
  refuse_phrases(job)
  if options.distinct then
    corpus = corpus:distinct { across_documents = true, unit = options.unit }
  else
    repeats.report(corpus:repeats { unit = options.unit }, options.unit)
  end
  local result = options.by == "document" and by_document(corpus, job) or rows_of(corpus, job)
  report_zeros(corpus, job)
  return result
end

return analysis
