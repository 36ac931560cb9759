--- Help on everything there is, no wider than a terminal.
local vanlua = require "vanlua"
local check = require "check"

--- The widest line that could have been broken: not code, and not one word.
local function widest(text)
  local width, example = 0, false
  for line in text:gmatch("[^\n]*") do
    if not example and line:find("%S%s+%S") then width = math.max(width, vanlua.text.width(line)) end
    example = line == "example:"
  end
  return width
end

local function check_help(name, first)
  local text = vanlua.help(name)
  check.truthy(text:sub(1, #first) == first, name .. " begins with " .. first)
  check.truthy(widest(text) <= 80, name .. " is as wide as a terminal")
  check.truthy(not text:find(" \n"), name .. " has no blanks at the ends of lines")
end

--- Lines are broken between words, and nothing else becomes of them.
local function check_words(definition)
  local text = " " .. vanlua.help(definition.name):gsub("%s+", " ") .. " "
  for _, part in ipairs{ definition.signature, definition.text, definition.formula or "", definition.source or "" } do
    check.truthy(text:find(part:gsub("%s+", " "), 1, true), definition.name .. ": " .. part)
  end
end

local function check_members(class)
  local text = vanlua.help(class.name)
  for _, list in ipairs{ class.fields, class.elements } do
    for _, field in ipairs(list) do
      check.truthy(text:find("\n  " .. field.name .. "  ", 1, true), class.name .. "." .. field.name)
    end
  end
  for _, definition in ipairs(class.functions) do
    check.truthy(text:find(definition.signature:match("^[%w_.:]+"), 1, true), definition.name)
    check_help(definition.name, definition.signature:match("^[%w_.:]+"))
    check_words(definition)
  end
end

return {
  summary = "Help",
  inputs = false,
  run = function()
    local corpus = vanlua.open("seeds")
    for _, class in ipairs(vanlua.definitions()) do
      check_help(class.name, class.name .. ": ")
      check_members(class)
    end
    check.equal(vanlua.help(), vanlua.help("vanlua"))
    check.equal(vanlua.help(corpus.where), vanlua.help("Corpus:where"))
    check.equal(vanlua.help(corpus), vanlua.help("Corpus"))
    check.equal(vanlua.help(vanlua.stats.keyness.bic), vanlua.help("stats.keyness.bic"))
    check.truthy(vanlua.help("document.title"):find("Document.title", 1, true))
    check.error(function() vanlua.help("nothing") end, "no help on 'nothing'")
    check.error(function() vanlua.help(3) end, "'what'")
    return check.done()
  end,
}
