--- Misuse: every function and field with what it does not take, and the errors that say so.
local vanlua = require "vanlua"
local check = require "check"

local corpus = vanlua.corpus({
  { id = "a", text = "Cải cách hành chính. Làm tốt." },
  { id = "b", text = "Hòa Sơn 3." },
}, { language = "vi" })
local document, frequencies = corpus[1], corpus:frequencies()
local objects = {
  corpus, document, document:paragraphs()(), document:sentences()(), document:tokens()(), frequencies,
  frequencies:top(), frequencies:top()[1], vanlua.report{ { "a", "text" } },
}
local names = { "Corpus", "Document", "Paragraph", "Sentence", "Token", "Frequencies", "Table", "Row", "Report" }

local rubbish = {
  false, true, 0, -1, 1.5, 0 / 0, math.huge, math.mininteger, "", "x", ("x"):rep(5000), "\0\xFF", {}, { 1, 2 }, { x = 1 },
  { unit = "syllable" }, { n = {} }, { "a", [3] = "c" },
  setmetatable({}, { __index = error, __len = error, __name = "Corpus" }), type,
  function() error("from within") end, coroutine.create(type), io and io.stdout or {}, table.unpack(objects),
}

local function methods(name)
  local list = {}
  for method in vanlua.help(name):gmatch("\n  [%w_.]+:([%w_]+)[({]") do list[#list + 1] = method end
  return list
end

local function test_messages()
  local function of(pattern, action) check.error(action, pattern) end
  of("'unit' to 'Corpus:frequencies': expected \"word\" or \"syllable\", got \"wrod\" %(did you mean \"word\"%?%)",
     function() corpus:frequencies{ unit = "wrod" } end)
  of("unknown option 'unti' of 'Corpus:frequencies'", function() corpus:frequencies{ unti = "word" } end)
  of("unknown option 'unitt' of 'Corpus:frequencies' %(did you mean 'unit'%?%)",
     function() corpus:frequencies{ unitt = "word" } end)
  of("takes options by name, got the key 1", function() corpus:frequencies{ "word" } end)
  of("'options' to 'Corpus:frequencies': table expected, got \"word\"", function() corpus:frequencies("word") end)
  of("'self' to 'Corpus:frequencies': Corpus expected, got table.*colon", function() corpus.frequencies{ unit = "word" } end)
  of("'self' to 'Corpus:documents': Corpus expected, got no value", function() corpus.documents() end)
  of("'self' to 'Corpus:frequencies': Corpus expected, got Document", function() corpus.frequencies(document) end)
  of("too many arguments to 'Corpus:documents': it takes none, got 1", function() corpus:documents(1) end)
  of("too many arguments to 'vanlua.open': it takes 2, got 3", function() vanlua.open("a", {}, 1) end)
  of("'paths' to 'vanlua.open': string or string%[%] expected, got no value", function() vanlua.open() end)
  of("'paths%[2%]' to 'vanlua.open': string expected, got 3", function() vanlua.open{ "a", 3 } end)
  of("vanlua has no field 'opne' %(did you mean 'open'%?%)", function() return vanlua.opne end)
  of("Corpus has no document or method 'frequences' %(did you mean 'frequencies'%?%)", function() return corpus.frequences end)
  of("indexed by whole numbers and ids, got 1.5", function() return corpus[1.5] end)
  of("indexed by whole numbers and ids, got Corpus", function() return corpus[corpus] end)
  of("Document has no field %[1%]", function() return document[1] end)
  of("Corpus is read%-only: cannot set \"x\"", function() corpus.x = 1 end)
  of("misuse.lua:%d+:", function() corpus:frequencies{ unit = 1 } end)
end

--- Whatever is passed for self and arguments, a call returns or raises a message; it never does harm.
local function test_methods()
  for i, object in ipairs(objects) do
    for _, name in ipairs(methods(names[i])) do
      local method = object[name]
      for j = 1, #rubbish do
        local good, message = pcall(method, rubbish[j])
        if not good then check.truthy(type(message) == "string", names[i] .. ":" .. name) end
        pcall(method, rubbish[j], rubbish[#rubbish + 1 - j])
        pcall(method, object, rubbish[j])
        pcall(method, object, rubbish[j], rubbish[#rubbish + 1 - j])
        pcall(method, object, rubbish[j], rubbish[#rubbish + 1 - j], 1, 2, 3)
      end
      check.equal(pcall(method), false, names[i] .. ":" .. name)
    end
    for j = 1, #rubbish do
      pcall(function() return object[rubbish[j]] end)
      pcall(function() return object == rubbish[j] end)
      pcall(function() return object + rubbish[j] end)
      pcall(function() return object .. rubbish[j] end)
      pcall(function() return object < rubbish[j] end)
      check.error(function() object[rubbish[j]] = 1 end, "read%-only", names[i])
    end
    check.equal(type(tostring(object)), "string")
  end
end

local function walk(module, name)
  for key, value in pairs(module) do
    local path = name .. "." .. key
    if type(value) == "table" and value ~= module then
      walk(value, path)
    elseif type(value) == "function" and path ~= "vanlua.open" then
      for j = 1, #rubbish do
        for k = 1, #rubbish, 7 do pcall(value, rubbish[j], rubbish[k], rubbish[(j + k) % #rubbish + 1]) end
        pcall(value, rubbish[j])
      end
      check.truthy(#vanlua.help(value) > 40, path)
    end
  end
end

--- Metatables are closed to scripts; with the debug library, events still check what they get.
local function test_events()
  for i, object in ipairs(objects) do
    check.equal(getmetatable(object), names[i])
    check.error(function() setmetatable({}, getmetatable(object)) end, "table expected")
    local meta = debug and debug.getmetatable and debug.getmetatable(object)
    for event, handler in pairs(meta or {}) do
      if type(handler) == "function" then
        for j = 1, #rubbish do
          local first = rubbish[j]
          if event ~= "__gc" or type(first) ~= "userdata" then
            pcall(handler, first)
            pcall(handler, first, "x", 1)
          end
        end
      end
    end
  end
end

--- With the debug library objects can be finalised by hand: what is left of them says so.
local function test_closed()
  if not (debug and debug.getmetatable) then return end
  local closed = vanlua.corpus{ { id = "a", text = "Một hai. Ba." } }
  local part, token, words, tokens = closed[1], closed:tokens()(), closed:words(), closed:tokens()
  local f = closed:frequencies()
  local pairs_of = f:pairs()
  for _ = 1, 2 do
    debug.getmetatable(closed).__gc(closed)
    debug.getmetatable(f).__gc(f)
  end
  for _, action in ipairs{
    function() return #closed end, function() return closed[1] end, function() return part.text end,
    function() return token.text end, function() return token.next end, words, tokens,
    function() return closed:frequencies() end, function() return tostring(part) end,
    function() return part == closed.a end, function() return f.total end, pairs_of, function() return f:top() end,
    function() return f + f end, function() return #part end, function() return closed:where{} end,
  } do check.error(action, "closed") end
end

local analysis = { summary = "Tests of misuse", inputs = false }

function analysis.run(_, options)
  test_messages()
  test_methods()
  walk(vanlua, "vanlua")
  test_events()
  test_closed()
  return check.done()
end

return analysis
