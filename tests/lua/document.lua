--- Documents, paragraphs and sentences.
local vanlua = require "vanlua"
local check = require "check"

-- Every word is given, so that nothing here depends on what the model knows.
local lexicon = { "cải cách", "hành chính", "ông", "bình", "nói", "làm", "ngay", "tốt", "hơn", "hết", "hai", "ba", "từ" }
local text = "Cải cách hành chính.\nÔng A. Bình nói: Làm ngay! Làm tốt hơn.\n\nHết."

local function collect(iterator)
  local list = {}
  for object in iterator do list[#list + 1] = object end
  return list
end

local function test_document()
  local corpus = vanlua.corpus({
    { id = "x", text = text, title = "Tên", date = "2024-01-09", source = "Báo", path = "p.txt", color = "đỏ" },
  }, { lexicon = lexicon })
  local document = corpus[1]
  check.equal(document.id, "x")
  check.equal(document.title, "Tên")
  check.equal(document.date, "2024-01-09")
  check.equal(document.source, "Báo")
  check.equal(document.path, "p.txt")
  check.equal(document.language, "vi")
  check.equal(document.text, text)
  check.equal(document.metadata, { color = "đỏ" })
  document.metadata.color = "xanh"
  check.equal(document.metadata.color, "đỏ")
  check.equal(tostring(document), 'Document "x" · 14 syllables · 3 paragraphs · Tên')
  check.equal(#document, #collect(document:tokens()))
  check.equal(vanlua.corpus{ { text = "abc" } }[1].path, nil)
  check.error(function() return document.titel end, "Document has no field 'titel' %(did you mean 'title'%?%)")
  check.error(function() document.title = "x" end, "read%-only")
end

local function test_normal_form()
  local document = vanlua.corpus{ { text = "Ho\u{0061}\u{0300} b\u{0069}\u{0300}nh\r\nhai\rba" } }[1]
  check.equal(document.text, "Hoà bình\nhai\nba")
  local empty = vanlua.corpus{ { text = "" } }[1]
  check.equal(#empty, 0)
  check.equal(#collect(empty:paragraphs()) + #collect(empty:sentences()) + #collect(empty:tokens()), 0)
  check.equal(tostring(empty), 'Document "1" · 0 syllables · 0 paragraphs')
  check.equal(tostring(vanlua.corpus{ { text = "Two words" } }[1]), 'Document "1" · 2 syllables · 1 paragraph')
  check.equal(tostring(vanlua.corpus({ { text = "hai từ", language = "vi" } }, { lexicon = lexicon })[1]),
    'Document "1" · 2 syllables · 1 paragraph')
  check.equal(tostring(vanlua.corpus({ { text = "hai từ", language = "vi" } }, { lexicon = { "hai từ" } })[1]),
    'Document "1" · 2 syllables · 1 paragraph')
  check.equal(tostring(vanlua.corpus{ { text = "One" } }[1]), 'Document "1" · 1 syllable · 1 paragraph')
  check.equal(empty:frequencies().total, 0)
end

local function test_paragraphs()
  local corpus = vanlua.corpus{ { id = "x", text = text } }
  local paragraphs = collect(corpus[1]:paragraphs())
  check.equal(#paragraphs, 3)
  for i, paragraph in ipairs(paragraphs) do check.equal(paragraph.index, i) end
  check.equal({ paragraphs[1].line, paragraphs[2].line, paragraphs[3].line }, { 1, 2, 4 })
  check.equal(paragraphs[3].text, "Hết.")
  check.equal(#paragraphs[3], 2)
  check.equal(paragraphs[2].document, corpus[1])
  check.equal(#collect(paragraphs[2]:sentences()), 2)
  check.equal(collect(paragraphs[2]:sentences())[1].index, 2)
  check.truthy(tostring(paragraphs[3]):find('Paragraph 3 of "x"', 1, true))
  check.equal(#collect(corpus:paragraphs()), 3)
  check.equal(paragraphs[3]:frequencies():count("hết"), 1)
end

local function test_sentences()
  local corpus = vanlua.corpus({ { id = "x", text = text }, { id = "y", text = "Hai. Ba." } }, { lexicon = lexicon })
  local sentences = collect(corpus:sentences())
  check.equal(#sentences, 6)
  check.equal(sentences[2].text, "Ông A. Bình nói: Làm ngay!")
  check.equal(sentences[3].text, "Làm tốt hơn.")
  check.equal({ sentences[4].index, sentences[5].index, sentences[6].index }, { 4, 1, 2 })
  check.equal(sentences[3].paragraph.index, 2)
  check.equal(sentences[6].document, corpus[2])
  check.equal(sentences[6].document.id, "y")
  check.equal(#sentences[3], 4)
  check.equal(tostring(sentences[3]), 'Sentence 3 of "x": Làm tốt hơn.')
  check.equal(sentences[3]:frequencies{ n = 2 }:count("làm tốt"), 1)
end

local function test_equality()
  local corpus = vanlua.open("seeds")
  local narrow = corpus:distinct():where{ language = "vi" }
  check.truthy(rawequal(corpus[1], corpus[1]) == false)
  check.equal(corpus[1], narrow[1])
  check.equal(corpus[1] == corpus[2], false)
  check.equal(collect(corpus[1]:sentences())[2], collect(narrow[1]:sentences())[2])
  check.equal(corpus[1]:sentences()() == corpus[2]:sentences()(), false)
  check.equal(corpus[1]:sentences()() == corpus[1]:paragraphs()(), false)
  check.equal(vanlua.open("seeds")[1] == corpus[1], false)
  check.equal(corpus[1] == corpus, false)
end

--- Every paragraph and sentence of the seeds is where it says it is.
local function test_places()
  local corpus, bad = vanlua.open("seeds"), 0
  for document in corpus:documents() do
    local lines = {}
    for line in (document.text .. "\n"):gmatch("(.-)\n") do lines[#lines + 1] = line end
    for paragraph in document:paragraphs() do
      if not lines[paragraph.line]:find(paragraph.text, 1, true) then bad = bad + 1 end
      for sentence in paragraph:sentences() do
        if not paragraph.text:find(sentence.text, 1, true) then bad = bad + 1 end
        if sentence.paragraph ~= paragraph then bad = bad + 1 end
      end
    end
  end
  check.equal(bad, 0)
end

local analysis = { summary = "Tests of documents, paragraphs and sentences", inputs = false }

function analysis.run(_, options)
  test_document()
  test_normal_form()
  test_paragraphs()
  test_sentences()
  test_equality()
  test_places()
  return check.done()
end

return analysis
