--- How terms are spread over a corpus, and how rich its vocabulary is.
local vanlua = require "vanlua"
local check = require "check"
local dispersion, diversity = vanlua.stats.dispersion, vanlua.stats.diversity

local function make()
  return vanlua.corpus({ { id = "one", text = "a a b. C a" }, { id = "none", text = "..." }, { id = "two", text = "b b b b c d" },
    { id = "three", text = "a" } }, { language = "en" })
end

local function test_terms()
  local corpus = make()
  local all, count = corpus:dispersion()
  check.equal(table.concat(all:column("term"), " "), "b a c d")
  check.equal(count, 4)
  check.equal({ all[2].count, all[2].range, math.type(all[2].range) }, { 4, 2, "integer" })
  check.equal(all[2].juilland_d, dispersion.juilland_d({ 3, 0, 1 }, { 5, 6, 1 }))
  check.equal(all[2].dp, dispersion.dp({ 3, 0, 1 }, { 5, 6, 1 }))
  check.equal(all[2].dp_norm, dispersion.dp_norm({ 3, 0, 1 }, { 5, 6, 1 }))
  check.equal(corpus:dispersion("A")[1].dp, all[2].dp)
  local some = corpus:dispersion({ "x", "b b", "c*" }, { parts = 4, measures = { "arf", "awt", "range" } })
  check.equal(table.concat(some:column("count"), " "), "0 3 2")
  check.equal(some[1].range, nil)
  check.equal(some[2].arf, dispersion.arf({ 6, 7, 8 }, 12))
  check.equal(some[2].awt, dispersion.awt({ 6, 7, 8 }, 12))
  check.equal(some[3].range, 2)
  check.equal(corpus:dispersion(nil, { min = 4, top = 1, sort = "dp" }):column("term")[1], "a")
  check.equal(#corpus:dispersion {}, 0)
  local words = vanlua.corpus({ { text = "đi dê ở à a ca" } }, { language = "vi" })
  check.equal(table.concat(words:dispersion(nil, { sort = "term" }):column("term"), " "), "a à ca dê đi ở")
  check.equal(table.concat(words:dispersion(nil, { sort = "term", top = 2 }):column("term"), " "), "a à")
end

local function test_errors()
  local corpus = make()
  check.error(function() corpus:dispersion(nil, { parts = 0 }) end, "parts.*at least 1")
  check.error(function() corpus:dispersion(nil, { parts = "page" }) end, "parts")
  check.error(function() corpus:dispersion(nil, { parts = 2.5 }) end, "parts")
  check.error(function() corpus:dispersion(nil, { measures = { "mtld" } }) end, "measures")
  check.error(function() corpus:dispersion(nil, { measures = { "dp", "dp" } }) end, "measures.*twice")
  check.error(function() corpus:dispersion(nil, { sort = "dp", measures = { "range" } }) end, "sort")
  check.error(function() corpus:dispersion("a |") end, "terms.*alternative")
  check.error(function() corpus:positions("a |") end, "term.*alternative")
end

local function test_positions()
  check.equal(make():positions("a"), {
    { label = "one", size = 5, positions = { 1, 2, 5 } },
    { label = "none", size = 0, positions = {} },
    { label = "two", size = 6, positions = {} },
    { label = "three", size = 1, positions = { 1 } },
  })
  check.equal(make():positions("b … d")[3].positions, { 1, 2, 3, 4 })
  check.equal(make():positions("a", { stop_words = { "b" } })[1], { label = "one", size = 4, positions = { 1, 2, 4 } })
end

-- The seeds, by counts of each document.
local function test_seeds()
  local corpus = vanlua.open("seeds")
  local result = corpus:dispersion(nil, { top = 50 })
  local sizes, documents = {}, {}
  for document in corpus:documents() do
    documents[#documents + 1] = document:frequencies()
    sizes[#sizes + 1] = documents[#documents].total
  end
  for row in result:rows() do
    local counts = {}
    for i, frequencies in ipairs(documents) do counts[i] = frequencies:count(row.term) end
    check.equal(row.dp, dispersion.dp(counts, sizes))
    check.equal(row.juilland_d, dispersion.juilland_d(counts, sizes))
    local found = 0
    for i, part in ipairs(corpus:positions(row.term)) do
      check.equal({ part.size, #part.positions }, { sizes[i], counts[i] })
      found = found + #part.positions
    end
    check.equal(found, row.count)
  end
  check.equal(corpus:dispersion("cải cách hành chính")[1].count, 22)
end

local function words_of(document, options)
  local list = {}
  for word in document:words(options) do list[#list + 1] = word end
  return list
end

local function test_diversity()
  local corpus = vanlua.open("seeds")
  local result = corpus:diversity { measures = { "ttr", "mattr", "mtld", "hdd", "yule_k", "brunet_w" }, window = 50, threshold = 0.7, draws = 30,
    exponent = 0.2 }
  for i, document in ipairs { corpus[1], corpus[2], corpus[3], corpus[4], corpus[5] } do
    local words, row = words_of(document), result[i]
    check.equal({ row.document, row.tokens, row.types }, { document.id, #words, #document:frequencies() })
    check.equal(row.ttr, diversity.ttr(words))
    check.equal(row.mattr, diversity.mattr(words, 50))
    check.equal(row.mtld, diversity.mtld(words, 0.7))
    check.near(row.hdd, diversity.hdd(words, 30), 1e-12)
    check.near(row.yule_k, diversity.yule_k(words), 1e-9)
    check.near(row.brunet_w, diversity.brunet_w(words, 0.2), 1e-9)
  end
  local whole = corpus:diversity { by = "corpus" }
  check.equal({ #whole, whole[1].document, whole[1].tokens, whole[1].types }, { 1, nil, corpus:frequencies().total, #corpus:frequencies() })
  local short = vanlua.corpus { { text = "Một hai." }, { text = "…" } }:diversity { unit = "syllable" }
  check.equal({ short[1].tokens, short[1].ttr, short[1].hdd, short[2].ttr }, { 2, 1.0, nil, nil })
  local windows = { measures = { "mattr", "msttr" }, unit = "syllable", window = 3 }
  local three = vanlua.corpus { { text = "Một hai." }, { text = "một hai một" } }:diversity(windows)
  check.equal({ three[1].mattr, three[1].msttr, three[2].mattr, three[2].msttr }, { nil, nil, 2 / 3, 2 / 3 })
end

-- The overview of compare divides by all sentences too.
local function test_sentences()
  for _, unit in ipairs { "word", "syllable" } do
    local corpus = vanlua.open("seeds")
    for row in corpus:diversity({ measures = { "mean_sentence_length" }, unit = unit }):rows() do
      local sentences = 0
      for _ in corpus[row.document]:sentences() do sentences = sentences + 1 end
      check.equal(row.mean_sentence_length, row.tokens / sentences)
    end
  end
end

local function test_readability()
  local corpus = vanlua.corpus({ { text = "Cải cách hành chính H5. ... Mèo!" } }, { language = "vi", lexicon = { "cải cách", "hành chính", "mèo" } })
  local row = corpus:diversity { readability = true }[1]
  check.equal({ row.mean_sentence_length, row.mean_word_length, row.mean_word_syllables }, { 2.0, 5.25, 1.5 })
  check.error(function() return row.luong_nguyen_dinh end, "luong_nguyen_dinh")
  row = corpus:diversity { readability = true, measures = { "mean_word_length" }, easy_syllables = { "Mèo", "cải", "chính" } }[1]
  check.equal(#corpus:diversity { readability = true, measures = { "mean_word_length" } }, 1)
  check.near(row.luong_nguyen_dinh, 0.004 * 21 / 2 + 0.1905 * 21 / 4 + 2.7147 * 3 / 6 - 0.7295, 1e-12)
  check.error(function() corpus:diversity { measures = { "luong_nguyen_dinh" } } end, "easy_syllables")
  check.error(function() corpus:diversity { measures = { "luong_nguyen_dinh" }, easy_syllables = { "a" }, unit = "syllable" } end, "unit.*of words")
  check.error(function() corpus:diversity { measures = { "ttr", "ttr" } } end, "measures.*twice")
  check.error(function() corpus:diversity { window = 0 } end, "window")
end

return {
  summary = "Tests of dispersion and diversity",
  inputs = false,
  run = function()
    test_terms()
    test_errors()
    test_positions()
    test_seeds()
    test_diversity()
    test_sentences()
    test_readability()
    return check.done()
  end,
}
