--- The most frequent terms of a corpus.
--- Counts are of tokens of the kinds asked for. per_million is the rate among all terms counted,
--- before --top and --min-count cut the list. Stop words are not counted at all. With --distinct a
--- passage that occurred earlier, in any article, is left out. --terms counts a term of one syllable as
--- the list does; one of several syllables is a phrase, counted wherever they follow each other in a
--- sentence, whether that is one word, several words or part of a longer one; `_` in it is a blank.
local vanlua = require "vanlua"
local counting = require "counting"
local formulas = require "formulas"
local joined = require "joined"
local stop_words = require "stop_words"

local analysis = {
  summary = "The most frequent terms, and in how many articles each occurs",
  group = "words",
  example = "vanlua frequency --top 10 --stop-words vi seeds",
  formulas = function(options)
    return formulas.of("dispersion", options.measures, {
      "per_million_formula: count * 1,000,000 / tokens_counted, of the article with --by document",
      { "tokens_counted", counting.tokens(options) },
      #options.measures > 0 and "symbols: v the count of a term in an article, f in all n articles, s the article's share of the size, "
        .. "p = v / size; or d a distance, N all tokens" or nil,
    })
  end,
  options = counting.options({
    { name = "top", type = "integer", default = 20, minimum = 0, help = "rows to show, of each document with --by document (0: all)" },
    { name = "min_count", type = "integer", default = 1, minimum = 1, help = "leave out terms that occur less often" },
    { name = "terms", type = "list", help = "count just these, zeros shown; phrases wherever their syllables follow each other" },
    { name = "sort", type = "choice", choices = { "count", "documents", "term" }, default = "count",
      help = "what ranks the terms; term: Vietnamese alphabetical order" },
    { name = "measures", type = "list", choices = counting.measures("dispersion"), default = {},
      help = "how evenly the terms are spread over the articles: a column each" },
    { name = "by", type = "choice", choices = { "corpus", "document" }, default = "corpus", help = "one list, or one for each document" },
    { name = "chart", type = "boolean", default = false, help = "draw the counts as bars too, of each document with --by document" },
  }, "count a repeated passage once"),
}

-- The rows to show of a list, as --sort, --top and --min-count say, and how many there are without --top.
local function chosen(frequencies, options)
  if options.sort == "count" and options.min_count == 1 then return frequencies:top(options.top), #frequencies end
  local rows = frequencies:top(0):where(function(row) return row.count >= options.min_count end)
  local all = #rows
  if options.sort ~= "count" then rows = rows:sort(options.sort, options.sort == "documents" and "descending" or nil) end
  return options.top > 0 and rows:head(options.top) or rows, all
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

-- The result for a corpus or document, and how many rows it would have without --top.
local function rows_of(part, job)
  local options = job.options
  local frequencies = part:frequencies { unit = options.unit, form = options.form, kinds = options.kinds }
  frequencies = stop_words.remove(frequencies, job.stop_words)
  if not options.terms then return chosen(frequencies, options) end
  local rows = rows_of_terms(part, frequencies, job)
  return rows, #rows
end

-- The table with a column for each measure of how its terms are spread.
local function add_measures(corpus, result, options)
  if #options.measures == 0 or #result == 0 then return result end
  local terms = {}
  for i = 1, #result do terms[i] = result[i].term end
  local spread = corpus:dispersion(terms, counting.settings(options, { measures = options.measures }))
  local columns = table.move(options.measures, 1, #options.measures, #result.columns + 1, table.move(result.columns, 1, #result.columns, 1, {}))
  local rows = {}
  for i = 1, #result do
    rows[i] = {}
    for j, name in ipairs(columns) do rows[i][j] = j <= #result.columns and result[i][name] or spread[i][name] end
  end
  return vanlua.table { columns = columns, rows = rows }
end

-- Appends the bars of a table to the sections of the report, where they were asked for.
local function draw(sections, name, title, rows)
  if not sections then return end
  sections[#sections + 1] = { name, vanlua.chart.bars { title = title, table = rows, label = "term", value = "count" } }
end

local function by_document(corpus, job, sections)
  local rows, all = {}, 0
  for document in corpus:documents() do
    local terms, count = rows_of(document, job)
    all = all + count
    for row in terms:rows() do
      rows[#rows + 1] = { document.id, row.term, row.count, row.per_million }
    end
    draw(sections, "chart of " .. document.id, document.title or document.id, terms)
  end
  counting.report_cut(#rows, all, "terms", string.format("up to %d of each article; --top 0 shows all", job.options.top))
  return vanlua.table { columns = { "document", "term", "count", "per_million" }, rows = rows }
end

local function of_corpus(corpus, job)
  local rows, all = rows_of(corpus, job)
  counting.report_cut(#rows, all, "terms")
  return add_measures(corpus, rows, job.options)
end

-- Refuses options that do not go together.
local function check(options)
  counting.check_measures(options.measures)
  if options.by ~= "document" then return end
  if #options.measures > 0 then error("--measures are of all articles together, and --by document lists each by itself", 0) end
  if options.sort == "documents" then error("--sort documents ranks by the number of articles, and --by document lists each by itself", 0) end
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
  check(options)
  corpus = counting.corpus(corpus, options, true)
  local charts = options.chart and {}
  local result
  if options.by == "document" then
    result = by_document(corpus, job, charts)
  else
    result = of_corpus(corpus, job)
    draw(charts, "chart", options.terms and "Terms, by count" or "The most frequent terms, by count", result)
  end
  report_zeros(corpus, job)
  if not charts then return result end
  table.insert(charts, 1, { "frequency", result })
  return vanlua.report(charts)
end

return analysis
