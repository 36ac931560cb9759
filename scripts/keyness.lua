--- The terms that tell articles from a reference.
--- The target are the articles read; the reference is named by --reference: other articles (a file or folder),
--- or a frequency list, that is a file of TSV or CSV whose first line has columns called term and count, as
--- `vanlua frequency --top 0` writes it. Or all is read together, --target says which articles are the
--- target, and the rest is the reference. Terms are listed whose rate is higher in the target (--direction
--- under: lower, both: all), the strongest first. Sizes are all tokens counted, stop words aside. The size of what a
--- list was made from is found by its column per_million; a list without one must not have been cut, or
--- --reference-size has to say the size. Filters (--where, --paragraphs …) narrow the articles read, not a
--- reference that is named.
local vanlua = require "vanlua"
local counting = require "counting"
local formulas = require "formulas"
local lists = require "frequency_lists"

local analysis = {
  summary = "The terms that are typical of articles, compared with others or with a frequency list",
  example = "vanlua keyness --target id=000_efdf774528209ba3 --top 10 seeds",
  formulas = function(options)
    return formulas.of("keyness", options.measures, { "reference_formula: sizes are all tokens counted of either side" })
  end,
  options = counting.options({
    { name = "reference", type = "file", help = "what to compare with: a file or folder of articles, or a frequency list" },
    { name = "target", type = "string", help = "FIELD=VALUE: the articles that are compared with all others read" },
    { name = "top", type = "integer", default = 20, minimum = 0, help = "rows to show (0: all)" },
    { name = "measures", type = "list", choices = counting.measures("keyness"),
      default = { "log_likelihood", "log_ratio" }, help = "a column each" },
    { name = "sort", type = "string", help = "the column to rank by: one of the measures, or count; the first measure if left out" },
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

-- The articles of both sides, or the path of a list, in the place of the reference.
local function sides(corpus, options)
  if (options.reference == nil) == (options.target == nil) then
    error("either --reference or --target is needed: what the articles are to be compared with", 0)
  end
  if options.target then
    local target = split(corpus, options.target)
    local chosen = {}
    for document in target:documents() do chosen[document.id] = true end
    return target, corpus:where(function(document) return not chosen[document.id] end)
  end
  if lists.is_list(options.reference) then return corpus, options.reference end
  return corpus, vanlua.open(options.reference)
end

function analysis.run(corpus, options)
  local target, reference = sides(corpus, options)
  target = counting.corpus(target, options, true)
  if options.distinct and type(reference) ~= "string" then
    reference = reference:distinct { across_documents = true, unit = options.unit }
  end
  local result, terms = target:keyness(reference, counting.settings(options, {
    measures = options.measures, sort = options.sort, direction = options.direction, top = options.top,
    min = options.min_count, k = options.k, family = options.family, reference_size = options.reference_size,
  }))
  counting.report_cut(#result, terms, "terms")
  return result
end

return analysis
