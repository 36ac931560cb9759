--- Every function has a whole definition, and what is made from the definitions is complete and up to date.
local vanlua = require "vanlua"
local check = require "check"

local function has_text(value, label)
  check.truthy(type(value) == "string" and value:match("%S") and not value:find("\n"), label)
end

local function check_parameters(list, kind, name)
  for _, parameter in ipairs(list) do
    local label = ("%s, %s %s: "):format(name, kind, parameter.name)
    has_text(parameter.text, label .. "a text of one line")
    has_text(parameter.type, label .. "a type")
    check.truthy(not parameter.type:find("|)", 1, true), label .. "no empty alternative in " .. parameter.type)
    if parameter.default then check.truthy(load("return " .. parameter.default), label .. "a default in Lua") end
    check.equal(parameter.required, parameter.takes:find(", required", 1, true) ~= nil, label .. "required")
  end
end

local function check_function(definition)
  local name = definition.name
  has_text(definition.text, name .. ": a text of one line")
  has_text(definition.example, name .. ": an example of one line")
  check.truthy(#definition.results > 0, name .. ": results")
  check.truthy((definition.example or ""):find(name:match("[%w_]+$"), 1, true), name .. ": an example that calls it")
  check_parameters(definition.parameters, "parameter", name)
  check_parameters(definition.options, "option", name)
end

local function check_class(class)
  has_text(class.text, class.name .. ": a text of one line")
  for _, list in ipairs{ class.fields, class.elements } do
    for _, field in ipairs(list) do
      has_text(field.text, class.name .. "." .. field.name .. ": a text of one line")
      has_text(field.type, class.name .. "." .. field.name .. ": a type")
    end
  end
  for _, definition in ipairs(class.functions) do check_function(definition) end
end

--- The value that a dotted name stands for within a table of globals.
local function find(globals, name)
  local value = globals
  for part in name:gmatch("[^.]+") do
    value = type(value) == "table" and rawget(value, part) or nil
  end
  return value
end

--- What a module holds is what its definition says, and nothing else.
local function check_module(class)
  local module, members = find({ vanlua = vanlua }, class.name), {}
  for _, definition in ipairs(class.functions) do
    members[definition.name:match("[%w_]+$")] = "function"
    check.equal(type(find({ vanlua = vanlua }, definition.name)), "function", definition.name)
  end
  for _, field in ipairs(class.fields) do members[field.name] = "field" end
  for name, value in pairs(module) do
    check.truthy(members[name] or type(value) == "table", class.name .. "." .. name .. ": a definition")
  end
end

local function read(path)
  local file = assert(io.open(path))
  local text = file:read("a")
  file:close()
  return text
end

--- Runs the definition file and returns the module and the classes it makes.
local function run_annotations(text)
  local code = text:gsub("\nlocal (%u%w*) = {}", "\n%1 = {}")
  local globals = {}
  local module = assert(load(code, "library", "t", globals))()
  globals.vanlua = module
  return globals
end

local function check_annotations(definitions, text)
  check.truthy(text:match("^%-%-%-@meta"), "the definition file begins with @meta")
  check.truthy(load(text), "the definition file is Lua")
  local globals = run_annotations(text)
  for _, class in ipairs(definitions) do
    check.equal(type(find(globals, class.name)), "table", class.name)
    local head = text:match("\n(%-%-%-@class " .. class.name:gsub("%.", "%%.") .. "\n.-) = {}\n") or ""
    for _, field in ipairs(class.fields) do
      check.truthy(head:find(("---@field %s %s # "):format(field.name, field.type), 1, true), class.name .. "." .. field.name)
    end
    for _, definition in ipairs(class.functions) do
      check.equal(type(find(globals, (definition.name:gsub(":", ".")))), "function", definition.name)
      for _, option in ipairs(definition.options) do
        check.truthy(text:find("\n---@field " .. option.name .. (option.required and " " or "? "), 1, true), option.name)
      end
    end
  end
end

--- What a page says is what its generator gives now.
local function check_generated(path, generator, command)
  local text = dofile(generator).run() .. "\n"
  check.truthy(read(path) == text, path .. " is what the definitions give (" .. command .. " writes it anew)")
  return text
end

--- One function in full, so that the tables have the shape that programs rely on.
local function check_shape(definitions)
  local corpus, stats
  for _, class in ipairs(definitions) do
    if class.name == "Corpus" then corpus = class end
    if class.name == "vanlua.stats.association" then stats = class end
  end
  check.equal({ corpus.module, stats.module }, { false, true })
  check.equal(corpus.events, { "len", "tostring" })
  local count
  for _, definition in ipairs(corpus.functions) do
    if definition.name == "Corpus:count" then count = definition end
  end
  check.equal(count.signature, "corpus:count(phrase [, {form=, whole=}]) -> integer count, integer documents")
  check.equal(count.results, { { type = "integer", name = "count" }, { type = "integer", name = "documents" } })
  check.equal(count.options[1], {
    name = "form", type = '"exact"|"fold"|"bare"', text = "as written, folded, or without diacritics", required = false,
    default = '"fold"', takes = '"exact", "fold" or "bare", default "fold"',
  })
  local f = stats.functions[1].parameters[1]
  check.equal({ f.name, f.minimum, f.maximum, f.required }, { "f", 0.0, 1e15, true })
  check.equal(stats.functions[1].name, "vanlua.stats.association.mi")
end

return {
  summary = "Definitions",
  inputs = false,
  run = function()
    local definitions = vanlua.definitions()
    for _, class in ipairs(definitions) do
      check_class(class)
      if class.module then check_module(class) end
    end
    check_shape(definitions)
    check_generated("docs/api.md", "src/gen/reference.lua", "make reference")
    local library = (os.getenv("BUILD") or "build") .. "/library/vanlua.lua"
    check_annotations(definitions, check_generated(library, "src/gen/annotations.lua", "make"))
    return check.done()
  end,
}
