--- The examples of the definitions and those in the documentation do what they say.
local vanlua = require "vanlua"
local check = require "check"

--- What examples find at hand: an object of each class, and some values.
local function objects()
  local corpus = vanlua.open("seeds")
  local document = corpus[1]
  local frequencies = corpus:frequencies()
  local t = frequencies:top(20)
  local chart = vanlua.chart.bars{ table = t, label = "term", value = "count" }
  return {
    vanlua = vanlua, corpus = corpus, document = document, paragraph = document:paragraphs()(),
    sentence = document:sentences()(), token = document:tokens()(), frequencies = frequencies, t = t, row = t[1], chart = chart,
    report = vanlua.report{ { "terms", t }, { "chart", chart } }, list = { "b", "a" },
  }
end

--- An environment for one example, which may set globals without harm to the next; what it prints is not shown.
local function environment(given)
  local own = setmetatable({}, { __index = function(_, name)
    if given[name] ~= nil then return given[name] end
    return _G[name]
  end })
  own.print = function(...)
    for i = 1, select("#", ...) do tostring((select(i, ...))) end
  end
  return own
end

--- What stands behind -- on a line of code, nil if nothing does.
local function expected(line)
  local code, rest = line:match("^(.-)%s+%-%-%s(.*)$")
  return code or line, rest
end

--- The value is what the comment says: in Lua, to the digits it shows, or as a text.
local function check_value(value, comment, label)
  local wanted = load("return " .. comment)
  if not wanted then return check.equal(tostring(value), comment, label) end
  local digits = comment:match("^%-?%d+%.(%d+)$")
  if digits then return check.equal(("%%.%df"):format(#digits):format(value), comment, label) end
  check.equal(value, wanted(), label)
end

--- Nothing was raised; what a build without an optional library cannot do is no failure.
local function check_ran(ran, message, label)
  local failed = not ran and not tostring(message):find("built without", 1, true)
  check.equal(failed and message or nil, nil, label)
end

--- Runs a line of an example: a comparison is true, a value is what the comment behind it says.
local function run_line(line, given, label)
  local code, comment = expected(line)
  local action = load("return " .. code, label, "t", given)
  if not action then
    action = assert(load(line, label, "t", given))
    action()
    return
  end
  local value = action()
  if comment then check_value(value, comment, label)
  elseif code:find(" == ", 1, true) then check.equal(value, true, label) end
end

local function run_definitions(given)
  for _, class in ipairs(vanlua.definitions()) do
    for _, definition in ipairs(class.functions) do
      local label = definition.name .. ": " .. tostring(definition.example)
      if definition.name ~= "vanlua.repl" then -- which waits for a person at a terminal
        local ran, message = pcall(run_line, definition.example or "no example", environment(given), label)
        check_ran(ran, message, label)
      end
    end
  end
end

--- The ```lua blocks of a page: code, line, and whether the text before them names a file, as which run-readme runs it.
local function blocks_of(page)
  local blocks, block, named, number, inside = {}, nil, false, 0, false
  for line in io.lines(page) do
    number = number + 1
    local fence = line:match("^%s*```(%w*)")
    if fence and inside then
      if block then blocks[#blocks + 1] = block end
      inside, block = false, nil
    elseif fence then
      inside = true
      if fence == "lua" then
        block = { line = number, named = named }
        named = false
      end
    elseif block then
      block[#block + 1] = line
    elseif not inside and line:find("`[a-z_]+%.lua`") then
      named = true
    end
  end
  return blocks
end

--- Code as a chunk, or, where only a part of a table is shown, as that.
local function compile(code, label, given)
  return load(code, label, "t", given) or load("return {" .. code .. "}", label, "t", given)
end

--- True if each line of the block is a value by itself.
local function has_values_only(block)
  for _, line in ipairs(block) do
    if not load("return " .. expected(line)) then return false end
  end
  return true
end

--- A block is run as a whole, unless … stands for something left out; one whose lines are values is run line by line.
local function run_block(block, label, given)
  local code = table.concat(block, "\n")
  if code:find("…", 1, true) and not compile(code, label, given) then return end
  local whole = compile(code, label, given)
  if block.named then return check.truthy(whole, label) end
  if whole and not has_values_only(block) then
    local ran, message = pcall(whole)
    return check_ran(ran, message, label)
  end
  for i, line in ipairs(block) do
    local ran, message = pcall(run_line, line, given, label .. ", line " .. i)
    check_ran(ran, message, label)
  end
end

local function run_pages(given)
  local pages = io.popen("ls README.md docs/*.md")
  local count = 0
  for page in pages:lines() do
    for _, block in ipairs(page ~= "docs/api.md" and blocks_of(page) or {}) do
      run_block(block, page .. ":" .. block.line, environment(given))
      count = count + 1
    end
  end
  pages:close()
  check.truthy(count >= 15, "blocks of code in the documentation")
end

return {
  summary = "Examples",
  inputs = false,
  run = function()
    local given = objects()
    run_definitions(given)
    run_pages(given)
    return check.done()
  end,
}
