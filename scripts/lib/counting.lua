--- What analyses that count tokens have in common: their options, the corpus that they count, and what they say about it.
local vanlua = require "vanlua"
local repeats = require "repeats"
local stop_words = require "stop_words"

local counting = {}

local common = {
  { name = "unit", type = "choice", choices = { "word", "syllable" }, default = "word", help = "what to count" },
  { name = "form", type = "choice", choices = { "fold", "exact", "bare" }, default = "fold",
    help = "fold: in small letters; exact: as written; bare: without marks" },
  { name = "kinds", type = "list", choices = { "word", "number", "code", "url", "email", "symbol", "punctuation" },
    default = { "word" }, help = "kinds of tokens to count" },
  { name = "stop_words", type = "file", choices = { "vi", "none" }, default = "none",
    help = "vi: the bundled list; none; or a file with one word a line, # ahead of comments" },
}

--- The options of an analysis, with those about which tokens are counted behind: unit, form, kinds, stop_words, and distinct,
-- for which `distinct` says what it does with repeated passages.
function counting.options(own, distinct)
  local all = table.move(common, 1, #common, #own + 1, table.move(own, 1, #own, 1, {}))
  all[#all + 1] = { name = "distinct", type = "boolean", default = false, help = distinct }
  return all
end

--- Names of all measures below vanlua.stats.FAMILY, as an option `measures` takes them.
function counting.measures(family)
  local names = {}
  for name in pairs(vanlua.stats[family]) do names[#names + 1] = name end
  table.sort(names)
  return names
end

--- What the methods of a corpus take of these options and of min_count, top, sort and measures, where the analysis has
-- them; with the fields of `more` (may be nil).
function counting.settings(options, more)
  local settings = {
    unit = options.unit, form = options.form, kinds = options.kinds,
    stop_words = stop_words.list(options.stop_words, options.form),
  }
  for name, value in pairs(more or {}) do settings[name] = value end
  return settings
end

--- The corpus that is counted: with --distinct without its repeated passages, those that another article says as well where
-- `across_documents` says so; else whole, and articles that repeat themselves are told.
function counting.corpus(corpus, options, across_documents)
  if options.distinct then return corpus:distinct { across_documents = across_documents, unit = options.unit } end
  repeats.report(corpus:repeats { unit = options.unit }, options.unit)
  return corpus
end

--- Says how many of all rows are not shown, what they are, and what shows them.
function counting.report_cut(shown, all, what, advice)
  if shown < all then warn(string.format("%d of %d %s shown (%s)", shown, all, what, advice or "--top 0 shows all")) end
end

return counting
