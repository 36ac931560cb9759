--- Frequencies: counts, order, arithmetic, and how terms are asked for.
local vanlua = require "vanlua"
local check = require "check"

local function make()
  return vanlua.corpus({ { text = "Mèo hoà mèo. Chó hòa mèo 3." }, { text = "Mèo top." } }, { language = "vi", lexicon = { "mèo", "hòa", "chó", "top" } })
end

local function test_counts()
  local f = make():frequencies()
  check.equal(f.total, 8)
  check.equal(#f, 4)
  check.equal({ f.unit, f.form, f.n }, { "word", "fold", 1 })
  check.equal(f:count("mèo"), 4)
  check.equal(f["mèo"], 4)
  check.equal(f:count("Hoà"), 2)
  check.equal(f["HÒA"], 2)
  check.equal(f:documents("mèo"), 2)
  check.equal(f:documents("chó"), 1)
  check.equal(f:count("cá") + f:documents("cá") + f["cá"], 0)
  check.equal(f:count(""), 0)
  check.equal(f:count("top"), 1)
  check.equal(type(f.top), "function")
  check.equal(tostring(f), "Frequencies · 4 terms · 8 occurrences (word, fold, n = 1)")
  check.equal(tostring(vanlua.corpus{ { text = "a" } }:frequencies{ form = "bare", unit = "syllable" }),
              "Frequencies · 1 term · 1 occurrence (syllable, bare, n = 1)")
end

local function test_lookup()
  local f = make():frequencies()
  check.error(function() return f.totl end, "Frequencies has no field 'totl'.*did you mean 'total'")
  check.error(function() return f.tops end, "did you mean 'top'")
  check.equal(f:count("totl"), 0)
  check.equal(f["k"], 0)
  check.equal(vanlua.corpus{ { text = "totl" } }:frequencies().totl, 1)
  check.error(function() return f[1] end, "string expected, got number")
  check.error(function() f.total = 3 end, "read%-only")
  check.equal(f == make():frequencies(), true)
  check.equal(f == make():frequencies() + make():frequencies(), false)
  check.equal(f == make():frequencies{ form = "exact" }, false)
  check.equal(f == make():frequencies{ n = 2 }, false)
  check.equal(f == make(), false)
  check.error(function() f:count(3) end, "'term' to 'Frequencies:count': string expected, got 3")
end

local function test_options()
  local corpus = make()
  check.equal(corpus:frequencies{ form = "exact" }:count("hoà"), 1)
  check.equal(corpus:frequencies{ form = "exact" }:count("Mèo"), 2)
  check.equal(corpus:frequencies{ form = "bare" }:count("meo"), 4)
  check.equal(corpus:frequencies{ form = "bare" }:count("Mèo"), 4)
  check.equal(corpus:frequencies{ kinds = "number" }:count("3"), 1)
  check.equal(corpus:frequencies{ kinds = { "word", "number" } }.total, 9)
  check.equal(corpus:frequencies{ kinds = {} }.total, 0)
  local pairs_of = corpus:frequencies{ n = 2 }
  check.equal(pairs_of:count("hòa mèo"), 2)
  check.equal(pairs_of:count("mèo chó"), 0)
  check.equal(pairs_of.total, 5)
  check.equal(corpus:frequencies{ n = 2, kinds = { "word", "number" } }:count("mèo 3"), 1)
  for _, n in ipairs{ 0, -1, 17, 1.5, "3", math.huge, 0 / 0 } do
    check.error(function() corpus:frequencies{ n = n } end, "'n' to 'Corpus:frequencies'")
  end
  check.equal(corpus:frequencies{ n = 2.0 }.n, 2)
  check.error(function() corpus:frequencies{ unit = "wrod" } end, 'did you mean "word"')
  check.error(function() corpus:frequencies{ kinds = { "word", "nubmer" } } end, "kinds%[2%]")
end

local function test_order()
  local f = make():frequencies()
  local top = f:top(2)
  check.equal(f:key("MÈO"), "mèo", "the term as it was counted")
  check.equal(f:key("zzz"), nil, "a term that was not")
  check.equal(top.columns, { "term", "count", "documents", "per_million" })
  check.equal(#top, 2)
  check.equal({ top[1].term, top[1].count, top[1].documents }, { "mèo", 4, 2 })
  check.near(top[1].per_million, 500000)
  check.equal(top[2].term, "hòa")
  check.equal(#f:top(0), 4)
  check.equal(#f:top(), 4)
  check.equal(#f:top(math.maxinteger), 4)
  check.error(function() f:top(-1) end, "'n' to 'Frequencies:top': expected at least 0, got %-1")
  local listed = {}
  for term, count, documents in f:pairs() do listed[#listed + 1] = term .. count .. documents end
  check.equal(table.concat(listed, " "), "mèo42 hòa21 chó11 top11")
  local counted = {}
  for term, count in pairs(f) do counted[term] = count end
  check.equal(counted, { ["mèo"] = 4, ["hòa"] = 2, ["chó"] = 1, top = 1 })
  local iterator = f:pairs()
  for _ = 1, 4 do iterator() end
  check.equal(iterator(), nil)
  check.equal(iterator(iterator, 7), nil)
end

local function test_sum()
  local corpus = make()
  local first, second = corpus[1]:frequencies(), corpus[2]:frequencies()
  local sum = first + second
  check.equal(sum.total, 8)
  check.equal(sum:documents("mèo"), 2)
  check.equal(first.total, 6)
  check.equal((sum + corpus:frequencies()):documents("mèo"), 2)
  check.equal((first + first):count("mèo"), 6)
  check.equal((first + first):documents("mèo"), 1)
  check.truthy(rawequal(first:add(second), first))
  check.equal(first.total, 8)
  first:add(first)
  check.equal(first.total, 16)
  check.equal(first:documents("mèo"), 2)
  check.error(function() return first + 1 end, "Frequencies expected, got 1")
  check.error(function() return {} + first end, "Frequencies expected, got table")
  check.error(function() first:add(corpus) end, "'other' to 'Frequencies:add': Frequencies expected, got Corpus")
  check.error(function() first:add(corpus:frequencies{ n = 2 }) end, "unit, form or n")
end

local function test_filter()
  local f = make():frequencies()
  local kept = f:filter(function(term, count, documents) return count > 1 and documents > 1 or term == "top" end)
  check.equal({ #kept, kept.total, kept:count("hòa") }, { 2, 5, 0 })
  check.equal(f.total, 8)
  check.equal(#f:filter(function() end), 0)
  check.error(function() f:filter(function() error("mine") end) end, "mine")
  local other = vanlua.corpus{ { text = "Khác." } }:frequencies()
  check.error(function() f:filter(function() f:add(other) end) end, "changed while")
end

local function test_seeds()
  local corpus = vanlua.open("seeds")
  local f = corpus:frequencies{ unit = "syllable" }
  check.equal({ f["công"], f["của"], f["vụ"] }, { 180, 126, 126 })
  local counted = {}
  for word in corpus:words{ unit = "syllable" } do counted[word] = (counted[word] or 0) + 1 end
  local bad = 0
  for term, count in f:pairs() do if counted[term] ~= count then bad = bad + 1 end end
  check.equal(bad, 0)
  local sum
  for document in corpus:documents() do
    local part = document:frequencies{ unit = "syllable" }
    sum = sum and sum:add(part) or part
  end
  check.equal({ sum.total, #sum, sum:documents("công") }, { f.total, #f, f:documents("công") })
  local million = 0
  for row in f:top():rows() do million = million + row.per_million end
  check.near(million, 1e6, 1e-3)
end

local analysis = { summary = "Tests of frequencies", inputs = false }

function analysis.run(_, options)
  test_counts()
  test_lookup()
  test_options()
  test_order()
  test_sum()
  test_filter()
  test_seeds()
  return check.done()
end

return analysis
