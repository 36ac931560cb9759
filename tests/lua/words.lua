--- The loop over words as strings.
local vanlua = require "vanlua"
local check = require "check"

local function join(iterator)
  local list = {}
  for word, index in iterator do list[#list + 1] = word .. ":" .. index end
  return table.concat(list, " ")
end

local function test_forms()
  local corpus = vanlua.corpus({ { text = "Hoà Sơn, 3 Đất." }, { text = "Ở đó!" } },
    { lexicon = { "hòa", "sơn", "đất", "ở", "đó" } })
  check.equal(join(corpus:words()), "hòa:1 sơn:2 đất:5 ở:1 đó:2")
  check.equal(join(corpus:words{ form = "exact" }), "Hoà:1 Sơn:2 Đất:5 Ở:1 đó:2")
  check.equal(join(corpus:words{ form = "bare", unit = "syllable" }), "hoa:1 son:2 dat:5 o:1 do:2")
  check.equal(join(corpus[2]:words()), "ở:1 đó:2")
  check.equal(join(corpus[1]:paragraphs()():words()), "hòa:1 sơn:2 đất:5")
  check.equal(join(corpus[2]:sentences()():words()), "ở:1 đó:2")
  check.equal(join(corpus:where{ id = "2" }:words()), "ở:1 đó:2")
  check.equal(join(vanlua.corpus{ { text = " \n" } }:words()), "")
end

--- words() says what tokens() say.
local function test_tokens()
  local corpus, bad = vanlua.open("seeds"), 0
  for document in corpus:distinct():documents() do
    for _, unit in ipairs{ "word", "syllable" } do
      for _, form in ipairs{ "fold", "bare" } do
        local words = document:words{ unit = unit, form = form }
        for token in document:tokens{ unit = unit, kinds = "word" } do
          local word, index = words()
          if word ~= token[form] or index ~= token.index then bad = bad + 1 end
        end
        if words() then bad = bad + 1 end
      end
    end
  end
  check.equal(bad, 0)
end

--- The loop allocates nothing once its strings are there.
local function test_memory()
  local corpus = vanlua.open("seeds")
  local function loop()
    local count = 0
    for _ in corpus:words() do count = count + 1 end
    return count
  end
  loop()
  collectgarbage()
  local most, before, count = 0, collectgarbage("count"), 0
  for _ in corpus:words() do
    count = count + 1
    local now = collectgarbage("count")
    if now > most then most = now end
  end
  check.equal(count, corpus:frequencies().total)
  check.truthy(most - before < 4, "kilobytes in the loop: " .. most - before)
end

local analysis = { summary = "Tests of words", inputs = false }

function analysis.run(_, options)
  test_forms()
  test_tokens()
  test_memory()
  return check.done()
end

return analysis
