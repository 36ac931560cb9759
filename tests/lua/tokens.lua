--- Tokens: every field, neighbours, and iterators in all scopes.
local vanlua = require "vanlua"
local check = require "check"

-- Every word is given, so that nothing here depends on what the model knows.
local words = { "hoà", "sơn", "có", "đất", "xem", "và", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười",
  "đầu", "cuối", "viết", "về" }

local function make(documents)
  return vanlua.corpus(documents, { lexicon = words })
end

local function collect(iterator)
  local list = {}
  for object in iterator do list[#list + 1] = object end
  return list
end

local function test_fields()
  local corpus = make{ { id = "x", text = "Hoà Sơn có 3,5% đất.\nXem http://a.vn và 26/CT-TTg." } }
  local tokens = collect(corpus:tokens{ unit = "syllable" })
  local first = tokens[1]
  check.equal(check.texts(corpus:tokens()), "Hoà|Sơn|có|3,5|%|đất|.|Xem|http://a.vn|và|26/CT-TTg|.")
  check.equal(first.text, "Hoà")
  check.equal(first.fold, "hòa")
  check.equal(first.bare, "hoa")
  check.equal(first.kind, "word")
  check.equal(first.unit, "syllable")
  check.equal({ first.index, first.first, first.last }, { 1, 1, 4 })
  check.equal(first.syllables, { "Hoà" })
  check.equal(first.sentence.index, 1)
  check.equal(first.paragraph.index, 1)
  check.equal(first.document, corpus[1])
  check.equal(first.previous, nil)
  check.equal(first.next.text, "Sơn")
  check.equal(first.next.previous, first)
  check.equal(first.next == first, false)
  check.equal(tokens[#tokens].next, nil)
  check.equal(tokens[8].sentence.index, 2)
  check.equal(tokens[8].previous.text, ".")
  check.equal(tostring(first), 'Token "Hoà" (word)')
  check.equal(tokens[4].syllables, { "3,5" })
  check.error(function() return first.txt end, "Token has no field 'txt' %(did you mean 'text'%?%)")
  check.error(function() return #first end, "length")
end

local function test_kinds()
  local corpus = make{ { text = "Xem http://a.vn, viết a@b.vn về 26/CT-TTg: 3,5% đất" } }
  check.equal(check.texts(corpus:tokens{ kinds = "number" }), "3,5")
  check.equal(check.texts(corpus:tokens{ kinds = { "url", "email" } }), "http://a.vn|a@b.vn")
  check.equal(check.texts(corpus:tokens{ kinds = { "code", "symbol" } }), "26/CT-TTg|%")
  check.equal(check.texts(corpus:tokens{ kinds = "punctuation" }), ",|:")
  check.equal(check.texts(corpus:tokens{ kinds = {} }), "")
  for token in corpus:tokens{ kinds = "word" } do check.equal(token.kind, "word") end
end

-- A blank for all white space.
local function spaced(text)
  return (text:gsub("\u{A0}", " "):gsub("%s+", " "))
end

--- In every document of the seeds, in both units: offsets, indices, neighbours, syllables.
local function test_seeds()
  local bad = {}
  local function expect(good, what) if not good then bad[what] = (bad[what] or 0) + 1 end end
  for document in vanlua.open("seeds"):documents() do
    local text = document.text
    for _, unit in ipairs{ "word", "syllable" } do
      local previous
      for token in document:tokens{ unit = unit } do
        expect(text:sub(token.first, token.last) == token.text, "text")
        expect(token.index == (previous and previous.index or 0) + 1, "index")
        expect(token.previous == previous, "previous")
        expect(not previous or previous.next == token, "next")
        expect(token.sentence.paragraph == token.paragraph, "paragraph")
        expect(token.document == document and token.unit == unit, "document")
        local folded = vanlua.text.fold(spaced(token.text), "vi")
        expect(token.fold == folded or token.text:find("\u{200B}") ~= nil, "fold")
        if token.kind == "word" and unit == "word" then
          expect(table.concat(token.syllables, " ") == spaced(token.text), "syllables")
        end
        previous = token
      end
      expect(previous and previous.next == nil, "end")
    end
  end
  check.equal(bad, {})
end

local function test_scopes()
  local corpus = make{ { text = "Một hai. Ba bốn.\nNăm sáu." }, { text = "Bảy. Tám." } }
  local parts = {}
  for document in corpus:documents() do
    for paragraph in document:paragraphs() do
      for sentence in paragraph:sentences() do parts[#parts + 1] = check.texts(sentence:tokens()) end
    end
  end
  check.equal(table.concat(parts, "|"), check.texts(corpus:tokens()))
  check.equal(check.texts(corpus[2]:tokens()), "Bảy|.|Tám|.")
  check.equal(corpus[2]:tokens()().index, 1)
end

local function test_subcorpus()
  local sentence = "Một hai ba bốn năm sáu bảy tám chín mười."
  local corpus = make{ { text = "Đầu.\n" .. sentence .. "\n" .. sentence .. "\nCuối." } }
  local distinct = corpus:distinct()
  local last = collect(distinct:tokens())[13]
  check.equal(last.text, ".")
  check.equal(last.next.text, "Cuối")
  check.equal(last.next.index, 25)
  check.equal(last.next.previous, last)
  check.equal(#collect(distinct[1]:paragraphs()), 3)
  check.equal(#distinct[1], 15)
  local only = corpus:where(function() return false end)
  check.equal(collect(only:tokens()), {})
end

local function test_ends()
  local corpus = make{ { text = "Một hai." } }
  local objects = { corpus, corpus[1], corpus:paragraphs()(), corpus:sentences()() }
  for _, object in ipairs(objects) do
    for _, iterator in ipairs{ object:tokens(), object:words() } do
      while iterator() do end
      check.equal(iterator(), nil)
      check.equal(iterator(nil, 3, {}, io), nil)
    end
  end
  local kept = corpus:tokens()
  check.equal(kept("rubbish", {}, kept).text, "Một")
  check.equal(kept(corpus, -1).text, "hai")
end

local analysis = { summary = "Tests of tokens", inputs = false }

function analysis.run(_, options)
  test_fields()
  test_kinds()
  test_seeds()
  test_scopes()
  test_subcorpus()
  test_ends()
  return check.done()
end

return analysis
