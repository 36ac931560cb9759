--- Treebanks: sentences whose words people found, a line each: the text, a tabulator, its words with U+241F between them.
local treebank = {}

-- What is no letter of a word: white space, and `_`, which stands between the syllables of a word.
local blank = { [0x5F] = true, [0x20] = true, [0x85] = true, [0xA0] = true, [0x1680] = true, [0x200B] = true, [0x2028] = true,
  [0x2029] = true, [0x202F] = true, [0x205F] = true, [0x3000] = true }
for code = 0x09, 0x0D do blank[code] = true end
for code = 0x1C, 0x1F do blank[code] = true end
for code = 0x2000, 0x200A do blank[code] = true end

--- The letters of a string, without those that are blank.
function treebank.letters(text)
  local list = {}
  for _, code in utf8.codes(text) do
    if not blank[code] then list[#list + 1] = utf8.char(code) end
  end
  return table.concat(list), #list
end

--- Where words end, in letters from the beginning of the line; words without letters are left out.
function treebank.ends(words)
  local ends, at = {}, 0
  for _, word in ipairs(words) do
    local _, count = treebank.letters(word)
    at = at + count
    if count > 0 then ends[#ends + 1] = at end
  end
  return ends
end

-- Simple case mapping of the Latin letters that Vietnamese text is written in.
local lower, upper = {}, {}
local function letters(first, last, step, distance)
  for code = first, last, step do
    lower[code] = code + distance
    upper[code + distance] = code
  end
end
letters(0x41, 0x5A, 1, 32)
letters(0xC0, 0xD6, 1, 32)
letters(0xD8, 0xDE, 1, 32)
letters(0x100, 0x12E, 2, 1)
letters(0x132, 0x136, 2, 1)
letters(0x139, 0x147, 2, 1)
letters(0x14A, 0x176, 2, 1)
letters(0x179, 0x17D, 2, 1)
letters(0x1A0, 0x1A0, 1, 1)
letters(0x1AF, 0x1AF, 1, 1)
letters(0x1E00, 0x1E94, 2, 1)
letters(0x1EA0, 0x1EFE, 2, 1)

local function mapped(map)
  return function(text)
    return (text:gsub(utf8.charpattern, function(letter) return utf8.char(map[utf8.codepoint(letter)] or utf8.codepoint(letter)) end))
  end
end
treebank.lower, treebank.upper = mapped(lower), mapped(upper)

--- The sentences of a file, an array of {text=, words=}.
function treebank.read(path)
  local sentences = {}
  for line in assert(io.open(path)):lines() do
    local text, gold = line:match "^(.-)\t([^\t]*)"
    if not text then error(("%s:%d: no tabulator between the text and its words"):format(path, #sentences + 1), 0) end
    local words = {}
    for word in (gold .. "\u{241F}"):gmatch "(.-)\u{241F}" do words[#words + 1] = word end
    if treebank.letters(text) ~= treebank.letters(gold:gsub("\u{241F}", "")) then
      error(("%s:%d: the words have other letters than the text"):format(path, #sentences + 1), 0)
    end
    sentences[#sentences + 1] = { text = text, words = words }
  end
  return sentences
end

--- The words that `vanlua tokenize` finds in the texts, an array for each; `change` is applied to each text before.
function treebank.tokenize(sentences, unit, change)
  local path, told = os.tmpname(), {}
  local file <close> = assert(io.open(path, "w"))
  for _, sentence in ipairs(sentences) do file:write(change and change(sentence.text) or sentence.text, "\n") end
  file:close()
  local command = ("vanlua tokenize --lines --quiet --language vi --unit %s '%s'"):format(unit, path)
  local pipe <close> = assert(io.popen(command))
  for line in pipe:lines() do
    local words = {}
    for word in line:gmatch "[^ ]+" do words[#words + 1] = word end
    told[#told + 1] = words
  end
  os.remove(path)
  assert(pipe:close() and #told == #sentences, "vanlua tokenize did not answer each line")
  return told
end

return treebank
