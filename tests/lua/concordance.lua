--- Patterns and concordances: what is found, and what stands around it.
local vanlua = require "vanlua"
local check = require "check"

local function of(text, language)
  return vanlua.corpus({ { id = "a", text = text } }, { language = language or "vi" })
end

-- Rows as strings, left [match] right.
local function lines(rows)
  local shown = {}
  for row in rows:rows() do shown[#shown + 1] = string.format("%s [%s] %s", row.left, row.match, row.right) end
  return shown
end

local function check_seeds()
  local corpus = vanlua.open("seeds")
  local rows, found = corpus:concordance("cải cách hành chính")
  check.equal({ #rows, found }, { 22, 22 }, "occurrences in the seeds")
  check.equal(table.concat(rows.columns, " "), "document position left match right paragraph line")
  local wrong = 0
  for row in rows:rows() do
    local document = corpus[row.document]
    local paragraph
    for each in document:paragraphs() do
      if each.index == row.paragraph then paragraph = each end
    end
    local token
    for each in document:tokens() do
      if each.index == row.position then token = each end
    end
    if vanlua.text.fold(row.match) ~= "cải cách hành chính" then wrong = wrong + 1 end
    if document.text:sub(token.first, token.first + #row.match - 1) ~= row.match then wrong = wrong + 1 end
    if paragraph.line ~= row.line or token.paragraph ~= paragraph then wrong = wrong + 1 end
  end
  check.equal(wrong, 0, "places")
  for _, pattern in ipairs { "cải_cách hành_chính", "cải cách  hành\u{A0}chính", "CẢI CÁCH hành chính", "Cải_Cách_Hành_Chính",
    "ca\u{309}i ca\u{301}ch ha\u{300}nh chi\u{301}nh", "cải|đổi cách hành chính", "cải cách hành chính | không_có_gì" } do
    check.equal(select(2, corpus:concordance(pattern)), 22, pattern)
  end
  check.equal(select(2, corpus:concordance("cai cach hanh chinh", { form = "bare" })), 24, "bare finds captions without marks")
  check.equal(select(2, corpus:concordance("Cải cách hành chính", { form = "exact" })), 4, "exact")
  check.equal(select(2, corpus:concordance("xxx yyy")), 0, "nothing")
end

local function check_writings()
  local nfd = vanlua.text.normalize("cải cách hành chính", "NFD")
  local corpus = of("CẢI CÁCH HÀNH CHÍNH. Cải cách\u{A0}hành chính, " .. nfd .. "! Cải-cách; cải.\ncách hành chính")
  check.equal(lines((corpus:concordance("cải cách hành chính"))), {
    " [CẢI CÁCH HÀNH CHÍNH] .", " [Cải cách hành chính] , cải cách hành chính!", "Cải cách hành chính, [cải cách hành chính] !",
  }, "capitals, no-break space, decomposed")
end

local function check_edges()
  local corpus = of("Một hai ba.\nBốn năm (sáu) bảy “tám”.\n\nChín, mười")
  local function find(pattern, options)
    options.unit = "syllable"
    return lines((corpus:concordance(pattern, options)))
  end
  check.equal(find("một", { context = 2 }), { " [Một] hai ba" }, "first word")
  check.equal(find("một", { context = 3 }), { " [Một] hai ba." }, "to the end of the sentence")
  check.equal(find("mười", { context = 1 }), { "Chín, [mười] " }, "last word")
  check.equal(find("sáu", { context = 1 }), { "năm ( [sáu] ) bảy" }, "marks between")
  check.equal(find("sáu", { context = 0 }), { " [sáu] " }, "no context")
  check.equal(find("bốn", { within = "token", context = 4 }), { "Một hai ba. [Bốn] năm (sáu) bảy “tám" }, "over sentences")
  check.equal(find("chín", { within = "token", context = 2 }), { "bảy “tám”. [Chín] , mười" }, "over paragraphs")
  check.equal(find("bốn", { within = "paragraph", context = 2 }), { " [Bốn] năm (sáu" }, "not over paragraphs")
  check.equal(find("( sáu )", { context = 1 }), { "năm [(sáu)] bảy" }, "marks match themselves")
  local two = of("Một. Hai ba. Bốn")
  check.equal(lines((two:concordance("hai", { within = "paragraph", unit = "syllable" }))), { "Một. [Hai] ba. Bốn" }, "within paragraphs")
  check.equal(lines((two:concordance("hai", { unit = "syllable" }))), { " [Hai] ba." }, "within sentences")
end

-- Where a match begins within a word, the rest of the word is context.
local function check_parts_of_words()
  local corpus = vanlua.corpus({ { text = "Sự cải cách hành chính mới" } }, { language = "vi", lexicon = { "cải cách", "hành chính", "mới", "sự" } })
  local row = corpus:concordance("cách hành", { context = 1 })[1]
  check.equal({ row.left, row.match, row.right, row.position }, { "cải", "cách hành", "chính", 2 }, "parts of words")
  check.equal(lines((corpus:concordance("cách hành", { context = 2 }))), { "Sự cải [cách hành] chính mới" })
end

local function check_wrapped()
  local path = os.tmpname()
  local file = assert(io.open(path, "w"))
  file:write("Đầu tiên\nlà cải cách\nhành chính\nvà cải cách hành\nchính.\n\nHết cải cách hành chính\n")
  file:close()
  local rows = vanlua.open(path, { wrapped = true, language = "vi" }):concordance("cải cách hành chính", { context = 2, sort = { "position" } })
  local places = {}
  for row in rows:rows() do places[#places + 1] = row.match .. " " .. row.paragraph .. " " .. row.line end
  check.equal(places, { "cải cách hành chính 1 2", "cải cách hành chính 1 4", "cải cách hành chính 2 7" }, "over line ends")
  check.equal(select(2, vanlua.open(path, { language = "vi" }):concordance("cải cách hành chính")), 1, "lines are paragraphs")
  os.remove(path)
end

local function check_sorting()
  local words = { "đường", "dung", "án", "an toàn", "ăn", "Dung", "dùng", "an" }
  local text = {}
  for _, word in ipairs(words) do text[#text + 1] = "là " .. word .. "." end
  text[#text + 1] = "là."
  local corpus = of(table.concat(text, "\n"))
  local function rights(options)
    options.unit = "syllable"
    local found = {}
    for row in corpus:concordance("là", options):rows() do found[#found + 1] = row.right end
    return table.concat(found, " ")
  end
  check.equal(rights { sort = { "right1" } }, ". an toàn. an. án. ăn. dung. Dung. dùng. đường.", "right words, then place")
  check.equal(rights { sort = { "right1", "right2" } }, ". an. an toàn. án. ăn. dung. Dung. dùng. đường.", "second words")
  check.equal(rights { sort = { "right1" }, limit = 3 }, ". an toàn. an.", "cut after sorting")
  check.equal(rights { limit = 2 }, "đường. dung.", "cut in the order of the text")
  check.equal(rights { sort = { "match", "position" } }, rights {}, "by position")
  check.equal(select(2, corpus:concordance("là", { limit = 2 })), 9, "all are counted")
  local left = of("b x, á x, a x, ạ x, Á x", "en")
  local firsts = {}
  for row in left:concordance("x", { sort = { "left1" }, context = 1 }):rows() do firsts[#firsts + 1] = row.left end
  check.equal(table.concat(firsts, " "), "a á Á ạ b", "left words")
  check.error(function() left:concordance("x", { sort = { "left0" } }) end, "sort.*left1 to left9.*got 'left0'")
  check.error(function() left:concordance("x", { sort = { "left10" } }) end, "got 'left10'")
  check.error(function() left:concordance("x", { sort = { "left" } }) end, "got 'left'")
end

local function check_parts_of_corpora()
  local corpus = vanlua.corpus({ { id = "b", text = "Một hai. Ba bốn. Năm hai." }, { id = "a", text = "Hai" } }, { language = "vi" })
  local rows = corpus:concordance("hai", { unit = "syllable", sort = { "document" } })
  check.equal({ rows[1].document, rows[2].document, rows[3].document }, { "a", "b", "b" }, "by document")
  check.equal(select(2, corpus["b"]:concordance("hai")), 2, "of a document")
  check.equal(select(2, corpus:where { id = "a" }:concordance("hai")), 1, "of a subcorpus")
  local title = vanlua.corpus({ { text = "Một hai ba bốn năm sáu bảy tám. Chín. Một hai ba bốn năm sáu bảy tám. Mười." } }, { language = "vi" })
  local distinct = title:distinct { unit = "syllable" }
  check.equal(lines((distinct:concordance("chín|mười", { unit = "syllable", within = "token", context = 9 }))),
    { "Một hai ba bốn năm sáu bảy tám. [Chín] .", " [Mười] ." }, "left-out sentences are nobody's context")
end

local function check_errors()
  local corpus = of("một")
  check.error(function() corpus:concordance("") end, "a pattern needs at least one word, number or mark")
  check.error(function() corpus:concordance("một |") end, "alternative with nothing in it at character 5")
  check.error(function() corpus:concordance("một", { context = -1 }) end, "context.*0 to")
  check.error(function() corpus:concordance("một", { within = "document" }) end, "within")
  check.error(function() corpus:concordance("một", { contex = 1 }) end, "did you mean 'context'")
  check.error(function() corpus:concordance("một", { gap = -1 }) end, "gap")
  check.equal(corpus:count("một|hai"), 0, "count stays literal")
  local seeds = vanlua.open("seeds")
  check.equal({ seeds:count("công", { whole = true }) }, { seeds:frequencies():count("công"), seeds:frequencies():documents("công") })
  check.equal(#seeds:concordance("công", { whole = true }), (seeds:count("công", { whole = true })))
  check.equal(#seeds:concordance("công", { whole = true, unit = "syllable" }), (seeds:count("công")))
  check.equal(#seeds[1]:concordance("cải cách", { whole = true }), seeds[1]:frequencies():count("cải cách"))
  check.equal(select(2, corpus:concordance("*|", { literal = true })), 0, "literal")
end

return {
  summary = "Concordances",
  inputs = false,
  run = function()
    check_seeds()
    check_writings()
    check_edges()
    check_parts_of_words()
    check_wrapped()
    check_sorting()
    check_parts_of_corpora()
    check_errors()
    return check.done()
  end,
}
