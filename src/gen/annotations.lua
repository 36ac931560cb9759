--- Writes the definition file by which editors complete and check scripts (LuaCATS), from the definitions; `make` runs it.
local vanlua = require "vanlua"

local lines = {}

local function add(line)
  lines[#lines + 1] = line or ""
end

--- Text in a comment of one line.
local function comment(text)
  return (text:gsub("\n", " "):gsub("\t", "\\t"))
end

--- A type with the escapes of its literals.
local function source(type)
  return (type:gsub("\t", "\\t"))
end

local function meaning(parameter)
  local text = comment(parameter.text)
  if parameter.minimum then
    local range = parameter.takes:match("at least [^,]+") or parameter.takes:match("at most [^,]+")
      or parameter.takes:match("[^ ,]+ to [^,]+")
    text = text .. "; " .. range
  end
  if parameter.default then text = text .. "; default " .. comment(parameter.default) end
  return text
end

local function options_class(definition)
  return definition.name:gsub(":", ".") .. ".options"
end

local function add_options(definition)
  if #definition.options == 0 then return end
  add("---@class (exact) " .. options_class(definition))
  for _, option in ipairs(definition.options) do
    add(("---@field %s%s %s # %s"):format(option.name, option.required and "" or "?", source(option.type), meaning(option)))
  end
  add()
end

--- True if some option must be given.
local function options_required(definition)
  for _, option in ipairs(definition.options) do
    if option.required then return true end
  end
  return false
end

local function add_description(definition)
  add("---" .. comment(definition.text))
  for _, remark in ipairs{ "formula", "source" } do
    if definition[remark] then
      add("---")
      add(("---%s: %s"):format(remark == "formula" and "Formula" or "Source", comment(definition[remark])))
    end
  end
  if definition.example then
    add("---```lua")
    add("---" .. comment(definition.example))
    add("---```")
  end
end

local function add_function(definition)
  local names = {}
  add_options(definition)
  add_description(definition)
  for i, parameter in ipairs(definition.parameters) do
    names[i] = parameter.name
    add(("---@param %s%s %s # %s"):format(parameter.name, parameter.required and "" or "?", source(parameter.type),
      meaning(parameter)))
  end
  if #definition.options > 0 then
    names[#names + 1] = "options"
    add(("---@param options%s %s"):format(options_required(definition) and "" or "?", options_class(definition)))
  end
  for _, result in ipairs(definition.results) do
    add("---@return " .. result.type .. (result.name and " " .. result.name or ""))
  end
  add(("function %s(%s) end"):format(definition.name, table.concat(names, ", ")))
  add()
end

--- What the operators of a class give; the others have no types of their own.
local operators = { len = "len: integer", add = "add(%s): %s", concat = "concat(%s): %s" }

local function add_class(class)
  add("---" .. comment(class.text))
  add("---@class " .. class.name)
  for _, list in ipairs{ class.fields, class.elements } do
    for _, field in ipairs(list) do
      add(("---@field %s %s # %s"):format(field.name, source(field.type), comment(field.text)))
    end
  end
  for _, event in ipairs(class.events) do
    if operators[event] then add("---@operator " .. operators[event]:gsub("%%s", class.name)) end
  end
  local inner = class.name:find(".", 1, true)
  add(("%s%s = {}"):format(inner and "" or "local ", class.name))
  add()
end

return {
  summary = "The editors' definition file of the Lua interface",
  inputs = false,
  run = function()
    local definitions = vanlua.definitions()
    add("---@meta vanlua")
    add()
    add("-- Generated from the definitions of the Lua interface, version " .. vanlua.version .. ".")
    add()
    for _, class in ipairs(definitions) do add_class(class) end
    for _, class in ipairs(definitions) do
      for _, definition in ipairs(class.functions) do add_function(definition) end
    end
    add("return vanlua")
    return table.concat(lines, "\n")
  end,
}
