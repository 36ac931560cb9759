--- Corpora: what they are made of, how they are asked, and what is made narrower.
local vanlua = require "vanlua"
local check = require "check"

local function make()
  return vanlua.corpus({
    { id = "a", text = "Cải cách hành chính.\nLàm tốt hơn.", title = "Một", source = "Báo A",
      date = "2020-10-06", topic = "cchc", year = 2020 },
    { id = "b", text = "Hoà bình ở Hòa Sơn.", source = "Báo B" },
    { text = "", topic = "none" },
  }, { lexicon = { "cải cách", "hành chính", "làm", "tốt", "hơn", "hoà", "bình", "ở", "sơn" } })
end

local function ids(corpus)
  local list = {}
  for document in corpus:documents() do list[#list + 1] = document.id end
  return table.concat(list, " ")
end

local function test_list()
  local corpus = make()
  check.equal(#corpus, 3)
  check.equal(ids(corpus), "a b 3")
  check.equal(corpus[1].id, "a")
  check.equal(corpus[2.0].id, "b")
  check.equal(corpus["b"].source, "Báo B")
  check.equal(corpus.a.title, "Một")
  check.equal(corpus:document("3").text, "")
  check.equal(corpus:document(2).id, "b")
  for _, absent in ipairs{0, -1, 4, math.maxinteger, math.mininteger} do
    check.equal(corpus[absent], nil)
    check.equal(corpus:document(absent), nil)
  end
  check.equal(corpus:document("c"), nil)
  check.equal(corpus[1].metadata, { topic = "cchc", year = "2020" })
  check.equal(#vanlua.corpus{}, 0)
  check.equal(tostring(vanlua.corpus{}), "Corpus · 0 documents · 0 tokens")
  check.equal(tostring(corpus), "Corpus · 3 documents · 13 tokens")
end

local function test_list_errors()
  local function of(list, pattern, options) check.error(function() vanlua.corpus(list, options) end, pattern) end
  of({ { id = "x", text = "a" }, { id = "x", text = "b" } }, "document 2: .*'x'")
  of({ { text = "a" }, { id = "y" } }, "document 2 has no text")
  of({ { text = "a", flag = true } }, "document 1: field 'flag': string or number expected, got boolean")
  of({ { text = "a", [1] = "x" } }, "document 1: names of fields are strings, got number")
  of({ { text = "a" }, "b" }, "'list%[2%]' to 'vanlua.corpus': table expected, got \"b\"")
  of({ { text = "a", language = "not a tag" } }, "document 1: .*not a tag")
  of({ { text = "a" } }, "tag", { language = "?" })
  of({ text = "a" }, "'list' to 'vanlua.corpus': array expected, got a table with the key \"text\"")
end

local function test_options()
  local text = "Một dòng\nnữa.\n\nHai."
  local function count(options)
    local number = 0
    for _ in vanlua.corpus({ { text = text } }, options):paragraphs() do number = number + 1 end
    return number
  end
  check.equal(count(), 3)
  check.equal(count{ wrapped = true }, 2)
  check.equal(vanlua.corpus({ { text = text } }, { language = "en" })[1].language, "en")
  check.error(function() vanlua.corpus({ { text = "a\xFFb" } }, { strict = true }) end, "UTF%-8")
end

local function test_open()
  local corpus = vanlua.open("seeds")
  check.equal(#corpus, 5)
  check.equal(ids(corpus),
              "000_efdf774528209ba3 001_342a4015e2770197 002_ae5ac9f67ede2743 003_5268bb8044f0fb33 004_0046ec06597644c7")
  check.equal(corpus["001_342a4015e2770197"].date, "2020-10-06")
  check.equal(corpus[1].date, nil)
  check.equal(#vanlua.open{ "seeds/000_efdf774528209ba3.txt", "seeds/003_5268bb8044f0fb33.txt" }, 2)
  check.error(function() vanlua.open("seeds/none.txt") end, "seeds/none.txt")
  check.error(function() vanlua.open{} end, "'paths'")
  check.error(function() vanlua.open("seeds\0") end, "zero byte")
  check.error(function() return corpus["001_342a4015e2770198"] end, "did you mean '001_342a4015e2770197'")
end

local function test_where()
  local corpus = make()
  check.equal(ids(corpus:where{ source = "Báo B" }), "b")
  check.equal(ids(corpus:where{ source = "Báo A", year = 2020 }), "a")
  check.equal(ids(corpus:where{ source = "Báo A", id = "b" }), "")
  check.equal(ids(corpus:where{}), "a b 3")
  check.equal(ids(corpus:where(function(document) return document.id ~= "a" end)), "b 3")
  check.equal(ids(corpus:where(function(document) return #document.text > 0 end):where{ topic = "cchc" }), "a")
  check.error(function() corpus:where{ sorce = "x" } end, "'sorce' %(did you mean 'source'%?%)")
  check.error(function() corpus:where{ topics = "x" } end, "did you mean 'topic'")
  check.error(function() corpus:where{ source = true } end, "'source' to 'Corpus:where'")
  check.error(function() corpus:where(function() error("mine") end) end, "mine")
  local narrow = corpus:where{ id = "b" }
  check.equal(narrow[1], corpus[2])
  check.equal(narrow[2], nil)
  check.equal(narrow:document("a"), nil)
end

local function test_select()
  local corpus = vanlua.open("seeds")
  local body = corpus:select{ paragraphs = "body" }
  local seen = 0
  for paragraph in body:paragraphs() do
    seen = seen + 1
    if paragraph.kind ~= "body" then check.equal(paragraph.kind, "body") end
  end
  check.truthy(seen > 50)
  check.equal(#body, 5)
  check.equal(body:select{ paragraphs = { "title" } }:frequencies().total, 0)
  local all = { "title", "dateline", "byline", "caption", "heading", "body", "furniture" }
  check.equal(corpus:select{ paragraphs = all }:frequencies().total, corpus:frequencies().total)
  check.equal(corpus:select{ paragraphs = {} }:frequencies().total, 0)
end

local function test_repeats()
  local corpus = vanlua.open("seeds")
  local repeats = corpus:repeats()
  check.equal(#repeats, 5)
  check.equal(repeats[1].document, corpus[1].id)
  check.equal(repeats[1].words, corpus[1]:frequencies().total)
  check.truthy(repeats[1].share > 0.45 and repeats[1].share < 0.5)
  check.near(repeats[1].share, repeats[1].repeated / repeats[1].words)
  check.equal(repeats[3].repeated, 0)
  local distinct = corpus:distinct()
  check.equal(distinct[1]:frequencies().total, repeats[1].words - repeats[1].repeated)
  check.equal(distinct:repeats()[1].repeated, 0)
  check.equal(corpus:distinct{ words = 1000000 }:frequencies().total, corpus:frequencies().total)
  local sentence = "Một hai ba bốn năm sáu bảy tám chín mười."
  local twice = vanlua.corpus{ { text = sentence }, { text = sentence } }
  check.equal(twice:distinct():frequencies{ unit = "syllable" }.total, 20)
  check.equal(twice:distinct{ across_documents = true, unit = "syllable" }:frequencies{ unit = "syllable" }.total, 10)
  check.equal(vanlua.corpus{ { text = "" } }:repeats()[1].share, 0.0)
end

--- The shortest passage and all sizes are counted in the unit.
local function test_units_of_repeats()
  local lexicon = { "một hai", "ba bốn", "năm sáu", "bảy tám" }
  local sentence = "Một hai, ba bốn, năm sáu, bảy tám."
  local corpus = vanlua.corpus({ { text = sentence .. "\n" .. sentence } }, { lexicon = lexicon })
  check.equal({ corpus:repeats()[1].words, corpus:repeats()[1].repeated }, { 8, 0 })
  check.equal({ corpus:repeats{ words = 4 }[1].words, corpus:repeats{ words = 4 }[1].repeated }, { 8, 4 })
  check.equal(corpus:repeats{ words = 5 }[1].repeated, 0)
  local syllables = corpus:repeats{ unit = "syllable" }[1]
  check.equal({ syllables.words, syllables.repeated }, { 16, 8 })
  check.equal(corpus:distinct():frequencies().total, 8)
  check.equal(corpus:distinct{ words = 4 }:frequencies().total, 4)
  check.equal(corpus:distinct{ unit = "syllable" }:frequencies().total, 4)
  check.error(function() corpus:distinct{ unit = "sylable" } end, 'did you mean "syllable"')
end

local function test_reuse()
  local corpus = vanlua.open("seeds")
  local rows = corpus:reuse{ within = "document" }
  check.equal(rows.columns, { "document", "paragraph", "other_document", "other_paragraph", "words", "share", "text", "identical", "line",
    "other_line" })
  local words, share, paragraphs = 0, 0, {}
  for row in rows:where(function(row) return row.document == corpus[1].id end):rows() do
    words, share = words + row.words, share + row.share
    paragraphs[row.paragraph] = (paragraphs[row.paragraph] or "") .. row.text .. " "
    check.equal(row.other_document, row.document)
  end
  local repeated = corpus:repeats()[1]
  check.equal(words, repeated.repeated)
  check.near(share, repeated.share)
  local index = 0
  for paragraph in corpus[1]:paragraphs() do
    index = index + 1
    local text = paragraph.text:gsub("\u{A0}", " "):gsub("%s+", " ")
    if index >= 14 and index <= 21 then check.equal(paragraphs[index], text .. " ") end
  end
  local copy = vanlua.corpus{ { id = "a", text = "Một hai ba bốn năm sáu bảy tám." }, { id = "b", text = "Một hai ba bốn, NĂM sáu\nbảy tám!" } }
  local found = copy:reuse{ unit = "syllable" }
  check.equal(#found, 2)
  check.equal({ found[1].document, found[1].other_document, found[1].words, found[1].share, found[1].text },
    { "b", "a", 6, 0.75, "Một hai ba bốn, NĂM sáu" })
  check.equal({ found[2].paragraph, found[2].other_paragraph, found[2].line, found[2].text }, { 2, 1, 2, "bảy tám!" })
  check.equal(#copy:reuse{ unit = "syllable", min = 9 }, 0)
  check.equal(#copy:reuse{ unit = "syllable", form = "exact" }, 0)
  check.equal(#copy:reuse{ unit = "syllable", n = 3, min = 3, form = "exact", near = false }, 2)
  check.equal(#copy:reuse{ unit = "syllable", within = "document" }, 0)
  check.equal(#vanlua.corpus{}:reuse(), 0)
  check.error(function() copy:reuse{ within = "acros" } end, 'did you mean "across"')
  check.error(function() copy:reuse{ n = 0 } end, "n")
end

local function test_similarity()
  local corpus = make()
  local matrix = corpus:similarity()
  check.equal(matrix.columns, { "document", "a", "b", "3" })
  check.near(matrix[1].a, 1)
  check.equal(matrix[3]["3"], 0.0)
  check.equal(vanlua.corpus{ { id = "document", text = "a" } }:similarity().columns, { "document", "document (2)" })
  local many = {}
  for i = 1, 102 do many[i] = { text = "chung w" .. i // 2 .. " v" .. i // 4 } end
  local pairs_table = vanlua.corpus(many):similarity{ pairs = 7 }
  check.equal(pairs_table.columns, { "document", "other", "similarity" })
  check.equal(#pairs_table, 7)
  check.equal(pairs_table[1].document .. " " .. pairs_table[1].other, "2 3")
  check.equal(pairs_table[2].document .. " " .. pairs_table[2].other, "4 5")
  check.near(pairs_table[1].similarity, 1)
  check.equal(#vanlua.corpus(many):similarity{ pairs = 0 }, 102 * 101 // 2)
  check.equal(#vanlua.corpus{}:similarity(), 0)
end

local analysis = { summary = "Tests of corpora", inputs = false }

function analysis.run(_, options)
  test_list()
  test_list_errors()
  test_options()
  test_open()
  test_where()
  test_select()
  test_repeats()
  test_units_of_repeats()
  test_reuse()
  test_similarity()
  -- What is ill-formed or decomposed does not come in.
  local made = vanlua.corpus{ { id = "x\xff", title = "a\u{301}\xfe", ["k\xff"] = "e\u{301}", text = "a\xff" } }[1]
  check.equal(made.id, "x\u{FFFD}")
  check.equal(made.title, "á\u{FFFD}")
  check.equal(made.metadata["k\u{FFFD}"], "é")
  for _, date in ipairs{ "2021", "2021-02", "2020-02-29", 2021 } do
    check.equal(vanlua.corpus{ { text = "a", date = date } }[1].date, tostring(date))
  end
  for _, date in ipairs{ "yesterday", "21", "2021-2", "2021-13", "2021/02/03", "2021-02-3x" } do
    check.error(function() vanlua.corpus{ { text = "a", date = date } } end,
      "document 1: field 'date': a date expected, as 2020%-10%-06, 2020%-10 or 2020, not '" .. date:gsub("%-", "%%-") .. "'")
  end
  check.error(function() vanlua.corpus{ { text = "a", date = "2021-02-29" } } end, "document 1: field 'date': there is no day 2021%-02%-29")

  return check.done()
end

return analysis
