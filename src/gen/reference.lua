--- Writes docs/api.md, the manual of the Lua interface, from the definitions: `make reference`.
local vanlua = require "vanlua"

local COLUMNS = 110
local GROUP = 2 -- so many formulas of the same arguments stand in one table, in modules of formulas

local lines = {}

local function add(line)
  lines[#lines + 1] = line or ""
end

--- Adds a paragraph or an item of a list, the lines after the first behind `indent`.
local function fill(text, indent)
  local line, begin = nil, ""
  for word in text:gmatch("[^ ]+") do
    if line and vanlua.text.width(line .. " " .. word) > COLUMNS then
      add(line)
      line, begin = nil, indent or ""
    end
    line = line and line .. " " .. word or begin .. word
  end
  add(line)
end

local function sentence(text)
  return text:match("%.$") and text or text .. "."
end

local function capital(text)
  return text:sub(1, 1):upper() .. text:sub(2)
end

--- Text in a cell of a table.
local function cell(text)
  return (text or ""):gsub("|", "\\|")
end

local function code(text)
  return text and "`" .. text:gsub("\t", "\\t") .. "`" or ""
end

--- A type as a sentence has it.
local function either(type)
  return (type:gsub("|", " or "))
end

local function add_fields(class)
  if #class.fields + #class.elements == 0 then return end
  add()
  add("| field | type | |")
  add("|---|---|---|")
  for _, list in ipairs{ class.fields, class.elements } do
    for _, field in ipairs(list) do
      add(("| `%s` | %s | %s |"):format(field.name, either(field.type), cell(capital(field.text))))
    end
  end
end

local function add_parameters(list, kind, remark)
  for _, parameter in ipairs(list) do
    local takes = parameter.takes:gsub("\t", "\\t")
    fill(("- `%s` (%s%s)%s: %s"):format(parameter.name, kind, takes, remark or "", parameter.text), "  ")
  end
end

local function add_examples(functions)
  add()
  add("```lua")
  for _, definition in ipairs(functions) do add(definition.example) end
  add("```")
end

local function add_function(definition)
  add()
  add("### " .. code(definition.signature))
  add()
  fill(sentence(definition.text))
  if #definition.parameters + #definition.options > 0 then add() end
  add_parameters(definition.parameters, "")
  add_parameters(definition.options, "option, ")
  if definition.formula then
    add()
    fill("Formula: " .. code(definition.formula:gsub("`", "")))
  end
  if definition.source then
    add()
    fill("Source: " .. definition.source)
  end
  add_examples{ definition }
end

local function required(definition)
  local list = {}
  for _, parameter in ipairs(definition.parameters) do
    if parameter.required then list[#list + 1] = parameter end
  end
  return list
end

--- What formulas that may share a table have in common: what they must be given.
local function kind_of(definition)
  if #definition.options > 0 then return nil end
  local names = {}
  for _, parameter in ipairs(required(definition)) do names[#names + 1] = parameter.name end
  return table.concat(names, ", ")
end

--- Adds the parameters that some functions of a group have beyond what all must be given, each with its functions.
local function add_own_parameters(group)
  local order, functions = {}, {}
  for _, definition in ipairs(group) do
    for _, parameter in ipairs(definition.parameters) do
      if not parameter.required then
        local key = parameter.name .. parameter.text
        if not functions[key] then
          functions[key] = {}
          order[#order + 1] = { key = key, parameter = parameter }
        end
        table.insert(functions[key], "`" .. definition.name:match("[%w_]+$") .. "`")
      end
    end
  end
  for _, own in ipairs(order) do
    add_parameters({ own.parameter }, "", ", of " .. table.concat(functions[own.key], ", ") .. " only")
  end
end

local function results_of(definition)
  local list = {}
  for i, result in ipairs(definition.results) do
    list[i] = result.name and result.type .. " " .. result.name or result.type
  end
  return table.concat(list, ", ")
end

local function add_group(group, kind)
  add()
  add("### " .. code(group[1].name:gsub("[%w_]+$", "NAME") .. "(" .. kind .. ")"))
  add()
  add_parameters(required(group[1]), "")
  add_own_parameters(group)
  add()
  add("| function | | gives | formula | source |")
  add("|---|---|---|---|---|")
  for _, definition in ipairs(group) do
    add(("| `%s` | %s | %s | %s | %s |"):format(definition.name:match("[%w_]+$"), cell(definition.text),
      cell(results_of(definition)), code(cell(definition.formula)), cell(definition.source)))
  end
  add_examples(group)
end

local function has_formulas_only(class)
  for _, definition in ipairs(class.functions) do
    if not definition.formula then return false end
  end
  return true
end

local function add_functions(class)
  local groups, grouped = {}, has_formulas_only(class)
  for _, definition in ipairs(grouped and class.functions or {}) do
    local kind = kind_of(definition)
    if kind then
      groups[kind] = groups[kind] or {}
      table.insert(groups[kind], definition)
    end
  end
  for _, definition in ipairs(class.functions) do
    local kind = kind_of(definition)
    local group = kind and groups[kind]
    if not group or #group < GROUP then
      add_function(definition)
    elseif group[1] == definition then
      add_group(group, kind)
    end
  end
end

local function add_contents(definitions)
  local names = {}
  for _, class in ipairs(definitions) do
    names[#names + 1] = ("[%s](#%s)"):format(class.name, class.name:lower():gsub("%.", ""))
  end
  fill(table.concat(names, " · "))
end

return {
  summary = "The manual of the Lua interface",
  inputs = false,
  run = function()
    local definitions = vanlua.definitions()
    add("<!-- Generated by `make reference` from the definitions that stand beside the bindings. -->")
    add()
    add("# The Lua API")
    add()
    fill("What `vanlua help` says, on one page: `vanlua help Corpus` and `vanlua help Corpus:frequencies` show it piece by "
      .. "piece, and `print(vanlua.help(object))` does so in Lua. `local vanlua = require \"vanlua\"` loads it, in an analysis "
      .. "and in a stock `lua5.4` that finds `vanlua.so`. [Patterns](patterns.md) says what `concordance` and analyses with a "
      .. "PATTERN find, [Statistics](statistics.md) which conventions the measures follow and where they are undefined; "
      .. "[Writing analyses](scripts.md) begins at the beginning.")
    add()
    fill("Square brackets hold what may be left out, `{unit=, form=}` is a table of options, `a|b` is either, `fun(): T` an "
      .. "iterator for `for … in`. A name that does not exist is an error that tells the nearest one. In the examples, "
      .. "`corpus`, `document` … are objects of these classes, and `t` is a table.")
    add()
    add_contents(definitions)
    for _, class in ipairs(definitions) do
      add()
      add("## " .. class.name)
      add()
      fill(sentence(class.text))
      add_fields(class)
      add_functions(class)
    end
    return table.concat(lines, "\n")
  end,
}
