--- Checks for tests in Lua. A test is an analysis with `inputs = false` whose `run` makes checks and returns `check.done()`.
local vanlua = require "vanlua"

local check = {}
local passed, failed = 0, 0

local function show(value)
  if type(value) == "string" then return string.format("%q", value) end
  return tostring(value)
end

--- Counts one check; tells the caller's place, the label and the message if it failed.
local function count(good, label, message)
  if good then
    passed = passed + 1
  else
    failed = failed + 1
    local _, place = pcall(error, "", 3) -- the test: what calls this function does so last, and is off the stack
    print(place .. (label and label .. ": " or "") .. message)
  end
  return good
end

local function same(a, b)
  if a == b and math.type(a) == math.type(b) then return true end
  if type(a) ~= "table" or type(b) ~= "table" then return false end
  for key, value in pairs(a) do
    if not same(value, b[key]) then return false end
  end
  for key in pairs(b) do
    if a[key] == nil then return false end
  end
  return true
end

local function list(value)
  if type(value) ~= "table" then return show(value) end
  local parts, seen = {}, 0
  for index, entry in ipairs(value) do
    parts[index] = list(entry)
    seen = index
  end
  for key, entry in pairs(value) do
    if not (math.type(key) == "integer" and key >= 1 and key <= seen) then
      parts[#parts + 1] = tostring(key) .. " = " .. list(entry)
    end
  end
  return "{" .. table.concat(parts, ", ") .. "}"
end

--- Values are equal, tables by what they hold; 1 and 1.0 are not.
function check.equal(actual, expected, label)
  return count(same(actual, expected), label, "is " .. list(actual) .. ", not " .. list(expected))
end

--- Numbers are as near as the tolerance (1e-9 if not given).
function check.near(actual, expected, tolerance, label)
  local good = type(actual) == "number" and math.abs(actual - expected) <= (tolerance or 1e-9)
  return count(good, label, "is " .. show(actual) .. ", not near " .. show(expected))
end

--- The value is neither false nor nil.
function check.truthy(value, label)
  return count(value and true or false, label, "is " .. show(value))
end

--- The function raises an error whose message matches the pattern.
function check.error(action, pattern, label)
  local ok, message = pcall(action)
  if ok then return count(false, label, "raised no error, expected one that matches " .. show(pattern)) end
  local good = tostring(message):find(pattern) ~= nil
  return count(good, label, "raised " .. show(tostring(message)) .. ", which does not match " .. show(pattern))
end

--- The texts of the tokens of an iterator, with | between.
function check.texts(iterator)
  local list = {}
  for token in iterator do list[#list + 1] = token.text end
  return table.concat(list, "|")
end

--- The table of counts that a test's `run` returns.
function check.done()
  return vanlua.table{ columns = { "passed", "failed" }, rows = { { passed, failed } } }
end

return check
