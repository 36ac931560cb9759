--- Passages that occurred earlier, in the same article or in one before it.
--- A passage is a run of syllables that is equal to an earlier one and goes on as far as it can, over the ends of sentences
--- and paragraphs; marks, numbers and what else is not of --kinds is passed over. Each paragraph that it reaches into makes a
--- row, where that is the whole paragraph or at least --min tokens of it. No token stands in two rows, so that the
--- shares of an article add up to how much of it is not new. With --near, as by default, a few different
--- syllables do not end a passage; `identical` tells how many of them are equal. Two articles that repeat each other are
--- told of once, under the one that comes later in the order of the inputs.
local counting = require "counting"
local reused = require "reused"

local analysis = {
  summary = "Passages that stand elsewhere, in the same article or in one before it",
  group = "text",
  example = "vanlua reuse --min 12 --within across seeds",
  formulas = {
    "passage_formula: equal syllables in a row, at least --min tokens (as divided in either place), as long as they go on; in a row of "
      .. "the table the whole paragraph or at least --min tokens",
    "near_formula: gaps of at most n / 2 syllables (and 16) on either side are bridged where n / 2 equal ones (rounded up) follow and "
      .. "80 % of the longer side are equal",
    "share_formula: words of the row / words of the document; a token belongs to the longest passage, then to the first",
    "identical_formula: equal syllables / syllables of the longer side",
  },
  options = counting.options({
    { name = "min", type = "integer", default = 8, minimum = 1, help = "tokens in the shortest passage" },
    { name = "n", type = "integer", default = 8, minimum = 1, help = "equal syllables in a row that a passage needs; where --min is less, or with --no-near, that" },
    { name = "near", type = "boolean", default = true, help = "with passages in which a few syllables differ, or without" },
    { name = "within", type = "choice", choices = { "both", "document", "across" }, default = "both",
      help = "earlier anywhere, in the same article, or in another one" },
    { name = "top", type = "integer", default = 0, minimum = 0, help = "the longest passages only (0: all, in the order of the text)" },
  }, nil, { "unit", "form", "kinds" }),
}

function analysis.run(corpus, options)
  local rows = corpus:reuse {
    n = options.n, min = options.min, near = options.near, within = options.within,
    unit = options.unit, form = options.form, kinds = options.kinds,
  }
  local all = options.top == 0 or options.top >= #rows
  reused.report(rows, options.unit, all and "the passages below" or string.format("the %d passages that were found", #rows))
  if all then return rows end
  counting.report_cut(options.top, #rows, "passages")
  return rows:sort("words", "descending"):head(options.top)
end

return analysis
