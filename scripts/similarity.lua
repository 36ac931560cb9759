--- How alike articles are, each compared with each.
--- Articles are compared by the weights of their terms; with the defaults by the cosine of tf-idf vectors,
--- 0 where nothing that weighs is shared and 1 where all is. A term of all articles weighs nothing there.
--- Up to 100 articles the table has a column for each, beyond it lists the best pairs. Measures that are
--- distances are 0 between equal articles. An empty article is similar to nothing, and at no distance.
local vanlua = require "vanlua"
local comparison = require "comparison"

local analysis = {
  summary = "How alike articles are: cosine of tf-idf, or another measure",
  group = "comparison",
  example = "vanlua similarity --measure jaccard seeds",
  formulas = comparison.formulas,
  options = comparison.options {
    comparison.pairs,
    { name = "chart", type = "boolean", default = false, help = "draw a heat map of up to 100 articles too" },
  },
}

local function title(options)
  return "Articles compared by " .. options.measure:gsub("_", " ")
end

function analysis.run(corpus, options)
  corpus = comparison.corpus(corpus, options)
  local rows = comparison.similarity(corpus, comparison.settings(options), options)
  if not options.chart then return rows end
  if #corpus > 100 then error("--chart: a heat map shows up to 100 articles, not " .. #corpus, 0) end
  return vanlua.report { { "similarity", rows }, { "chart", vanlua.chart.heatmap { title = title(options), table = rows } } }
end

return analysis
