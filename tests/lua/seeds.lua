--- Counts the syllables of the seeds a second time, in plain Lua, and compares every figure.
local vanlua = require "vanlua"
local check = require "check"

local names = { "000_efdf774528209ba3", "001_342a4015e2770197", "002_ae5ac9f67ede2743", "003_5268bb8044f0fb33", "004_0046ec06597644c7" }

-- Small letters by code point: Latin-1, the pairs of Latin Extended-A, Ơ and Ư, and Latin Extended Additional.
local function lower(code)
  if code >= 0x41 and code <= 0x5A or code >= 0xC0 and code <= 0xDE and code ~= 0xD7 then return code + 32 end
  local paired = code >= 0x100 and code <= 0x137 or code == 0x1A0 or code >= 0x1EA0 and code <= 0x1EF9
  if paired and code % 2 == 0 or code == 0x1AF then return code + 1 end
  return code
end

local function is_letter(code)
  return code >= 0x61 and code <= 0x7A or code >= 0xDF and code <= 0x24F and code ~= 0xF7 or code >= 0x1EA0 and code <= 0x1EF9
end

-- The marks of final -oa -oe -uy where tradition has them.
local traditional = {
  ["oà"] = "òa", ["oá"] = "óa", ["oả"] = "ỏa", ["oã"] = "õa", ["oạ"] = "ọa", ["oè"] = "òe", ["oé"] = "óe", ["oẻ"] = "ỏe",
  ["oẽ"] = "õe", ["oẹ"] = "ọe", ["uỳ"] = "ùy", ["uý"] = "úy", ["uỷ"] = "ủy", ["uỹ"] = "ũy", ["uỵ"] = "ụy",
}

local function moved(word)
  for written, kept in pairs(traditional) do
    local stem = word:sub(1, #word - #written)
    if word:sub(-#written) == written and stem:sub(-1) ~= "q" then return stem .. kept end
  end
  return word
end

local counts, total

local function count(word)
  if word == "" then return end
  word = moved(word)
  counts[word] = (counts[word] or 0) + 1
  total = total + 1
end

-- Words between anything but letters; what holds a digit is a number or code as a whole.
local function count_chunk(chunk)
  if chunk:find("%d") then return end
  local word = {}
  for _, code in utf8.codes(chunk) do
    local small = lower(code)
    if is_letter(small) then
      word[#word + 1] = utf8.char(small)
    else
      count(table.concat(word))
      word = {}
    end
  end
  count(table.concat(word))
end

local function count_file(name)
  local file = assert(io.open("seeds/" .. name .. ".txt"))
  local text = file:read("a"):gsub("\u{A0}", " ")
  file:close()
  for chunk in text:gmatch("%S+") do count_chunk(chunk) end
end

return {
  summary = "The seeds, counted twice",
  inputs = false,
  run = function()
    counts, total = {}, 0
    for _, name in ipairs(names) do count_file(name) end
    local frequencies = vanlua.open("seeds"):frequencies { unit = "syllable" }
    for word, expected in pairs(counts) do check.equal(frequencies:count(word), expected, word) end
    for word, counted in frequencies:pairs() do check.equal(counts[word], counted, word) end
    check.equal(frequencies.total, total, "total")
    check.equal(frequencies["công"], 180, "công")
    check.equal(frequencies["của"], 126, "của")
    check.equal(frequencies["vụ"], 126, "vụ")
    return check.done()
  end,
}
