--- Tables and rows.
local vanlua = require "vanlua"
local check = require "check"

local function sample()
  return vanlua.table{
    columns = {"term", "count", "share", "new"},
    rows = {{"công", 180, 0.5, true}, {"của", 126, nil, false}, {term = "vụ", count = 126}, {"Ấp", -3, 2.0}},
  }
end

local function test_access()
  local t = sample()
  check.equal(#t, 4)
  check.equal(t.columns, {"term", "count", "share", "new"})
  check.equal(t[1].term, "công")
  check.equal(t[1].count, 180)
  check.equal(t[1].share, 0.5)
  check.equal(t[1].new, true)
  check.equal(t[2].new, false)
  check.equal(t[2].share, nil)
  check.equal(t[3].term, "vụ")
  check.equal(t[3].share, nil)
  check.equal(t[4].share, 2.0)
  check.equal(t[1][1], "công")
  check.equal(t[1][4], true)
  check.equal(t[1][5], nil)
  check.equal(t[1][0], nil)
  check.equal(#t[1], 4)
  check.equal(t[5], nil)
  check.equal(t[0], nil)
  check.equal(t[-1], nil)
  check.equal(t[2.0].term, "của")
end

local function test_iteration()
  local t = sample()
  local terms, names, values = {}, {}, {}
  for row in t:rows() do terms[#terms + 1] = row.term end
  check.equal(table.concat(terms, " "), "công của vụ Ấp")
  for name, value in pairs(t[2]) do
    names[#names + 1] = name
    values[name] = value
  end
  check.equal(names, {"term", "count", "share", "new"})
  check.equal(values, {term = "của", count = 126, new = false})
  local column = t:column("share")
  check.equal(column.n, 4)
  check.equal(column[1], 0.5)
  check.equal(column[2], nil)
  check.equal(column[4], 2.0)
end

local function terms(t)
  return table.concat(t:column("term"), " ")
end

local function test_derived()
  local t = sample()
  check.equal(terms(t:sort("count")), "Ấp của vụ công", "stable")
  check.equal(terms(t:sort("count", "descending")), "công của vụ Ấp", "stable downwards")
  check.equal(terms(t:sort("term")), "Ấp công của vụ", "in the order of the alphabet")
  check.equal(terms(t:sort("term", "descending")), "vụ của công Ấp", "downwards")
  check.equal(terms(t:sort("share", "ascending")), "công Ấp của vụ", "empty cells last")
  check.equal(terms(t:sort("share", "descending")), "Ấp công của vụ", "empty cells last downwards")
  check.equal(terms(t), "công của vụ Ấp", "the table stays as it was")
  check.equal(terms(t:head(2)), "công của")
  check.equal(#t:head(0), 0)
  check.equal(#t:head(100), 4)
  check.equal(terms(t:where(function(row) return row.count == 126 end)), "của vụ")
  check.equal(#t:where(function() return nil end), 0)
  check.equal(t:select{"count", "term"}.columns, {"count", "term"})
  check.equal(t:select{"count", "term"}[3].term, "vụ")
end

local function test_numbers()
  local t = vanlua.table{columns = {"x"}, rows = {{0 / 0}, {1 / 0}, {math.maxinteger}, {3.0}, {0}}}
  check.equal(t[1].x, nil, "not a number is empty")
  check.equal(t[2].x, nil, "infinity is empty")
  check.equal(t[3].x, math.maxinteger)
  check.equal(t[4].x, 3.0)
  check.equal(t[5].x, 0)
end

local function test_strings()
  local t = vanlua.table{columns = {"a\0b", "c"}, rows = {{"x\0y", "\xff"}}}
  check.equal(t.columns[1], "a\0b")
  check.equal(t[1]["a\0b"], "x\0y")
  check.equal(t[1].c, "\u{FFFD}")
end

local function test_equality()
  check.truthy(sample() == sample())
  check.truthy(sample() ~= sample():head(3))
  check.truthy(sample() ~= sample():select{"term"})
  check.truthy(vanlua.table{columns = {"x"}, rows = {{1}}} == vanlua.table{columns = {"x"}, rows = {{1.0}}}, "1 is 1.0")
  check.truthy(vanlua.table{columns = {"x"}, rows = {{2^53}}} ~= vanlua.table{columns = {"x"}, rows = {{2^53 | 0 + 1}}})
  check.truthy(sample()[2] == sample()[2])
  check.truthy(sample()[2] ~= sample()[3])
  check.truthy(sample() ~= sample()[1])
end

local function test_rows_of_other_tables()
  local t = sample()
  local copy = vanlua.table{columns = t.columns, rows = {t[1], t[4]}}
  check.equal(terms(copy), "công Ấp")
  check.error(function() vanlua.table{columns = {"term", "count"}, rows = {t[1]}} end, "row 1: there is no column 'share'")
end

local function test_tostring()
  local text = tostring(sample())
  check.truthy(text:find("term", 1, true))
  check.truthy(text:find("công", 1, true))
  check.truthy(not text:find("\n$"))
  local rows = {}
  for i = 1, 25 do rows[i] = {i} end
  local long = tostring(vanlua.table{columns = {"number"}, rows = rows})
  check.truthy(long:find("\n… 5 more rows$"))
  check.truthy(long:find("20", 1, true))
  check.truthy(not long:find("21", 1, true))
  check.truthy(not tostring(vanlua.table{columns = {"x"}, rows = {{"\27[31m"}}}):find("\27"))
  check.equal(tostring(vanlua.table{columns = {"x", "y"}, rows = {{"a\27", nil}}}[1]):find("\27"), nil)
  check.truthy(tostring(vanlua.table{columns = {"x"}}):find("x", 1, true))
end

local function test_construction_errors()
  local make = vanlua.table
  check.error(function() make() end, "columns")
  check.error(function() make{rows = {}} end, "columns")
  check.error(function() make{columns = "term"} end, "columns")
  check.error(function() make{columns = {1}} end, "columns")
  check.error(function() make{columns = {}} end, "at least one column")
  check.error(function() make{columns = {"a", "a"}} end, "two columns are named 'a'")
  check.error(function() make{columns = {""}} end, "name of column 1 is empty")
  check.error(function() make{columns = {"a"}, row = {}} end, "rows")
  check.error(function() make{columns = {"a"}, rows = {{1, 2}}} end, "row 1, column 2: the table has 1 columns")
  check.error(function() make{columns = {"term"}, rows = {{1}, {trem = 1}}} end, "row 2: there is no column 'trem' %(did you mean 'term'%?%)")
  check.error(function() make{columns = {"a"}, rows = {{}, {{}}}} end, "row 2, column 'a': .* got ")
  check.error(function() make{columns = {"a"}, rows = {{print}}} end, "row 1, column 'a': string, number, boolean or nil expected")
  check.error(function() make{columns = {"a"}, rows = {{1, a = 2}}} end, "row 1 gives column 'a' twice")
  check.error(function() make{columns = {"a"}, rows = {1}} end, "row 1: table or Row expected, got 1")
  check.error(function() make{columns = {"a"}, rows = {x = {}}} end, "array of rows expected")
  check.error(function() make{columns = {"a"}, rows = {{[1.5] = 1}}} end, "row 1 has a key that is a number")
  check.error(function() make{columns = {"a"}, rows = io.stdout} end, "rows")
end

local function test_method_errors()
  local t = sample()
  check.error(function() return t.sotr end, "sotr.*did you mean.*sort")
  check.error(function() return t[1].trem end, "Row has no column 'trem' %(did you mean 'term'%?%)")
  check.error(function() return t[1][{}] end, "Row is indexed by .* got table")
  check.error(function() return t[1.5] end, "Table is indexed by .* got number")
  check.error(function() return t[{}] end, "Table is indexed by .* got table")
  check.error(function() t:sort("cuont") end, "column.*no column 'cuont' %(did you mean 'count'%?%)")
  check.error(function() t:sort("count", "down") end, "descending")
  check.error(function() t:sort() end, "column")
  check.error(function() t.sort("count") end, "Table")
  check.error(function() t.sort(io.stdout, "count") end, "Table")
  check.error(function() t:head(-1) end, "n")
  check.error(function() t:head("x") end, "n")
  check.error(function() t:head(1.5) end, "n")
  check.error(function() t:head(1, 2) end, "head")
  check.error(function() t:select{} end, "columns")
  check.error(function() t:select{"x"} end, "no column 'x'")
  check.error(function() t:select{"term", "term"} end, "two columns")
  check.error(function() t:select{1} end, "columns")
  check.error(function() t:column("x") end, "no column 'x'")
  check.error(function() t:where(1) end, "keep")
  check.error(function() t:where(function() error("inner") end) end, "inner")
  check.error(function() t.x = 1 end, "")
  check.error(function() return t[("x"):rep(10000)] end, "")
  check.error(function() return t[1][("x"):rep(10000)] end, "Row has no column string")
end

local function test_life()
  local row = sample()[1]
  local step = sample():rows()
  collectgarbage()
  collectgarbage()
  check.equal(row.term, "công", "a row keeps its table")
  check.equal(step().term, "công", "an iterator keeps its table")
end

return {
  summary = "Tables and rows",
  inputs = false,
  run = function()
    test_access()
    test_iteration()
    test_derived()
    test_numbers()
    test_strings()
    test_equality()
    test_rows_of_other_tables()
    test_tostring()
    test_construction_errors()
    test_method_errors()
    test_life()
    -- Ill-formed bytes, a run at a time.
  local repaired = vanlua.table{ columns = { "a\xff", "b" }, rows = { { "x\xff\xfey", "\xc3" }, { b = "á", ["a\u{FFFD}"] = "z" } } }
  check.equal(repaired.columns, { "a\u{FFFD}", "b" })
  check.equal(repaired[1][1], "x\u{FFFD}y")
  check.equal(repaired[1].b, "\u{FFFD}")
  check.equal(repaired[2].b, "á")
  check.equal(vanlua.csv.decode("a\nb\xff\n")[1].a, "b\u{FFFD}")

  return check.done()
  end,
}
