--- CSV and TSV.
local vanlua = require "vanlua"
local check = require "check"
local csv = vanlua.csv

local function test_decode()
  local t = csv.decode('term,count\r\n"công, ""vụ""",180\r\n"two\nlines",\r\n')
  check.equal(t.columns, {"term", "count"})
  check.equal(#t, 2)
  check.equal(t[1].term, 'công, "vụ"')
  check.equal(t[1].count, "180", "cells are strings")
  check.equal(t[2].term, "two\nlines")
  check.equal(t[2].count, "")
  t = csv.decode("a;b\n1;2,5\n", {separator = ";", numbers = true})
  check.equal(t[1].a, 1)
  check.equal(t[1].b, "2,5")
  t = csv.decode("1,2\n3,4", {header = false})
  check.equal(t.columns, {"1", "2"})
  check.equal(t[1][1], "1")
  check.equal(#t, 2)
  t = csv.decode("a\tb\nx\\ty\t\"", {separator = "\t"})
  check.equal(t[1].a, "x\ty")
  check.equal(t[1].b, '"')
end

local function test_numbers()
  local t = csv.decode("a,b,c,d\n1,1.5,007,\n99999999999999999999,1e3,x,-2\n", {numbers = true})
  check.equal(t[1].a, 1)
  check.equal(t[1].b, 1.5)
  check.equal(t[1].c, "007")
  check.equal(t[1].d, nil)
  check.equal(t[2].a, "99999999999999999999")
  check.equal(t[2].b, 1000.0)
  check.equal(t[2].d, -2)
end

local function test_both_ways()
  local t = vanlua.table{
    columns = {"text, with", "number", "x"},
    rows = {{'"q"\r\n', 1, "a\\b\t"}, {" blank ", 2.5, "tiếng"}, {"", nil, "7"}},
  }
  for _, separator in ipairs{",", "\t"} do
    local text = csv.encode(t, {separator = separator})
    local back = csv.decode(text, {separator = separator})
    check.equal(back.columns, t.columns)
    check.equal(back:column("text, with"), t:column("text, with"))
    check.equal(back:column("x"), t:column("x"))
    check.equal(back:column("number"), {"1", "2.5", "", n = 3})
  end
  check.equal(csv.encode(vanlua.table{columns = {"a"}, rows = {{1}}}), "a\r\n1\r\n")
end

local function test_errors()
  check.error(function() csv.decode("") end, "no line to read the columns from")
  check.error(function() csv.decode('a,b\n1,"2\n') end, "line 2: a quotation mark that opens a field is never closed")
  check.error(function() csv.decode('a,b\n"1"x,2\n') end, "line 2: text after a closing quotation mark")
  check.error(function() csv.decode("a,b\n1,2\n\n3\n") end, "line 4: 1 field where the first line has 2")
  check.error(function() csv.decode("a,a\n") end, "two columns are named 'a'")
  check.error(function() csv.decode("a", {separator = ""}) end, "separator")
  check.error(function() csv.decode("a", {separator = ",,"}) end, "separator")
  check.error(function() csv.decode("a", {separator = "\n"}) end, "separator")
  check.error(function() csv.decode("a", {spearator = ","}) end, "separator")
  check.error(function() csv.decode("a", {header = "no"}) end, "header")
  check.error(function() csv.encode({}) end, "table")
  check.error(function() csv.encode(vanlua.table{columns = {"a"}}, {separator = ";"}) end, "separator")
end

return {
  summary = "CSV and TSV",
  inputs = false,
  run = function()
    test_decode()
    test_numbers()
    test_both_ways()
    test_errors()
    return check.done()
  end,
}
