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

-- The corpus that was counted last.
local counted

--- The options of an analysis, with those about which tokens are counted behind: unit, form, kinds, stop_words, or those of them
-- that `names` lists (may be nil); and distinct, for which `distinct` says what it does with repeated passages (nil: not there).
function counting.options(own, distinct, names)
  local all, chosen = table.move(own, 1, #own, 1, {}), {}
  for _, name in ipairs(names or {}) do chosen[name] = true end
  for _, option in ipairs(common) do
    if not names or chosen[option.name] then all[#all + 1] = option end
  end
  if distinct then all[#all + 1] = { name = "distinct", type = "boolean", default = false, help = distinct } end
  return all
end

--- An option --sort: one of the columns, or of all measures below vanlua.stats.FAMILY.
function counting.sort_option(columns, family, default, help)
  local choices = table.move(columns, 1, #columns, 1, {})
  for _, name in ipairs(counting.measures(family)) do choices[#choices + 1] = name end
  return { name = "sort", type = "choice", choices = choices, default = default, help = help }
end

--- Refuses measures that stand twice; `option` is what they were given by.
function counting.check_measures(measures, option)
  local seen = {}
  for _, name in ipairs(measures) do
    if seen[name] then error(string.format("%s: '%s' stands twice", option or "--measures", name), 0) end
    seen[name] = true
  end
end

--- Refuses a column to rank by that is none of the columns, nor of the measures that were asked for.
function counting.check_sort(options, columns)
  local all = table.move(options.measures, 1, #options.measures, #columns + 1, table.move(columns, 1, #columns, 1, {}))
  for _, name in ipairs(all) do
    if not options.sort or name == options.sort then return end
  end
  error(string.format("--sort: the table has no column '%s', but %s", options.sort, table.concat(all, ", ")), 0)
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
  if options.distinct then
    counted = corpus:distinct { across_documents = across_documents, unit = options.unit }
  else
    counted = corpus
    repeats.report(corpus:repeats { unit = options.unit }, options.unit)
  end
  return counted
end

--- Tokens of a corpus (nil: the one that was counted last) that the options count, stop words left out; takes time to count.
function counting.tokens(options, corpus)
  local frequencies = (corpus or counted):frequencies { unit = options.unit, form = options.form, kinds = options.kinds }
  return stop_words.remove(frequencies, stop_words.set(options.stop_words, options.form)).total
end

--- Says how many of all rows are not shown, what they are, and what shows them.
function counting.report_cut(shown, all, what, advice)
  if shown < all then warn(string.format("%d of %d %s shown (%s)", shown, all, what, advice or "--top 0 shows all")) end
end

return counting
