--- The terms that stand near a word, a phrase or a pattern, and how strongly they are drawn to it.
--- A window reaches over tokens that are counted: punctuation and stop words take no place in it. It never leaves the sentence
--- (--within). With --margins node each token counts in every window it stands in, as in Sketch Engine; with --margins window
--- each counts once, and the measures compare the inside of all windows with the rest (surface cooccurrence, Evert 2008).
local association = require "association"
local counting = require "counting"
local formulas = require "formulas"

local analysis = {
  summary = "The terms near a word, phrase or pattern, by how strongly they are drawn to it",
  example = "vanlua collocations --window 5,5 --stop-words vi \"cải cách hành chính\" seeds",
  formulas = function(options)
    return formulas.of("association", options.measures, {
      "node_formula: with --margins node f = pairs of an occurrence of the node and a token of the term in its window, f1 = " ..
        "occurrences of the node, f2 = tokens of the term, n = all tokens (Sketch Engine)",
      "window_formula: with --margins window, without tokens of the node, f = tokens of the term inside windows, f1 = all tokens " ..
        "inside windows, f2 = tokens of the term, n = all tokens (Evert 2008, surface cooccurrence)",
    })
  end,
  arguments = { { name = "node", type = "string", help = "a word, a phrase, or a pattern: hành*, xã|phường, cải cách … chính" } },
  options = counting.options({
    { name = "window", type = "list", default = { "5" }, help = "tokens on each side of the node, or left,right" },
    { name = "within", type = "choice", choices = { "sentence", "paragraph", "document" }, default = "sentence",
      help = "what no window crosses" },
    { name = "measures", type = "list", choices = counting.measures("association"), default = { "log_dice", "log_likelihood", "mi" },
      help = "measures of association, a column each" },
    { name = "margins", type = "choice", choices = { "node", "window" }, default = "node",
      help = "what the measures compare: occurrences of the node, or the inside of windows" },
    { name = "min_count", type = "integer", default = 2, minimum = 1, help = "leave out terms whose joint count is less" },
    { name = "top", type = "integer", default = 20, minimum = 0, help = "rows to show (0: all)" },
    { name = "sort", type = "string", help = "the column to rank by; otherwise the first measure, else joint" },
    { name = "gap", type = "integer", minimum = 0, help = "most tokens that … in the pattern stands for; otherwise any number" },
    { name = "literal", type = "boolean", default = false, help = "the node is a phrase, in which * | … stand for themselves" },
  }, "count a repeated passage once"),
}

-- Left and right of --window.
local function read_window(list)
  local sides = {}
  for i, text in ipairs(list) do
    sides[i] = math.tointeger(tonumber(text))
    if not sides[i] or sides[i] < 0 or i > 2 then error("--window takes a number, or two with a comma between: left,right", 0) end
  end
  return { sides[1], sides[2] or sides[1] }
end

function analysis.run(corpus, options)
  corpus = counting.corpus(corpus, options, true)
  local result, incomplete, found = corpus:collocations(options.node, counting.settings(options, {
    window = read_window(options.window), within = options.within, measures = options.measures, margins = options.margins,
    min = options.min_count, top = options.top, sort = options.sort, gap = options.gap, literal = options.literal,
  }))
  if found == 0 and #corpus:concordance(options.node, { form = options.form, unit = options.unit, gap = options.gap,
    literal = options.literal, limit = 1 }) == 0 then
    warn(string.format("no match of '%s'", options.node))
  end
  counting.report_cut(#result, found, "collocates")
  association.report_incomplete(incomplete, " (--margins window counts each token once)")
  return result
end

return analysis
