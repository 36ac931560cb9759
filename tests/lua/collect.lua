--- The collector: objects live as long as something holds them, and garbage does not pile up.
local vanlua = require "vanlua"
local check = require "check"

local function make(times)
  return vanlua.corpus({
    { id = "a", text = ("Cải cách hành chính. Làm tốt.\n"):rep(times or 2) },
    { id = "b", text = "Hòa Sơn." },
  }, { lexicon = { "cải", "cách", "hành", "chính", "làm", "tốt", "hòa", "sơn" } })
end

--- Parts keep what they belong to, whatever has been let go.
local function test_parts()
  local token, words, sub, top
  do
    local corpus = make()
    token = corpus[1]:tokens{ unit = "syllable" }()
    words = corpus:where{ id = "b" }[1]:words()
    sub = corpus:where{ id = "b" }
    top = corpus:frequencies():top(1)
  end
  for _ = 1, 5 do
    collectgarbage()
    make()
  end
  check.equal(token.text, "Cải")
  check.equal(token.next.next.sentence.document.id, "a")
  check.equal(words(), "hòa")
  check.equal(sub[1].text, "Hòa Sơn.")
  check.equal(top[1].count, 2)
  token, sub = token.document, nil
  collectgarbage()
  check.equal(token.id, "a")
  check.equal(token:sentences()().text, "Cải cách hành chính.")
end

--- Everything works while the collector does a step after every allocation or so.
local function test_stress()
  local corpus = make()
  local count = 0
  for _ = 1, 20 do
    for document in make():documents() do
      collectgarbage("step")
      for paragraph in document:paragraphs() do
        for sentence in paragraph:sentences() do
          for token in sentence:tokens() do
            collectgarbage("step")
            if token.document == document and token.next ~= token then count = count + 1 end
          end
        end
      end
    end
    local f = corpus:frequencies() + make():frequencies():filter(function() collectgarbage("step") return true end)
    collectgarbage()
    for term, number in f:pairs() do
      collectgarbage("step")
      if f:count(term) ~= number then check.equal(f:count(term), number) end
    end
    corpus = corpus:where(function(document) collectgarbage() return document.id end):distinct():select{ paragraphs = "body" }
    corpus = make()
  end
  check.equal(count, 20 * 19)
end

--- Parts that are marked for the end before their corpus is: their finalizers run after the corpus has gone.
local function test_finalizers()
  local finalizers = false
  setmetatable({}, { __gc = function() finalizers = true end })
  collectgarbage()
  if not finalizers then return end -- a guest has none
  local seen = {}
  do
    local holder = setmetatable({}, { __gc = function(self)
      seen[#seen + 1] = pcall(function() return self.token.text .. self.document.id .. tostring(self.frequencies) end)
    end })
    local corpus = make()
    holder.corpus, holder.document, holder.frequencies = corpus, corpus[1], corpus:frequencies()
    holder.token = corpus:tokens()()
    holder.iterator = corpus:words()
  end
  collectgarbage()
  collectgarbage()
  check.equal(#seen, 1)
  -- one more for the end of the state
  kept_until_the_end = setmetatable({}, { __gc = function(self)
    pcall(function() return self.token.text end)
    pcall(function() return self.iterator() end)
    pcall(function() return self.corpus[1].text .. self.frequencies["cải"] end)
  end })
  local corpus = make()
  kept_until_the_end.corpus, kept_until_the_end.frequencies = corpus, corpus:frequencies()
  kept_until_the_end.token, kept_until_the_end.iterator = corpus:tokens()(), corpus:words()
end

--- Errors half-way leave nothing behind.
local function test_errors()
  for _ = 1, 50 do
    pcall(vanlua.corpus, { { id = "x", text = ("Một hai ba. "):rep(100) }, { id = "x", text = "b" } })
    pcall(vanlua.open, { "seeds", "none" })
    pcall(function() make():frequencies():filter(error) end)
    pcall(function() make():where(error) end)
  end
  check.equal(#make(), 2)
end

--- Coroutines may hold iterators and objects, and be let go half-way.
local function test_coroutines()
  local corpus = make(20)
  local count = 0
  for _ = 1, 50 do
    local walk = coroutine.wrap(function()
      for word in make():words() do coroutine.yield(word) end
    end)
    if walk() == "cải" and walk() == "cách" then count = count + 1 end
    collectgarbage("step")
  end
  check.equal(count, 50)
  check.equal(#corpus, 2)
end

local analysis = { summary = "Tests of the collector", inputs = false }

function analysis.run(_, options)
  test_parts()
  test_stress()
  test_finalizers()
  test_errors()
  test_coroutines()
  return check.done()
end

return analysis
