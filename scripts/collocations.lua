--- The terms that stand near a word, a phrase or a pattern, and how strongly they are drawn to it.
--- A window reaches over tokens that are counted: punctuation and stop words take no place in it. It never leaves the sentence
--- (--within). With --margins node each token counts in every window it stands in, as in Sketch Engine; with --margins window
--- each counts once, and the measures compare the inside of all windows with the rest (surface cooccurrence, Evert 2008).
local association = require "association"
local counting = require "counting"
local formulas = require "formulas"

-- f1 and n of the contingency tables of the last run.
local margins = {}

local analysis = {
  summary = "The terms near a word, phrase or pattern, by how strongly they are drawn to it",
  group = "phrases",
  example = "vanlua collocations --window 5,5 --stop-words vi \"cải cách hành chính\" seeds",
  formulas = function(options)
    return formulas.of("association", options.measures, {
      "node_formula: with --margins node f = pairs of an occurrence of the node and a token of the term in its window, f1 = " ..
        "occurrences of the node, f2 = tokens of the term, n = all tokens (Sketch Engine)",
      "window_formula: with --margins window, without tokens of the node, f = tokens of the term inside windows, f1 = all tokens " ..
        "inside windows, f2 = tokens of the term, n = all tokens (Evert 2008, surface cooccurrence)",
      { "tokens_counted", counting.tokens(options) },
      { "margin_f1", margins.f1 },
      { "margin_n", margins.n },
    })
  end,
  arguments = { { name = "node", type = "string", help = "a word, a phrase, or a pattern: hành*, xã|phường, cải cách … chính" } },
  options = association.options({
    { name = "window", type = "list", default = { "5" }, help = "tokens on each side of the node, or left,right" },
    { name = "margins", type = "choice", choices = { "node", "window" }, default = "node",
      help = "what the measures compare: occurrences of the node, or the inside of windows" },
    { name = "gap", type = "integer", minimum = 0, help = "most tokens that … in the pattern stands for; otherwise any number" },
    { name = "literal", type = "boolean", default = false, help = "the node is a phrase, in which * | … stand for themselves" },
    { name = "whole", type = "boolean", default = false, help = "only occurrences that are whole words (of --unit), not parts of longer ones" },
  }, {
    crosses = "window", rare = "terms whose joint count is less", usual = { "log_dice", "log_likelihood", "mi" },
    sort = "the column to rank by; otherwise the first measure, else joint",
  }),
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

-- Says how often the node occurs, and how often of that as a part of longer words.
local function report_node(node, occurrences, inside)
  if occurrences == 0 then return warn(string.format("no match of '%s'", node)) end
  local parts = inside > 0 and string.format(", %d of them inside longer words (--whole leaves them out)", inside) or ""
  warn(string.format("%d occurrence%s of '%s'%s", occurrences, occurrences == 1 and "" or "s", node, parts))
end

function analysis.run(corpus, options)
  corpus = counting.corpus(corpus, options, true)
  local result, incomplete, found, n, f1, occurrences, inside = corpus:collocations(options.node,
    association.settings(options, { "term", "joint", "count" }, {
      window = read_window(options.window), margins = options.margins, gap = options.gap, literal = options.literal,
      whole = options.whole,
    }))
  margins.f1, margins.n = f1, n
  report_node(options.node, occurrences, inside)
  counting.report_cut(#result, found, "collocates")
  association.report_incomplete(incomplete, " (--margins window counts each token once)")
  return result
end

return analysis
