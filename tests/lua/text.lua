--- Strings of Unicode text.
local vanlua = require "vanlua"
local check = require "check"
local text = vanlua.text

local function test_normalize()
  check.equal(text.normalize("e\u{301}"), "\u{e9}")
  check.equal(text.normalize("\u{e9}", "NFD"), "e\u{301}")
  check.equal(text.normalize("\u{fb01}", "NFKC"), "fi")
  check.equal(text.normalize("\u{fb01}\u{1ebf}", "NFKD"), "fie\u{302}\u{301}")
  check.equal(text.normalize("a\0b\xff\xfec"), "a\0b\u{fffd}c", "zero bytes stay, an ill-formed run is one replacement")
  check.equal(text.normalize(""), "")
  check.error(function() text.normalize("a", "NFX") end, "NFC")
  check.error(function() text.normalize(1) end, "s")
end

local function test_fold()
  check.equal(text.fold("Hoà THUÝ Quý HOÀN"), "hòa thúy quý hoàn")
  check.equal(text.fold("Hoà", "en"), "hoà", "tone marks move in Vietnamese alone")
  check.equal(text.fold("Hoà", "vi-VN"), "hòa")
  check.equal(text.fold("a\u{200b}B\0"), "ab\0")
  check.equal(text.bare("Đắk Lắk, Hoà"), "dak lak, hoa")
  check.error(function() text.fold("a", "not a tag") end, "language")
  check.error(function() text.fold("a", "") end, "language")
  check.error(function() text.bare("a", 1) end, "language")
  check.error(function() text.fold() end, "s")
  check.error(function() text.fold("a", "vi", 1) end, "fold")
end

local function test_measures()
  check.equal(text.width("tiếng"), 5)
  check.equal(text.width("日本"), 4)
  check.equal(text.width(""), 0)
  check.equal(text.length("tiếng"), 5)
  check.equal(text.length("\xff\xffa\0"), 3)
  check.equal(text.levenshtein("vụ", "vũ"), 1)
  check.equal(text.levenshtein("", "abc"), 3)
  check.equal(text.levenshtein("kitten", "sitting"), 3)
end

local function test_distances()
  check.equal(text.damerau_levenshtein("abcd", "bdac"), 4)
  check.equal(text.damerau_levenshtein("Đắk Lắk", "Đắk Lkắ"), 1)
  check.equal(text.lcs("hành chính", "hành trình"), 7)
  check.equal(text.lcs("", "a"), 0)
  check.near(text.jaro("MARTHA", "MARHTA"), 17 / 18)
  check.near(text.jaro_winkler("MARTHA", "MARHTA"), 173 / 180)
  check.equal(text.jaro("", ""), 1.0)
  check.error(function() text.jaro("a") end, "'b'")
  check.error(function() text.lcs(1, "a") end, "'a'")
end

local function test_compare()
  check.equal(text.compare("a", "a"), 0)
  check.equal(text.compare("a", "ă"), -1)
  check.equal(text.compare("đ", "d"), 1)
  local list = {"ơn", "on", "ôn", "đi", "dì", "di", "ăn", "an"}
  table.sort(list, function(a, b) return text.compare(a, b) < 0 end)
  check.equal(list, {"an", "ăn", "di", "dì", "đi", "on", "ôn", "ơn"})
end

local function test_segments()
  check.equal(text.segments("một hai", "word"), {"một", " ", "hai"})
  check.equal(text.segments("Một. Hai.", "sentence"), {"Một. ", "Hai."})
  check.equal(text.segments("e\u{301}a", "grapheme"), {"e\u{301}", "a"})
  check.equal(text.segments("", "word"), {})
  for _, boundary in ipairs{"word", "sentence", "grapheme"} do
    local bytes = "a\xffb\0\r\n\xe1\xba\u{1ebf} \u{1f468}\u{200d}\u{1f469}."
    check.equal(table.concat(text.segments(bytes, boundary)), bytes, boundary)
  end
  check.error(function() text.segments("a", "wrod") end, "word")
  check.error(function() text.segments("a") end, "boundary")
end

local function test_syllables()
  check.equal(text.syllables("Cải cách, hành chính: 26 xã."), {"Cải", "cách", "hành", "chính", "xã"})
  check.equal(text.syllables("Một.\nHai\nba", "vi"), {"Một", "Hai", "ba"})
  check.equal(text.syllables("It's fine", "en"), {"It's", "fine"})
  check.equal(text.syllables(""), {})
  check.equal(text.syllables(" \0\n\xff"), {})
  check.error(function() text.syllables("a", "no tag") end, "language")
end

return {
  summary = "Strings of Unicode text",
  inputs = false,
  run = function()
    test_normalize()
    test_fold()
    test_measures()
    test_distances()
    test_compare()
    test_segments()
    test_syllables()
    check.error(function() return text.nomralize end, "normalize")
    return check.done()
  end,
}
