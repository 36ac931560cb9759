--- n-grams, collocations and cooccurrences: options, their errors, and that counts agree with each other.
local vanlua = require "vanlua"
local check = require "check"

local english = { language = "en" }

local function rows(t)
  local list = {}
  for row in t:rows() do
    local cells = {}
    for i, name in ipairs(t.columns) do cells[i] = tostring(row[name]) end
    list[#list + 1] = table.concat(cells, " ")
  end
  return table.concat(list, ";")
end

local function test_ngrams()
  local corpus = vanlua.corpus({ { text = "a b a b. C, d e" }, { text = "b a b" } }, english)
  local t, found = corpus:ngrams()
  check.equal(t.columns, { "term", "count", "documents" })
  check.equal(rows(t), "a b 3 2;b a 2 2;d e 1 1")
  check.equal(found, 3)
  t, found = corpus:ngrams { top = 1, min = 2 }
  check.equal(rows(t), "a b 3 2")
  check.equal(found, 2)
  check.equal(rows(corpus:ngrams { n = 3, within = "document", close_gaps = true, min = 2 }), "b a b 2 2")
  check.equal(rows(corpus:ngrams { skip = 1, stop_words = { "A" }, min = 1 }), "d e 1 1")
  check.equal(rows(corpus:ngrams { kinds = { "word", "punctuation" }, form = "exact", sort = "term", top = 2 }), ", d 1 1;a b 3 2")
  t = corpus:ngrams { measures = { "mi", "dice" }, sort = "dice" }
  check.equal(t.columns, { "term", "count", "documents", "mi", "dice" })
  check.equal(t[1].term, "a b")
  check.near(t[1].mi, math.log(3 * 6 / (3 * 3), 2))
  check.near(t[1].dice, 1)
  check.equal(#vanlua.corpus({}):ngrams(), 0)
end

local function test_ngrams_errors()
  local corpus = vanlua.corpus({ { text = "a b" } }, english)
  check.error(function() corpus:ngrams { n = 0 } end, "'n'.*1 to 16")
  check.error(function() corpus:ngrams { n = 17 } end, "'n'.*1 to 16")
  check.error(function() corpus:ngrams { skip = 101 } end, "'skip'.*0 to 100")
  check.error(function() corpus:ngrams { min = 0 } end, "'min'.*at least 1")
  check.error(function() corpus:ngrams { n = 3, measures = { "mi" } } end, "measures are of pairs, and n is 3")
  check.error(function() corpus:ngrams { measures = { "mutual" } } end, "measures")
  check.error(function() corpus:ngrams { measures = { "mi", "mi" } } end, "'mi'")
  check.error(function() corpus:ngrams { sort = "mi" } end, "no column 'mi'")
  check.error(function() corpus:ngrams { within = "chapter" } end, "within")
  check.error(function() corpus:ngrams { close_gap = true } end, "close_gaps")
end

--- What frequencies count, n-grams count, in every unit, form and length.
local function test_frequencies()
  local corpus = vanlua.open("seeds")
  for _, unit in ipairs { "word", "syllable" } do
    for n = 1, 4 do
      local what = { unit = unit, form = n == 2 and "bare" or "fold", n = n }
      local f, t, total = corpus:frequencies(what), corpus:ngrams(what), 0
      local equal = #t == #f
      for row in t:rows() do
        equal = equal and f:count(row.term) == row.count and f:documents(row.term) == row.documents
        total = total + row.count
      end
      check.truthy(equal, unit .. " " .. n)
      check.equal(total, f.total)
    end
  end
end

--- A subcorpus counts by itself, and nothing crosses what it leaves out.
local function test_subcorpus()
  local corpus = vanlua.corpus({ { text = "A b.\nA b.\nC d." }, { text = "e f" } }, english)
  check.equal(rows(corpus:distinct { words = 1 }:ngrams { within = "document", close_gaps = true }), "a b 1 1;c d 1 1;e f 1 1")
  check.equal(rows(corpus:where(function(document) return #document.text < 5 end):ngrams()), "e f 1 1")
end

local function test_collocations()
  local corpus = vanlua.corpus({ { text = "x a x b c. D x e" } }, english)
  local t, incomplete, found = corpus:collocations("x", { window = 1, measures = { "log_likelihood", "mi" }, top = 1 })
  check.equal(t.columns, { "term", "joint", "count", "log_likelihood", "mi" })
  check.equal(found, 4)
  check.equal(incomplete, 0)
  t, incomplete = corpus:collocations("x", { window = { 1, 1 }, measures = { "log_likelihood" } })
  check.equal(incomplete, 1)
  local a = t:where(function(row) return row.term == "a" end)[1]
  check.equal(a.joint, 2)
  check.equal(a.log_likelihood, nil)
  check.equal({ select(6, corpus:collocations("x")) }, { 3, 0 })
  local seeds = vanlua.open("seeds")
  local occurrences, inside = select(6, seeds:collocations("công"))
  check.equal({ occurrences, occurrences - inside }, { seeds:count("công"), (seeds:count("công", { whole = true })) })
  check.equal({ select(6, seeds:collocations("công", { whole = true })) }, { occurrences - inside, 0 })
  t, incomplete = corpus:collocations("x", { window = { 1, 1 }, margins = "window", measures = { "log_likelihood" } })
  check.equal(incomplete, 0)
  check.equal(rows(corpus:collocations("x", { window = { 0, 1 } })), "a 1 1;b 1 1;e 1 1")
  check.equal(rows(corpus:collocations("x", { window = { 1, 0 } })), "a 1 1;d 1 1")
  check.equal(rows(corpus:collocations("x|d", { window = { 1, 0 }, within = "document" })), "a 1 1;c 1 1;d 1 1")
  check.equal(rows(corpus:collocations("a … c", { window = 1 })), "x 1 3")
  check.equal(#corpus:collocations("a … c", { gap = 1 }), 0)
  check.equal(#corpus:collocations("x*", { literal = true }), 0)
  check.equal(#corpus:collocations("absent"), 0)
end

local function test_collocations_errors()
  local corpus = vanlua.corpus({ { text = "a b" } }, english)
  check.error(function() corpus:collocations("a", { window = { 1, -8589934593 } }) end, "'window'.*at least 0, got %-8589934593")
  check.error(function() corpus:collocations() end, "pattern")
  check.error(function() corpus:collocations("") end, "pattern")
  check.error(function() corpus:collocations("a", { window = { 1 } }) end, "'window'.*two numbers")
  check.error(function() corpus:collocations("a", { window = { 1, 2, 3 } }) end, "'window'.*two numbers")
  check.error(function() corpus:collocations("a", { window = { 1, -2 } }) end, "'window'.*at least 0")
  check.error(function() corpus:collocations("a", { window = -1 }) end, "'window'.*at least 0")
  check.error(function() corpus:collocations("a", { margins = "word" }) end, "margins")
  check.error(function() corpus:collocations("a", { sort = "mi" }) end, "no column 'mi'")
end

local function test_cooccurrences()
  local corpus = vanlua.corpus({ { text = "b a b, c. A d" } }, english)
  local t, incomplete, found = corpus:cooccurrences { window = 1, min = 1, measures = { "log_dice" } }
  check.equal(t.columns, { "first", "second", "joint", "first_count", "second_count", "log_dice" })
  check.equal(incomplete, 0)
  check.equal(found, 3)
  check.equal(t:column("first"), { "a", "a", "b", n = 3 })
  check.equal(t:column("second"), { "b", "d", "c", n = 3 })
  check.equal(rows(corpus:cooccurrences { window = 1, min = 2 }), "a b 2 2 2")
  check.equal(rows(corpus:cooccurrences { window = 1 }), "a b 2 2 2;a d 1 2 1;b c 1 2 1")
  check.equal(select(4, corpus:cooccurrences { window = 1 }), 6)
  check.equal(rows(corpus:cooccurrences { window = 2, sort = "second", top = 3 }), "a b 2 2 2;b b 1 2 2;a c 1 2 1")
  check.equal(rows(corpus:cooccurrences { window = 2, sort = "first", top = 3 }), "a b 2 2 2;a c 1 2 1;a d 1 2 1")
  check.equal(rows(corpus:cooccurrences { window = 1, min = 1, within = "document", stop_words = { "b" } }), "a c 2 2 1;a d 1 2 1")
  check.error(function() corpus:cooccurrences { window = 0 } end, "'window'.*1 to 1000")
  check.error(function() corpus:cooccurrences { megabytes = 0 } end, "'megabytes'")
end

--- Little memory takes more passes and gives the same.
local function test_passes()
  local corpus = vanlua.open("seeds")
  local what = { window = 20, min = 1, unit = "syllable", measures = { "mi" } }
  local whole, _, found = corpus:cooccurrences(what)
  what.megabytes = 1
  local parts, _, again = corpus:cooccurrences(what)
  check.truthy(found > 20000)
  check.equal(again, found)
  check.truthy(rows(whole) == rows(parts))
end

return {
  summary = "n-grams, collocations and cooccurrences",
  inputs = false,
  run = function()
    test_ngrams()
    test_ngrams_errors()
    test_frequencies()
    test_subcorpus()
    test_collocations()
    test_collocations_errors()
    test_cooccurrences()
    test_passes()
      return check.done()
  end,
}
