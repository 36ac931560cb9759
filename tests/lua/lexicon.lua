--- Words of several syllables: every word is given by a lexicon, so that nothing here depends on what the model knows.
local vanlua = require "vanlua"
local check = require "check"

local lexicon = { "cải cách", "hành chính", "công vụ", "Hòa Sơn", "là", "ở", "và", "xã", "của", "nhà nước" }
local text = "Cải cách  hành\nchính, CÔNG\u{A0}VỤ ở xã Hoà Sơn. Công vụ là của nhà nước 26/CT-TTg!"

local function make(options)
  options = options or {}
  return vanlua.corpus({ { id = "x", text = options.text or text } },
    { language = options.language or "vi", lexicon = options.lexicon or lexicon, wrapped = true })
end

local function join(iterator)
  local list = {}
  for word, index in iterator do list[#list + 1] = index .. ":" .. word end
  return table.concat(list, " ")
end

local function test_tokens()
  local corpus = make()
  check.equal(check.texts(corpus:tokens()),
    "Cải cách|hành\nchính|,|CÔNG\u{A0}VỤ|ở|xã|Hoà Sơn|.|Công vụ|là|của|nhà nước|26/CT-TTg|!")
  check.equal(#corpus[1], 14)
  check.equal(tostring(corpus), "Corpus · 1 document · 14 tokens")
  check.equal(tostring(corpus[1]), 'Document "x" · 16 syllables · 1 paragraph')
  check.equal(check.texts(corpus:tokens { unit = "syllable" }),
    "Cải|cách|hành|chính|,|CÔNG|VỤ|ở|xã|Hoà|Sơn|.|Công|vụ|là|của|nhà|nước|26/CT-TTg|!")
  check.equal(#corpus[1]:sentences()(), 8)
  check.equal(check.texts(corpus:tokens { kinds = "code" }), "26/CT-TTg")
  for token in corpus:tokens() do
    check.equal(corpus[1].text:sub(token.first, token.last), token.text)
    check.equal(token.unit, "word")
  end
end

local function test_fields()
  local corpus = make()
  local word = corpus:tokens()().next
  check.equal({ word.index, word.text, word.fold, word.bare, word.kind }, { 2, "hành\nchính", "hành chính", "hanh chinh", "word" })
  check.equal(word.syllables, { "hành", "chính" })
  check.equal(word.previous.syllables, { "Cải", "cách" })
  check.equal(word.next.syllables, { "," })
  check.equal(word.next.next.fold, "công vụ")
  check.equal(word.next.next.syllables, { "CÔNG", "VỤ" })
  check.equal(word.next.next.previous.previous, word)
  check.equal(word.previous.previous, nil)
  check.equal(tostring(word), 'Token "hành chính" (word)')
  check.equal({ word.sentence.index, word.paragraph.index, word.document.id }, { 1, 1, "x" })
  local last
  for token in corpus:tokens() do last = token end
  check.equal({ last.index, last.next }, { 14, nil })
  check.equal(last.previous.syllables, { "26/CT-TTg" })
  local syllable = corpus:tokens { unit = "syllable" }()
  check.equal({ syllable.text, syllable.index, syllable.next.text, syllable.next.index }, { "Cải", 1, "cách", 2 })
  check.equal(syllable.syllables, { "Cải" })
  check.equal(syllable == corpus:tokens()(), false)
  check.equal(syllable.sentence, word.sentence)
end

local function test_words()
  local corpus = make()
  check.equal(join(corpus:words()),
    "1:cải cách 2:hành chính 4:công vụ 5:ở 6:xã 7:hòa sơn 9:công vụ 10:là 11:của 12:nhà nước")
  check.equal(join(corpus:words { form = "exact" }),
    "1:Cải cách 2:hành chính 4:CÔNG VỤ 5:ở 6:xã 7:Hoà Sơn 9:Công vụ 10:là 11:của 12:nhà nước")
  check.equal(join(corpus[1]:sentences()():words { form = "bare" }), "1:cai cach 2:hanh chinh 4:cong vu 5:o 6:xa 7:hoa son")
end

local function test_frequencies()
  local corpus = make()
  local f = corpus:frequencies()
  check.equal({ f.unit, f.total, #f }, { "word", 10, 9 })
  check.equal({ f["công vụ"], f["cải cách"], f["cải"], f["công"] }, { 2, 1, 0, 0 })
  for _, spelled in ipairs { "  CÔNG \n VỤ ", "công\u{A0}vụ", "Co\u{302}ng  vu\u{323}" } do
    check.equal(f:count(spelled), 2, spelled)
  end
  check.equal(f:count("HÒA SƠN"), 1)
  check.equal({ f:count("CÔNG_VỤ"), f:key("công_vụ"), f:documents("hòa_sơn"), f["nhà_nước"] }, { 2, "công vụ", 1, 1 })
  check.equal({ f:count("công_"), f:count("_công_vụ"), f:count("cải_cách_hành_chính") }, { 0, 0, 0 })
  local written = make { text = "cải_cách, cải cách" }:frequencies()
  check.equal({ written:count("cải_cách"), written:count("cải cách") }, { 1, 1 }, "as written comes first")
  check.equal(f:key("Hoà  Sơn"), "hòa sơn")
  check.equal(corpus:frequencies { form = "exact" }:count("CÔNG VỤ"), 1)
  check.equal(corpus:frequencies { form = "bare" }:count("cong vu"), 2)
  check.equal(corpus:frequencies { unit = "syllable" }:count("công"), 2)
  check.equal(corpus:frequencies { unit = "syllable" }:count("công vụ"), 0)
  check.equal(f:top(1)[1].term, "công vụ")
end

local function test_ngrams()
  local corpus = make()
  local f = corpus:frequencies { n = 2 }
  check.equal(f:count("cải_cách hành_chính"), 1)
  check.equal(f:count("CẢI_CÁCH  hành_chính"), 1)
  check.equal(f:count("cải cách hành chính"), 0)
  check.equal(f:count("xã hòa_sơn"), 1)
  check.equal(f:count("hành_chính công_vụ"), 0, "across a mark")
  check.equal(f:count("hòa_sơn công_vụ"), 0, "across sentences")
  check.equal(corpus:frequencies { unit = "syllable", n = 2 }:count("cải cách"), 1)
  check.equal(corpus:frequencies { unit = "syllable", n = 2 }:count("cải_cách"), 1)
end

local function test_phrases()
  local corpus = make()
  local whole = make { lexicon = { "cải cách hành chính" } }
  local apart = make { lexicon = { "cải", "cách", "hành", "chính" } }
  check.equal(whole:frequencies():count("cải cách hành chính"), 1)
  check.equal(apart:frequencies():count("cách"), 1)
  for _, each in ipairs { corpus, whole, apart } do
    check.equal({ each:count("cải cách hành chính") }, { 1, 1 })
    check.equal({ each:count("CÁCH hành") }, { 1, 1 })
  end
  check.equal({ corpus:count("công vụ") }, { 2, 1 })
  check.equal({ corpus:count("Cong vu", { form = "bare" }) }, { 2, 1 })
  check.equal({ corpus:count("CÔNG VỤ", { form = "exact" }) }, { 1, 1 })
  check.equal({ corpus:count("chính công") }, { 0, 0 }, "a mark stands between")
  check.equal({ corpus:count("chính, công vụ") }, { 1, 1 })
  check.equal({ corpus:count("sơn. công") }, { 0, 0 }, "no phrase crosses a sentence")
  check.equal({ corpus:count("vụ") }, { 2, 1 }, "a syllable within a word")
  check.equal({ corpus:count("cải_cách hành_chính") }, { 1, 1 })
  check.error(function() corpus:count("") end, "at least one word")
  check.error(function() corpus:count(" \t\n") end, "at least one word")
  check.equal({ corpus:count("zzz vụ") }, { 0, 0 })
  check.error(function() corpus:count() end, "'phrase' to 'Corpus:count'")
  check.error(function() corpus:count("a", { from = "bare" }) end, "did you mean 'form'")
end

local function test_phrase_scopes()
  local corpus = vanlua.corpus {
    { text = "a a b a a b a a c. A a b a a c" }, { text = "a a b" }, { text = "Hoà bình, hòa bình", language = "fr" },
    { text = "Hoà bình, hòa bình", language = "vi" },
  }
  check.equal({ corpus:count("a a") }, { 6, 2 })
  check.equal({ corpus:count("a a b a a c") }, { 2, 1 }, "found behind what began alike")
  check.equal({ corpus[1]:count("a a b") }, { 3, 1 })
  check.equal({ corpus[1]:sentences()():count("a a b") }, { 2, 1 })
  check.equal({ corpus[2]:paragraphs()():count("A B") }, { 1, 1 })
  check.equal({ corpus:where { id = "2" }:count("a a b") }, { 1, 1 })
  check.equal({ corpus:count("hoà bình") }, { 3, 2 }, "a spelling of the same in Vietnamese only")
  check.equal({ corpus:count("hòa bình") }, { 3, 2 })
  local sentence = "Một hai ba bốn năm sáu bảy tám chín."
  local twice = vanlua.corpus { { text = sentence .. "\n" .. sentence } }
  check.equal({ twice:count("hai ba") }, { 2, 1 })
  check.equal({ twice:distinct { unit = "syllable" }:count("hai ba") }, { 1, 1 })
  local long = string.rep("a ", 3000)
  check.equal({ vanlua.corpus { { text = long .. "b" } }:count(long .. "b") }, { 1, 1 })
end

local function test_forbidden()
  local corpus = make { lexicon = { "công vụ", "-cải cách", "hành", "chính", "-nhà nước", "ở", "là", "của", "xã" } }
  check.equal(corpus:frequencies():count("cải cách"), 0)
  check.equal(corpus:frequencies():count("nhà nước"), 0)
  check.equal(corpus:frequencies():count("công vụ"), 2)
end

local function test_languages()
  local other = make { language = "fr" }
  check.equal(other:frequencies():count("cải cách"), 0)
  check.equal(check.texts(other:tokens()), check.texts(other:tokens { unit = "syllable" }))
  check.equal(other:tokens()().syllables, { "Cải" })
  local both = vanlua.corpus({ { text = "cải cách", language = "fr" }, { text = "cải cách", language = "vi" } }, { lexicon = lexicon })
  check.equal(join(both:words()), "1:cải 2:cách 1:cải cách")
  check.equal(both:frequencies():count("cải cách"), 1)
  check.equal({ both:count("cải cách") }, { 2, 2 })
  check.equal(join(both[2]:words()), "1:cải cách")
end

local function test_subcorpora()
  local sentence = "Cải cách hành chính là của nhà nước và công vụ ở xã."
  local corpus = vanlua.corpus({ { id = "a", text = "Công vụ.\n" .. sentence .. "\n" .. sentence .. "\nXã." },
    { id = "b", text = "Ở xã." } }, { lexicon = lexicon, language = "vi" })
  local distinct = corpus:distinct()
  check.equal(corpus:frequencies().total, 2 + 2 * 9 + 2)
  check.equal(distinct:frequencies().total, 2 + 9 + 2)
  check.equal(#distinct[1], 2 + 10 + 2)
  check.equal(join(distinct:where { id = "b" }:words()), "1:ở 2:xã")
  local before
  for token in distinct[1]:tokens { kinds = "word" } do before = token end
  check.equal({ before.text, before.index, before.previous.index }, { "Xã", 23, 12 })
  check.equal(before.previous.next, before)
  local sum = corpus[1]:frequencies() + corpus[2]:frequencies()
  check.equal(sum == corpus:frequencies(), true)
end

local function test_numbers()
  local corpus = make { text = "Có 10 . 000 xã, 10.000 ở", lexicon = { "có", "xã", "ở" } }
  check.equal(check.texts(corpus:tokens()), "Có|10 . 000|xã|,|10.000|ở")
  local number = corpus:tokens()().next
  check.equal({ number.kind, number.syllables }, { "number", { "10 . 000" } })
  check.equal(corpus:frequencies { kinds = "number" }:count("10 .  000"), 1)
  check.equal({ corpus:count("10 . 000") }, { 1, 1 })
end

local function test_text_words()
  local words = vanlua.text.words
  check.equal(words("Cải  cách, hành\nchính: 26 xã", { lexicon = lexicon, language = "vi" }), { "Cải cách", "hành", "chính", "xã" },
    "a line is a paragraph")
  check.equal(words("Cải  cách, hành\u{A0}chính: 26 xã", { lexicon = lexicon }), { "Cải cách", "hành chính", "xã" })
  check.equal(words("An ninh", { lexicon = { "an ninh" }, language = "vi" }), { "An ninh" })
  check.equal(words("An ninh", { lexicon = { "an ninh" } }), { "An", "ninh" }, "detected as anything but Vietnamese")
  check.equal(words("It's fine"), { "It's", "fine" })
  check.equal(words("hành chính", { lexicon = { "hành chính" } }), { "hành chính" }, "few letters are enough")
  check.equal(words(""), {})
  check.error(function() words("a", { language = "no tag" }) end, "language")
  check.error(function() words("a", { lexcion = {} }) end, "did you mean 'lexicon'")
  check.error(function() words("a", "vi") end, "'options' to 'text.words': table expected")
  check.error(function() words() end, "'s'")
end

local function test_errors()
  local function with(given) return function() vanlua.corpus({}, { lexicon = given }) end end
  check.error(with(3), "'lexicon' to 'vanlua.corpus': string or string%[%] expected, got 3")
  check.error(with { "a", 3 }, "'lexicon%[2%]'")
  check.error(with { "a", "" }, "'lexicon%[2%]' to 'vanlua.corpus'")
  check.error(with { "cải, cách" }, "'lexicon%[1%]' to 'vanlua.corpus': .*','")
  check.error(with "nowhere.txt", "nowhere.txt: ")
  check.error(with "a\0b", "zero byte")
  check.equal(#vanlua.corpus({}, { lexicon = {} }), 0)
end

local function test_files()
  local path = os.tmpname()
  local function write(bytes)
    local file = assert(io.open(path, "wb"))
    file:write(bytes)
    file:close()
  end
  write("\u{FEFF}cải  cách\r\n\n  HÀNH chi\u{301}nh\n-công vụ")
  local corpus = make { lexicon = path }
  check.equal({ corpus:frequencies()["cải cách"], corpus:frequencies()["hành chính"], corpus:frequencies()["công vụ"] }, { 1, 1, 0 })
  write("cải cách\nhành, chính\n")
  check.error(function() make { lexicon = path } end, path:gsub("%p", "%%%0") .. ":2: .*','")
  os.remove(path)
  local seeds = vanlua.open("seeds", { lexicon = { "cải cách hành chính" } })
  check.equal(seeds:frequencies()["cải cách hành chính"], (seeds:count("cải cách hành chính")))
end

return {
  summary = "Words of several syllables, by a lexicon",
  inputs = false,
  run = function()
    test_tokens()
    test_fields()
    test_words()
    test_frequencies()
    test_ngrams()
    test_phrases()
    test_phrase_scopes()
    test_forbidden()
    test_languages()
    test_subcorpora()
    test_numbers()
    test_text_words()
    test_errors()
    test_files()
    return check.done()
  end,
}
