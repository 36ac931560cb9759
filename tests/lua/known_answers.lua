--- What other implementations compute, case by case.
local vanlua = require "vanlua"
local check = require "check"

--- The function of a case; nil if there is none.
local function find(name)
  local family, measure = name:match("^(%w+)%.([%w_]+)$")
  local found, value = pcall(function()
    if family == "strings" then return vanlua.text[measure] end
    return vanlua.stats[family][measure]
  end)
  return found and value or nil
end

local function run_case(case)
  local label = case.call .. "(" .. vanlua.json.encode(case.args):sub(2, -2) .. ")"
  local measure = find(case.call)
  if not measure then return check.truthy(measure, label) end
  local ran, value = pcall(measure, table.unpack(case.args))
  check.near(value, case.expected, case.tolerance, ran and label or label .. ": " .. tostring(value))
end

return {
  summary = "Known answers",
  inputs = false,
  run = function()
    local count = 0
    for line in io.lines("tests/known_answers/known_answers.jsonl") do
      run_case(vanlua.json.decode(line))
      count = count + 1
    end
    check.equal(count, 251)
    return check.done()
  end,
}
