--- Reports.
local vanlua = require "vanlua"
local check = require "check"

local function counts()
  return vanlua.table{columns = {"term", "count"}, rows = {{"công", 180}}}
end

local function test_values()
  local report = vanlua.report{{"terms", counts()}, {"note", "nothing left out"}}
  check.equal(#report, 2)
  check.truthy(report.terms == counts())
  check.truthy(report["terms"] == report[1])
  check.equal(report.note, "nothing left out")
  check.equal(report[2], "nothing left out")
  check.equal(report[3], nil)
  check.equal(report[0], nil)
  check.equal(report:section("note"), "nothing left out")
  check.equal(report:section("absent"), nil)
  local seen = {}
  for name, value in report:sections() do seen[#seen + 1] = name .. "=" .. type(value) end
  check.equal(seen, {"terms=userdata", "note=string"})
  check.truthy(report == vanlua.report{{"terms", counts()}, {"note", "nothing left out"}})
  check.truthy(report ~= vanlua.report{{"terms", counts()}})
  check.truthy(report ~= vanlua.report{{"terms", counts()}, {"note", "another"}})
  check.equal(#vanlua.report{}, 0)
  check.equal(tostring(vanlua.report{}), "")
end

local function test_tostring()
  local text = tostring(vanlua.report{{"terms", counts()}, {"no\27te", "two\nlines\27"}})
  check.truthy(text:find("^# terms\n"))
  check.truthy(text:find("công", 1, true))
  check.truthy(text:find("two\nlines", 1, true))
  check.equal(text:find("\27", 1, true), nil)
end

local function test_errors()
  check.error(function() vanlua.report() end, "sections")
  check.error(function() vanlua.report("x") end, "sections")
  check.error(function() vanlua.report{counts()} end, "section 1: {name, Table, Chart or string} expected")
  check.error(function() vanlua.report{{"a", 1}} end, "section 'a': Table, Chart or string expected, got 1")
  check.error(function() vanlua.report{{"a"}} end, "section 'a': Table, Chart or string expected, got n")
  check.error(function() vanlua.report{{counts(), "a"}} end, "section 1: string expected as name")
  check.error(function() vanlua.report{{"a", "x"}, {"a", "y"}} end, "two sections of a report are named 'a'")
  check.error(function() vanlua.report{{"a", counts()}, {"a", counts()}} end, "two sections of a report are named 'a'")
  check.error(function() vanlua.report{{"", "y"}} end, "empty")
  check.error(function() vanlua.report{a = "x"} end, "other keys")
  local report = vanlua.report{{"terms", counts()}}
  check.error(function() return report.tersm end, "Report has no section or method 'tersm' %(did you mean 'terms'%?%)")
  check.error(function() return report[{}] end, "Report is indexed by")
  check.error(function() report.section("terms") end, "Report")
  check.error(function() return report:section(1) end, "name")
end

local function test_life()
  local value = vanlua.report{{"terms", counts()}}.terms
  collectgarbage()
  collectgarbage()
  check.equal(value[1].count, 180)
end

--- Whatever depth of calls they are made at, so that the stack moves while they work.
local function test_moving_stack()
  local value = vanlua.table{columns = {"a"}, rows = {{1}}}
  local length = #tostring(vanlua.report{{"s", value}}) + #tostring(value)
  local function deep(level)
    if level == 0 then return #tostring(vanlua.report{{"s", value}}) + #tostring(value) end
    local result = deep(level - 1)
    return result
  end
  local good = 0
  for level = 0, 100 do
    if coroutine.wrap(deep)(level) == length then good = good + 1 end
  end
  check.equal(good, 101)
end

return {
  summary = "Reports",
  inputs = false,
  run = function()
    test_values()
    test_tostring()
    test_errors()
    test_life()
    test_moving_stack()
    local repaired = vanlua.report{ { "n\xff", "t\xff" } }
  check.equal(repaired["n\u{FFFD}"], "t\u{FFFD}")

  return check.done()
  end,
}
