--- The terms that tell articles from a reference.
--- The target are the articles read; the reference is named by --reference: other articles (a file or folder),
--- or a frequency list: .tsv or .csv, or another file whose first line names columns term and count, as
--- `vanlua frequency --top 0` writes it. Or all is read together, --target says which articles are the
--- target, and the rest is the reference. Terms are listed whose rate is higher in the target (--direction
--- under: lower, both: all), the strongest first. Sizes are all tokens counted, stop words aside. The size of what a
--- list was made from is found by its column per_million; a list without one must not have been cut, or
--- --reference-size has to say the size. Filters (--where, --paragraphs …) narrow the articles read, not a
--- reference that is named.
local vanlua = require "vanlua"
local counting = require "counting"
local formulas = require "formulas"

-- Sizes of the last run, as settings of the result have them.
local sizes

local analysis = {
  summary = "The terms that are typical of articles, compared with others or with a frequency list",
  group = "comparison",
  example = "vanlua keyness --target id=000_efdf774528209ba3 --top 10 seeds",
  formulas = function(options)
    return formulas.of("keyness", options.measures, {
      "reference_formula: n1 and n2 are the tokens counted of the target and the reference",
      table.unpack(sizes),
    })
  end,
  options = counting.options({
    { name = "reference", type = "file", help = "what to compare with: a file or folder of articles, or a frequency list" },
    { name = "target", type = "string", help = "FIELD=VALUE: the articles that are compared with all others read" },
    { name = "top", type = "integer", default = 20, minimum = 0, help = "rows to show (0: all)" },
    { name = "measures", type = "list", choices = counting.measures("keyness"),
      default = { "log_likelihood", "log_ratio" }, help = "a column each" },
    counting.sort_option({ "count", "term" }, "keyness", nil,
      "the column to rank by: one of --measures, count, or term, which is alphabetical; the first measure if left out"),
    { name = "direction", type = "choice", choices = { "over", "under", "both" }, default = "over",
      help = "terms that the target has more of, less of, or all" },
    { name = "min_count", type = "integer", default = 1, minimum = 1,
      help = "leave out terms that occur less often in the target; with --direction under, in the reference" },
    { name = "k", type = "number", default = 1, minimum = 0, help = "of simple_maths: what is added to both rates" },
    { name = "family", type = "integer", minimum = 1, help = "of log_ratio_conservative: terms compared; left out: all" },
    { name = "reference_size", type = "integer", minimum = 1, help = "tokens of the reference, for a list that was cut" },
  }, "count a repeated passage once, on each side"),
}

-- The articles that --target says, compared with the rest.
local function split(corpus, condition)
  local field, value = condition:match("^([^=]+)=(.*)$")
  if not field then error("--target takes FIELD=VALUE, not '" .. condition .. "'", 0) end
  local target = corpus:where { [field] = value }
  if #target == 0 then error(string.format("--target: no article has %s '%s'", field, value), 0) end
  if #target == #corpus then error(string.format("--target: all articles have %s '%s', and none is left to compare with", field, value), 0) end
  return target
end

-- What --reference names, and for a list the size of what it was made from. Says how it was read.
local function read_reference(options)
  local what = { unit = options.unit, form = options.form, kinds = options.kinds }
  if vanlua.is_frequency_list(options.reference) then
    local list, size = vanlua.frequency_list(options.reference, what)
    warn(string.format("reference: a list of %d terms, %d tokens", #list, options.reference_size or size))
    return list, size
  end
  local articles = vanlua.open(options.reference)
  warn(string.format("reference: %d article%s of %d tokens", #articles, #articles == 1 and "" or "s", articles:frequencies(what).total))
  return articles
end

-- The articles that are the target; what they are compared with, articles or frequencies; and the size of the latter, if it is
-- known otherwise.
local function sides(corpus, options)
  if (options.reference == nil) == (options.target == nil) then
    error("either --reference or --target is needed: what the articles are to be compared with", 0)
  end
  if options.reference then return corpus, read_reference(options) end
  local target = split(corpus, options.target)
  return target, target:rest()
end

function analysis.run(corpus, options)
  counting.check_measures(options.measures)
  counting.check_sort(options, { "count", "term" })
  local target, reference, size = sides(corpus, options)
  target = counting.corpus(target, options, true)
  if options.distinct and not size then reference = reference:distinct { across_documents = true, unit = options.unit } end
  local result, terms, n1, n2, compared = target:keyness(reference, counting.settings(options, {
    measures = options.measures, sort = options.sort, direction = options.direction, top = options.top,
    min = options.min_count, k = options.k, family = options.family, reference_size = options.reference_size or size,
  }))
  sizes = {
    { "target_documents", #target }, { "target_tokens_counted", n1 }, { "reference_tokens_counted", n2 },
    { "terms_compared", compared }, not size and { "reference_documents", #reference } or nil,
  }
  counting.report_cut(#result, terms, "terms")
  return result
end

return analysis
