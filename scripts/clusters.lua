--- Which articles belong together: joined step by step, the nearest first.
--- Each step joins two articles, or what earlier steps made (#3 is what the third step made), at the distance
--- in its row: 1 - similarity, or the distance itself where the measure is one; size counts the articles of the new
--- cluster. --k also cuts the tree and tells the cluster of each article, numbered by their first article.
--- Of clusters that are equally near, that with the first article is joined. ward is meant for distances such as
--- --measure euclidean. Articles without a term come last, without a distance.
local vanlua = require "vanlua"
local comparison = require "comparison"

local LINKAGES = "clusters_formula: distance = 1 - similarity, or the distance; of clusters average: mean over all pairs (UPGMA); complete: "
  .. "largest; single: smallest; ward: Ward's on squared distances, as ward.D2 of R and ward of SciPy (Lance and Williams 1967)"

local analysis = {
  summary = "Which articles belong together: hierarchical clusters",
  group = "comparison",
  example = "vanlua clusters --k 2 seeds",
  formulas = function(options) return comparison.formulas(options, { LINKAGES }) end,
  options = comparison.options {
    { name = "k", type = "integer", minimum = 1, help = "clusters to divide the articles into (left out: only the steps)" },
    { name = "linkage", type = "choice", choices = { "average", "complete", "single", "ward" }, default = "average",
      help = "how far two clusters are from each other" },
    { name = "chart", type = "boolean", default = false, help = "draw the tree too" },
  },
}

function analysis.run(corpus, options)
  corpus = comparison.corpus(corpus, options)
  if options.k and options.k > #corpus then
    error(string.format("--k: %d clusters cannot be made of %d article%s", options.k, #corpus, #corpus == 1 and "" or "s"), 0)
  end
  if options.linkage == "ward" and options.measure ~= "euclidean" then
    warn("ward is meant for Euclidean distances (--measure euclidean); with others its heights have no such meaning")
  end
  local settings = comparison.settings(options)
  settings.linkage, settings.k = options.linkage, options.k
  local steps, clusters = corpus:clusters(settings)
  if not clusters and not options.chart then return steps end
  local sections = { { "steps", steps } }
  if clusters then sections[#sections + 1] = { "clusters", clusters } end
  if options.chart then
    local title = string.format("Clusters of articles, %s linkage", options.linkage)
    sections[#sections + 1] = { "chart", vanlua.chart.dendrogram { title = title, table = steps } }
  end
  return vanlua.report(sections)
end

return analysis
