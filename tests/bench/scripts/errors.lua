--- The gaps between tokens that are told wrong in treebanks, by what kind of gap they are, with the commonest examples: the words as
--- people found them, an arrow, and the words as they were told. A gap counts once, by the first kind below that it is of.
local vanlua = require "vanlua"
local treebank = require "treebank"

local kinds = {
  { "mark", "beside a mark or an abbreviation, or where nothing stands between" },
  { "number", "beside a number" },
  { "shifted", "a syllable went to the word on the other side" },
  { "names", "between two syllables with capitals" },
  { "capital", "between a capital and a small letter, not at the beginning" },
  { "uneven", "two syllables that the gold text itself both joins and parts" },
  { "long", "inside or beside a word of three or more syllables" },
  { "short", "any other two syllables" },
}

local function is_capital(atom) return treebank.lower(atom:match(utf8.charpattern)) ~= atom:match(utf8.charpattern) end
local function is_word(atom) return treebank.lower(atom) ~= treebank.upper(atom) and not atom:find "[%d%p]" end

-- A sentence as its tokens, with what is joined to the one before it: by people, and as told.
local function gaps_of(sentence, atoms, told)
  local gold_ends, told_ends, at = {}, {}, 0
  for _, place in ipairs(treebank.ends(sentence.words)) do gold_ends[place] = true end
  for _, place in ipairs(treebank.ends(told)) do told_ends[place] = true end
  local gaps = {}
  for _, atom in ipairs(atoms) do
    local letters, count = treebank.letters(atom)
    if count > 0 then
      gaps[#gaps + 1] = { atom = atom, gold = at > 0 and not gold_ends[at], told = at > 0 and not told_ends[at] }
      for inside = at + 1, at + count - 1 do
        if gold_ends[inside] then gaps[#gaps].cut = true end -- people found words within the token
      end
      -- Nothing stands between this token and the one before.
      local first, last = sentence.text:find(letters, sentence.at or 1, true)
      gaps[#gaps].glued = #gaps > 1 and first == sentence.at
      sentence.at = last and last + 1
      at = at + count
    end
  end
  return gaps
end

-- The tokens around a gap, from the first to the last word that it is inside of or between, words joined as `which` says.
local function shown(gaps, i, which)
  local first, last = i - 1, i
  while first > 1 and (gaps[first].gold or gaps[first].told) do first = first - 1 end
  while last < #gaps and (gaps[last + 1].gold or gaps[last + 1].told) do last = last + 1 end
  local parts = {}
  for k = first, last do
    if k > first then parts[#parts + 1] = gaps[k][which] and "_" or " " end
    parts[#parts + 1] = gaps[k].atom
  end
  return table.concat(parts)
end

local function longest_word(gaps, i)
  local most = 1
  for _, which in ipairs{ "gold", "told" } do
    for _, side in ipairs{ i - 1, i } do
      local first, last = side, side
      while first > 1 and gaps[first][which] do first = first - 1 end
      while last < #gaps and gaps[last + 1][which] do last = last + 1 end
      most = math.max(most, last - first + 1)
    end
  end
  return most
end

local function is_shifted(gaps, i)
  for _, other in ipairs{ gaps[i - 1], gaps[i + 1] or false } do
    if other and other.gold ~= other.told and other.gold == gaps[i].told then return true end
  end
  return false
end

local function pair_of(gaps, i) return treebank.lower(gaps[i - 1].atom .. " " .. gaps[i].atom) end

local function kind_of(gaps, i, seen)
  local left, right, pair = gaps[i - 1].atom, gaps[i].atom, pair_of(gaps, i)
  if left:find "^%d" or right:find "^%d" then return "number" end
  if gaps[i].glued or not is_word(left) or not is_word(right) then return "mark" end
  if is_shifted(gaps, i) then return "shifted" end
  local left_capital, right_capital = is_capital(left), is_capital(right)
  if left_capital and right_capital then return "names" end
  if right_capital or left_capital and i > 2 then return "capital" end
  if seen.joined[pair] and seen.parted[pair] then return "uneven" end
  return longest_word(gaps, i) > 2 and "long" or "short"
end

local function read(paths)
  local all, seen, words = {}, { joined = {}, parted = {} }, 0
  for _, path in ipairs(paths) do
    local sentences = treebank.read(path)
    local atoms, told = treebank.tokenize(sentences, "syllable"), treebank.tokenize(sentences, "word")
    for i, sentence in ipairs(sentences) do
      local gaps = gaps_of(sentence, atoms[i], told[i])
      all[#all + 1] = gaps
      words = words + #sentence.words
      for k = 2, #gaps do seen[gaps[k].gold and "joined" or "parted"][pair_of(gaps, k)] = true end
    end
  end
  return all, seen, words
end

-- Counts of each kind and direction, and of each example.
local function count(all, seen)
  local counts, cut, total = {}, 0, 0
  for _, gaps in ipairs(all) do
    for i = 1, #gaps do
      if gaps[i].cut then cut = cut + 1 end
      if gaps[i].gold ~= gaps[i].told then
        local key = kind_of(gaps, i, seen) .. (gaps[i].gold and ", parted" or ", joined")
        local entry = counts[key] or { gaps = 0, examples = {} }
        local example = shown(gaps, i, "gold") .. " → " .. shown(gaps, i, "told")
        counts[key] = entry
        entry.gaps = entry.gaps + 1
        entry.examples[example] = (entry.examples[example] or 0) + 1
        total = total + 1
      end
    end
  end
  return counts, cut, total
end

local function commonest(examples, most)
  local list = {}
  for example, times in pairs(examples) do list[#list + 1] = { example, times } end
  table.sort(list, function(a, b)
    if a[2] ~= b[2] then return a[2] > b[2] end
    return a[1] < b[1]
  end)
  for i, entry in ipairs(list) do list[i] = entry[1] .. (entry[2] > 1 and " ×" .. entry[2] or "") end
  return table.concat(list, "; ", 1, math.min(most, #list))
end

return {
  summary = "The gaps that are told wrong, by kind, with the commonest examples",
  inputs = false,
  options = {
    { name = "treebanks", type = "list", help = "files: the text, a tabulator, its words with U+241F between them" },
    { name = "examples", type = "integer", default = 6, minimum = 1, help = "examples of each kind" },
  },
  run = function(_, options)
    local all, seen, words = read(options.treebanks)
    local counts, cut, total = count(all, seen)
    local rows = {}
    for _, kind in ipairs(kinds) do
      for _, way in ipairs{ "joined", "parted" } do
        local entry = counts[kind[1] .. ", " .. way]
        if entry then
          rows[#rows + 1] = { kind[2] .. ": " .. way, entry.gaps, math.floor(1000 * entry.gaps / total + 0.5) / 10,
            commonest(entry.examples, options.examples) }
        end
      end
    end
    local errors = vanlua.table{ columns = { "kind", "gaps", "percent", "examples" }, rows = rows }:sort("gaps", "descending")
    return vanlua.report{ { "errors", errors }, { "sum", ("%d gaps told wrong, %d words, %d ends of words inside a token"):format(total, words, cut) } }
  end,
}
