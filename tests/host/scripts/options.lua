--- Shows the options that it got.
--- This line is its description.
local vanlua = require "vanlua"

local analysis = {
  summary = "Shows the options that it got",
  example = "vanlua options.lua x --count 3",
  inputs = false,
  arguments = { { name = "pattern", type = "string", help = "what to look for" } },
  options = {
    { name = "count", type = "integer", default = 2, minimum = 0, maximum = 100, help = "how many" },
    { name = "min_ratio", type = "number", default = 0.5, minimum = 0, help = "least ratio" },
    { name = "distinct", type = "boolean", help = "count once" },
    { name = "header", type = "boolean", default = true, help = "with a header" },
    { name = "unit", type = "choice", choices = { "word", "syllable" }, default = "word", help = "what to count" },
    { name = "terms", type = "list", help = "these terms" },
    { name = "kinds", type = "list", choices = { "word", "number" }, default = { "word" }, help = "kinds of tokens" },
    { name = "note", type = "string", help = "any text" },
    { name = "stop_words", type = "file", help = "a file" },
  },
}

local function show(value)
  if type(value) == "table" then return "[" .. table.concat(value, "|") .. "]" end
  return (math.type(value) or type(value)) .. " " .. tostring(value)
end

function analysis.run(corpus, options)
  assert(corpus == nil)
  local lines = { "pattern=" .. show(options.pattern) }
  for _, option in ipairs(analysis.options) do lines[#lines + 1] = option.name .. "=" .. show(options[option.name]) end
  return table.concat(lines, "\n")
end

return analysis
