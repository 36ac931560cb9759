--- Charts.
local vanlua = require "vanlua"
local check = require "check"
local chart = vanlua.chart

local nan = 0 / 0

local function counts()
  return vanlua.table{columns = {"term", "count", "note"}, rows = {{"công", 180, "x"}, {"của", 126, "y"}}}
end

local function test_values()
  local bars = chart.bars{title = "terms", labels = {"công", "của"}, values = {180, 126}}
  check.equal(bars.kind, "bars")
  check.equal(bars.title, "terms")
  check.equal(chart.bars{labels = {}, values = {}}.title, nil)
  check.truthy(bars.table == vanlua.table{columns = {"label", "value"}, rows = {{"công", 180}, {"của", 126}}})
  check.truthy(bars == chart.bars{title = "terms", labels = {"công", "của"}, values = {180, 126}})
  check.truthy(bars ~= chart.bars{labels = {"công", "của"}, values = {180, 126}})
  check.truthy(bars ~= chart.bars{title = "terms", labels = {"công", "của"}, values = {180, 127}})
  local same = {columns = {"a"}, rows = {"a"}, values = {{1}}}
  check.truthy(chart.heatmap(same) ~= chart.lines{labels = {"a"}, series = {{name = "a", values = {1}}}})
  check.truthy(tostring(bars):find("^terms\ncông  180 ███"))
  check.equal(tostring(chart.bars{labels = {}, values = {}}), "(nothing to show)")
  check.equal(tostring(chart.bars{labels = {"a"}, values = {nan}}), "(nothing to show)")
  check.truthy(bars:svg():find("^<svg xmlns="))
  check.truthy(bars:svg():find("</svg>$"))
  check.error(function() return bars.titel end, "did you mean 'title'")
  check.equal(vanlua.json.encode(bars), '[{"label":"công","value":180},{"label":"của","value":126}]')
end

local function test_bars()
  local table_form = chart.bars{table = counts(), label = "term", value = "count"}
  check.equal(table_form.table.columns, {"term", "count"})
  check.truthy(chart.bars{labels = {2019, 2020}, values = {1, nan}}.table[2].value == nil)
  check.error(function() chart.bars{labels = {"a", "b"}, values = {1}} end, "2 numbers expected, as there are 2 labels, got 1")
  check.error(function() chart.bars{labels = {"a"}, values = {"x"}} end, "'values%[1%]'.*number expected")
  check.error(function() chart.bars{labels = {"a"}} end, "'values'.*this or 'table' expected, got neither")
  check.error(function() chart.bars{table = counts(), label = "trem", value = "count"} end, "no column 'trem' %(did you mean 'term'%?%)")
  check.error(function() chart.bars{table = counts(), value = "count"} end, "name of a column of 'table' expected, got nil")
  check.error(function() chart.bars{table = counts(), labels = {"a"}} end, "'labels'.*got both")
  check.error(function() chart.bars{labels = {"a"}, values = {1}, value = "v"} end, "a column of 'table', which is not given")
  check.error(function() chart.bars{table = counts(), label = "term", value = "note"} end,
    "bars take numbers: row 1 of the column 'note' holds a text")
  check.error(function() chart.bars{lables = {}} end, "unknown option 'lables'.*did you mean 'labels'")
  check.error(function() chart.bar{} end, "did you mean 'bars'")
end

local function test_lines()
  local lines = chart.lines{labels = {"a", "b"}, series = {{name = "n", values = {1, nan}}, {name = "label", values = {2, 3}}}}
  check.equal(lines.table.columns, {"label_", "n", "label"})
  check.equal(lines.table[2].n, nil)
  check.equal(chart.lines{x = {1, 4}, series = {{name = "n", values = {1, 2}}}}.table.columns, {"x", "n"})
  check.equal(chart.lines{table = counts(), x = "term", y = {"count"}}.table.columns, {"term", "count"})
  check.error(function() chart.lines{labels = {"a"}, series = {{name = "n", values = {1, 2}}}} end,
    "series%[1%].values.*1 numbers expected, as there are 1 places on the x axis, got 2")
  check.error(function() chart.lines{labels = {"a"}, series = {{name = "n", values = {"a"}}}} end, "series%[1%].values%[1%].*number expected")
  check.error(function() chart.lines{labels = {"a"}, series = {{name = "n"}}} end, "series%[1%].values.*expected, got nil")
  check.error(function() chart.lines{labels = {"a"}, series = {{values = {1}}}} end, "series 1: string expected as name, got nil")
  check.error(function() chart.lines{series = {}} end, "either this or 'x' expected, got neither")
  check.error(function() chart.lines{labels = {}, x = {}, series = {}} end, "either this or 'x' expected, got both")
  check.error(function() chart.lines{x = "term", series = {}} end, "'x'.*which is not given")
  check.error(function() chart.lines{table = counts(), x = {1}, y = {"count"}} end, "'x'.*name of a column")
  check.error(function() chart.lines{table = counts(), x = "term"} end, "'y'.*names of columns")
  check.error(function() chart.lines{table = counts(), x = "term", y = {"coutn"}} end, "did you mean 'count'")
  check.error(function() chart.lines{table = counts(), x = "term", y = {"term"}} end, "'y'")
  check.error(function() chart.lines{labels = {"a"}, series = {{name = "n", values = {1}}, {name = "n", values = {1}}}} end, "'n'")
  check.error(function() chart.lines{labels = {"a"}, series = {}} end, "lines take the places")
end

local function test_heatmap()
  local map = chart.heatmap{rows = {"a", "b"}, columns = {"row", "row_"}, values = {{1, 0.5}, {nan, 0}}}
  check.equal(map.table.columns, {"row__", "row", "row_"})
  check.equal(map.table[2].row, nil)
  check.equal(map.table[1].row_, 0.5)
  local square = vanlua.corpus{{id = "a", text = "Một hai."}, {id = "b", text = "Hai ba."}}:similarity()
  check.truthy(chart.heatmap{table = square}.table == square)
  check.error(function() chart.heatmap{rows = {"a"}, columns = {"b"}, values = {}} end, "1 arrays of numbers expected.*got 0")
  check.error(function() chart.heatmap{rows = {"a"}, columns = {"b"}, values = {{1, 2}}} end, "values%[1%].*1 numbers expected.*got 2")
  check.error(function() chart.heatmap{rows = {"a"}, columns = {"b", "b"}, values = {{1, 2}}} end, "'b'")
  check.error(function() chart.heatmap{table = counts()} end, "heat maps take numbers: row 1 of the column 'note' holds a text")
end

local function test_dispersion()
  local plot = chart.dispersion{rows = {{label = "a", size = 9, positions = {1, 9}}, {label = "b", size = 0, positions = {}}}}
  check.truthy(plot.table == vanlua.table{columns = {"label", "size", "position"}, rows = {{"a", 9, 1}, {"a", 9, 9}, {"b", 0}}})
  check.truthy(chart.dispersion{table = plot.table} == plot)
  check.error(function() chart.dispersion{rows = {{label = "a", size = 9, positions = {10}}}} end,
    "rows%[1%].positions%[1%].*1 to the size, 9, expected, got 10")
  check.error(function() chart.dispersion{rows = {{label = "a", size = 9, positions = {0}}}} end, "1 to the size")
  check.error(function() chart.dispersion{rows = {{label = "a", size = -1, positions = {}}}} end, "rows%[1%].size.*at least 0 expected, got %-1")
  check.error(function() chart.dispersion{rows = {{label = "a", size = 9}}} end, "rows%[1%].positions.*expected, got n")
  check.error(function() chart.dispersion{rows = {{size = 9, positions = {}}}} end, "rows%[1%].label")
  check.error(function()
    chart.dispersion{rows = {{label = "a", size = 1, positions = {}}, {label = "a", size = 2, positions = {}}}}
  end, "different labels expected, got those of rows 1 and 2 equal")
  check.error(function() chart.dispersion{table = counts()} end, "row 1: the position is no whole number from 1 to the size, 180")
end

local function test_dendrogram()
  local by_name = chart.dendrogram{labels = {"a", "b", "c", "d"}, merges = {{"a", "c", 0.25}, {"#1", "b", 0.5}}}
  check.truthy(by_name.table == vanlua.table{
    columns = {"step", "left", "right", "distance", "size"},
    rows = {{1, "a", "c", 0.25, 2}, {2, "#1", "b", 0.5, 3}, {nil, "d", nil, nil, 1}},
  })
  check.truthy(chart.dendrogram{labels = {"a", "b", "c", "d"}, merges = {{1, 3, 0.25}, {5, 2, 0.5}}} == by_name)
  check.truthy(chart.dendrogram{table = by_name.table} == by_name)
  local function refuse(labels, merges, pattern)
    check.error(function() chart.dendrogram{labels = labels, merges = merges} end, pattern)
  end
  refuse({"article", "b"}, {{"artcle", "b", 1}}, "merge 1: .*got 'artcle' %(did you mean 'article'%?%)")
  refuse({"a", "b"}, {{"a", "a", 1}}, "merge 1: 'a' has been merged before")
  refuse({"a", "b"}, {{"a", "b", "x"}}, 'merge 1: number expected as distance, got "x"')
  refuse({"a", "b"}, {{"a", "b", nan}}, "the distance is no number")
  refuse({"a", "b"}, {{"a", "#1", 1}}, "merge 1: .*got '#1'")
  refuse({"a", "b"}, {{"a", {}, 1}}, "merge 1: .*got 'table'")
  refuse({"a", "a"}, {}, "different labels expected, got 'a' twice")
  refuse({"#1", "a"}, {}, "another label than '#1' expected")
  check.error(function() chart.dendrogram{table = counts()} end, "there is no 'step'")
end

local function test_reports()
  local bars = chart.bars{labels = {"a"}, values = {1}}
  local report = vanlua.report{{"drawn", bars}, {"rows", counts()}}
  check.truthy(report.drawn == bars)
  check.truthy(report == vanlua.report{{"drawn", chart.bars{labels = {"a"}, values = {1}}}, {"rows", counts()}})
  check.truthy(tostring(report):find("^# drawn\na  1 █"))
  check.equal(vanlua.json.encode(vanlua.report{{"drawn", bars}}), '{"drawn":[{"label":"a","value":1}]}')
end

--- Strings of any bytes; and numbers at the ends of what there is.
local function test_hostile()
  local bad = "a\xff\27[2J\0<b>&\u{FFFE}"
  for _, made in ipairs{
    chart.bars{title = bad, labels = {bad}, values = {1}},
    chart.lines{title = bad, labels = {bad}, series = {{name = bad, values = {1}}}},
    chart.heatmap{title = bad, rows = {bad}, columns = {bad}, values = {{1}}},
    chart.dispersion{title = bad, rows = {{label = bad, size = 1, positions = {1}}}},
    chart.dendrogram{title = bad, labels = {bad, "b"}, merges = {{bad, "b", 1}}},
  } do
    check.equal(tostring(made):find("[\0-\9\11-\31]"), nil, made.kind)
    check.equal(made:svg():find("[\0-\9\11-\31]"), nil, made.kind)
    check.equal(made:svg():find("\u{FFFE}", 1, true), nil, made.kind)
    check.equal(made:svg():find("<b>", 1, true), nil, made.kind)
    check.truthy(utf8.len(made:svg()), made.kind)
  end
  local huge = {1e308, -1e308, 5e-324, 0, math.maxinteger}
  for _, made in ipairs{
    chart.bars{labels = {1, 2, 3, 4, 5}, values = huge},
    chart.lines{x = huge, series = {{name = "n", values = huge}}},
    chart.heatmap{rows = {"a"}, columns = {1, 2, 3, 4, 5}, values = {huge}},
    chart.dendrogram{labels = {"a", "b", "c"}, merges = {{1, 2, 1e308}, {4, 3, -1e308}}},
  } do
    check.truthy(#tostring(made) > 0, made.kind)
    check.equal(made:svg():find("inf"), nil, made.kind)
    check.equal(made:svg():find("nan"), nil, made.kind)
  end
end

return {
  summary = "Charts",
  inputs = false,
  run = function()
    test_values()
    test_bars()
    test_lines()
    test_heatmap()
    test_dispersion()
    test_dendrogram()
    test_reports()
    test_hostile()
    return check.done()
  end,
}
