--- How well the words of treebanks are told, as written, in small letters and in capitals: precision, recall and their harmonic
--- mean, of all words and of those of several syllables. A word is right where it covers the same letters, blanks not counted.
local vanlua = require "vanlua"
local treebank = require "treebank"

local function is_long(word) return word:find "[^ _][ _]+[^ _]" ~= nil end

-- Spans as a set of "first:last", true for words of several syllables; and how many there are, of both sorts.
local function spans(words)
  local set, at, all, long = {}, 0, 0, 0
  for _, word in ipairs(words) do
    local _, count = treebank.letters(word)
    if count > 0 then
      set[at .. ":" .. count] = is_long(word)
      all, at = all + 1, at + count
      if is_long(word) then long = long + 1 end
    end
  end
  return set, all, long
end

local function compare(sentences, told)
  local sum = { sentences = #sentences, exact = 0, found = 0, given = 0, gold = 0, long_given = 0, long_gold = 0,
    long_right = 0, -- of those given
    long_found = 0, -- of those of the gold
  }
  for i, sentence in ipairs(sentences) do
    local gold, gold_count, gold_long = spans(sentence.words)
    local given, given_count, given_long = spans(told[i])
    local before = sum.found
    sum.gold, sum.given = sum.gold + gold_count, sum.given + given_count
    sum.long_gold, sum.long_given = sum.long_gold + gold_long, sum.long_given + given_long
    for span, long in pairs(given) do
      if gold[span] ~= nil then
        sum.found = sum.found + 1
        if long then sum.long_right = sum.long_right + 1 end
        if gold[span] then sum.long_found = sum.long_found + 1 end
      end
    end
    if sum.found - before == gold_count and gold_count == given_count then sum.exact = sum.exact + 1 end
  end
  return sum
end

local function percent(part, whole) return whole == 0 and 0 or 100 * part / whole end

-- Precision, recall, and their harmonic mean.
local function three(right, given, found, gold)
  local precision, recall = percent(right, given), percent(found, gold)
  local both = precision + recall
  return precision, recall, both == 0 and 0 or 2 * precision * recall / both
end

local function row(name, sum)
  local p, r, f = three(sum.found, sum.given, sum.found, sum.gold)
  local long_p, long_r, long_f = three(sum.long_right, sum.long_given, sum.long_found, sum.long_gold)
  return ("%-44s %9.2f %9.2f %9.2f %9.2f %9.2f %9.2f %9.1f"):format(name, p, r, f, long_p, long_r, long_f,
    percent(sum.exact, sum.sentences))
end

return {
  summary = "How well the words of treebanks are told",
  inputs = false,
  options = { { name = "treebanks", type = "list", help = "files: the text, a tabulator, its words with U+241F between them" } },
  run = function(_, options)
    local lines = { ("%-44s %9s %9s %9s %9s %9s %9s %9s"):format("words, in percent", "precision", "recall", "F1",
      "long: P", "long: R", "long: F1", "sentences") }
    for _, path in ipairs(options.treebanks) do
      local sentences = treebank.read(path)
      for _, way in ipairs{ { "" }, { ", lower case", treebank.lower }, { ", upper case", treebank.upper } } do
        local told = treebank.tokenize(sentences, "word", way[2])
        lines[#lines + 1] = row(path:match "[^/]*$" .. way[1], compare(sentences, told))
      end
    end
    return table.concat(lines, "\n")
  end,
}
