--- The terms that tell a corpus from a reference.
local vanlua = require "vanlua"
local check = require "check"
local keyness = vanlua.stats.keyness

local function make()
  return vanlua.corpus({ { id = "one", text = "a a a a b b c e", source = "x" }, { id = "two", text = "b b b b a a d d e e" } },
    { language = "en" })
end

local function terms(result)
  return table.concat(result:column("term"), " ")
end

local function test_references()
  local corpus = make()
  local one, two = corpus:where { id = "one" }, corpus:where { id = "two" }
  local rest, count = one:keyness("rest")
  check.equal(terms(rest), "a c")
  check.equal(count, 2)
  check.equal({ rest[1].count, rest[1].reference_count }, { 4, 2 })
  check.equal(rest[1].log_likelihood, keyness.log_likelihood(4, 8, 2, 10))
  check.equal(rest[1].log_ratio, keyness.log_ratio(4, 8, 2, 10))
  for _, reference in ipairs { two, two:frequencies(), corpus:where(function(document) return document.id == "two" end) } do
    local other = one:keyness(reference)
    check.equal(terms(other), "a c")
    check.equal(other[2].log_likelihood, rest[2].log_likelihood)
  end
  check.equal(terms(one:keyness(corpus:frequencies())), "a c")
end

-- The rest is that of the corpus that `where` was called on, whatever else was read, and without what that one leaves out.
local function test_rest()
  local function keep(...)
    local kept = {}
    for _, id in ipairs { ... } do kept[id] = true end
    return function(document) return kept[document.id] end
  end
  local corpus = vanlua.corpus({ { id = "one", text = "a a b" }, { id = "two", text = "a b b" }, { id = "three", text = "Title\n\na c c c." } },
    { language = "en" })
  local first = corpus:where(keep("one", "two"))
  check.equal(first:where(keep("one")):keyness("rest", { direction = "both" })[1].reference_count, 1)
  check.equal(#first:where(keep("one")):rest(), 1)
  check.equal(first:where(keep("one")):rest()[1].id, "two")
  check.equal(#first:where(keep("one")):rest():rest(), 1)
  check.equal(#first:rest(), 1)
  check.equal(#corpus:rest(), 0)
  check.equal(#corpus:where(keep()):rest(), 3)
  check.equal(#first:where(keep("one", "two")):rest(), 0)
  check.error(function() first:where(keep("one", "two")):keyness("rest") end, "no such rest")
  local narrow = corpus:select { paragraphs = "body" }:where(keep("one"))
  check.equal(narrow:rest():frequencies():count("title"), corpus:select { paragraphs = "body" }:frequencies():count("title"))
  check.equal(#corpus:where(keep("one")):select { paragraphs = "body" }:rest(), 2)
  check.equal(#corpus:where(keep("one")):distinct():rest(), 2)
end

local function test_options()
  local corpus = make()
  local one = corpus:where { source = "x" }
  check.equal(terms(one:keyness("rest", { direction = "under" })), "d b e")
  check.equal(terms(one:keyness("rest", { direction = "under", sort = "count" })), "b e d")
  local both, count = one:keyness("rest", { direction = "both", sort = "log_ratio", top = 2 })
  check.equal(terms(both), "a c")
  check.equal(count, 5)
  local other = one:keyness("rest", { measures = { "simple_maths", "log_ratio_conservative" }, k = 100, family = 3 })
  check.equal(other[1].simple_maths, keyness.simple_maths(other[1].count, 8, other[1].reference_count, 10, 100))
  check.equal(other[1].log_ratio_conservative, keyness.log_ratio_conservative(other[1].count, 8, other[1].reference_count, 10, 3))
  check.equal(terms(one:keyness("rest", { direction = "both", sort = "term" })), "a b c d e")
  check.equal(terms(one:keyness("rest", { direction = "both", sort = "term", top = 2 })), "a b")
  check.equal({ select(2, one:keyness("rest", { direction = "both", min = 2, top = 1 })) }, { 4, 8, 10, 5 })
  check.equal({ select(2, one:keyness("rest", { stop_words = { "A" } })) }, { 1, 4, 8, 4 })
  check.equal(terms(one:keyness("rest", { stop_words = { "A" } })), "c")
  check.equal(terms(one:keyness("rest", { min = 2 })), "a")
  check.equal(one:keyness("rest", { measures = { "percent_difference" } })[1].percent_difference, nil) -- infinite for c
end

local function test_errors()
  local corpus = make()
  check.error(function() corpus:keyness("rest") end, "reference.*this corpus has no such rest")
  check.error(function() corpus:keyness("no such list") end, "no such list: cannot be read")
  check.error(function() corpus:keyness(3) end, "reference")
  check.error(function() corpus:keyness(corpus, { sort = "log_ration" }) end, "sort.*did you mean 'log_ratio'")
  check.error(function() corpus:keyness(corpus, { measures = { "bic", "bic" } }) end, "measures.*twice")
  check.error(function() corpus:keyness(corpus, { measures = { "dp" } }) end, "measures")
  check.error(function() corpus:keyness(corpus:frequencies { form = "bare" }) end, "reference.*another unit, form or kinds")
  check.error(function() corpus:keyness(corpus:frequencies { n = 2 }) end, "reference.*n%-grams")
  check.error(function() corpus:keyness(corpus, { reference_size = 3 }) end, "size of the reference is 3")
  check.error(function() corpus:keyness(corpus, { stop_words = { "a", "b", "c", "d", "e" } }) end, "nothing to compare with")
end

-- The list has 60 of 1,000 tokens, and other spellings of two terms.
local function test_list()
  local corpus = vanlua.corpus({ { text = "Cải cách hành chính, cải cách. Mèo cá." } },
    { language = "vi", lexicon = { "cải cách", "hành chính", "mèo", "cá" } })
  local result = corpus:keyness("tests/fault/frequencies.tsv", { sort = "count" })
  check.equal(terms(result), "cải cách cá hành chính mèo")
  check.equal(table.concat(result:column("reference_count"), " "), "40 0 15 5")
  check.equal(result[1].log_likelihood, keyness.log_likelihood(2, 5, 40, 1000))
  check.equal(corpus:keyness("tests/fault/frequencies.tsv", { sort = "count", direction = "both", reference_size = 60 })[1].log_likelihood,
    keyness.log_likelihood(2, 5, 40, 60))
end

local function test_files()
  check.equal(vanlua.is_frequency_list("tests/fault/frequencies.tsv"), true)
  check.equal(vanlua.is_frequency_list("no such file.CSV"), true)
  check.equal(vanlua.is_frequency_list("no such file"), false)
  check.equal(vanlua.is_frequency_list("seeds"), false)
  check.equal(vanlua.is_frequency_list("seeds/000_efdf774528209ba3.txt"), false)
  check.error(function() vanlua.is_frequency_list("list.jsonl") end, "list.jsonl: frequency lists are read from TSV or CSV")
  local list, size = vanlua.frequency_list("tests/fault/frequencies.tsv", { form = "bare" })
  check.equal({ #list, list.total, size, list:count("cai cach") }, { 3, 60, 1000, 40 })
  check.error(function() vanlua.frequency_list("seeds") end, "seeds: cannot be read")
end

-- The rest of a subcorpus leaves out what the subcorpus does.
local function test_rest_of_selected()
  local corpus = vanlua.open("seeds"):select { paragraphs = "body" }
  local one = corpus:where(function(document) return document == corpus[1] end)
  local result = one:keyness("rest", { direction = "both" })
  local own, all = one:frequencies(), corpus:frequencies()
  for row in result:rows() do
    local f1, f2 = own:count(row.term), all:count(row.term) - own:count(row.term)
    check.equal({ row.count, row.reference_count }, { f1, f2 })
    check.equal(row.log_likelihood, keyness.log_likelihood(f1, own.total, f2, all.total - own.total))
  end
  check.equal(#result, #all)
end

return {
  summary = "Tests of keyness",
  inputs = false,
  run = function()
    test_references()
    test_rest()
    test_options()
    test_errors()
    test_list()
    test_files()
    test_rest_of_selected()
    return check.done()
  end,
}
