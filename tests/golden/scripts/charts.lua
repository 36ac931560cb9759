--- Every kind of chart.
local vanlua = require "vanlua"

local draw = {}

function draw.lines()
  return vanlua.chart.lines {
    title = "Articles on reform", x = { 2016, 2017, 2018, 2020 },
    series = { { name = "CCHC", values = { 3, 8, 6, 9 } }, { name = "UBND", values = { 1, 0 / 0, 2, 2 } } },
  }
end

function draw.heatmap()
  return vanlua.chart.heatmap { rows = { "một", "hai" }, columns = { "một", "hai" }, values = { { 1, 0.25 }, { 0.25, 1 } } }
end

function draw.dispersion()
  return vanlua.chart.dispersion {
    title = "cải cách",
    rows = { { label = "một", size = 100, positions = { 1, 2, 50, 100 } }, { label = "hai", size = 40, positions = {} } },
  }
end

function draw.dendrogram()
  return vanlua.chart.dendrogram {
    labels = { "một", "hai", "ba", "bốn", "năm" },
    merges = { { "một", "bốn", 0.2 }, { "hai", "ba", 0.5 }, { "#1", "#2", 0.9 } },
  }
end

function draw.empty()
  return vanlua.chart.bars { title = "nothing", labels = {}, values = {} }
end

return {
  summary = "Every kind of chart",
  inputs = false,
  options = {
    { name = "kind", type = "choice", choices = { "lines", "heatmap", "dispersion", "dendrogram", "empty" }, help = "what to draw" },
  },
  run = function(_, options)
    if options.kind then return draw[options.kind]() end
    return vanlua.report { { "lines", draw.lines() }, { "note", "a < b" }, { "tree", draw.dendrogram() } }
  end,
}
