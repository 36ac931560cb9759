--- Lists of words to leave out of counts.
--
-- The Vietnamese list holds the closed classes of the language that stand below by name, and nothing else. A word is listed if it
-- belongs to one of them in its most common use in prose: không and của are, giá (if only, but mostly price), mới (just, but
-- mostly new) and đi (a particle, but mostly to go) are not. No word is listed for being frequent, and no word of kinship,
-- though it serves as a pronoun. Words are in folded form, `_` stands between their syllables; those of several syllables are
-- left out where words are counted, and never syllable by syllable.
local vanlua = require "vanlua"
local joined = require "joined"

local stop_words = {}

local classes = {
  conjunctions = [[
    và với cùng hoặc hay nhưng song mà còn thì nên vì bởi do nếu hễ dù dẫu tuy rằng để nhằm
    bởi_vì bởi_vậy bởi_lẽ cho_nên cho_dù dù_cho mặc_dù mặc_dầu tuy_nhiên tuy_vậy tuy_thế tuy_rằng do_đó vì_vậy vì_thế do_vậy vậy_nên
    như_vậy như_thế nếu_như giá_như thế_nhưng nhưng_mà thế_mà vậy_mà mà_còn hay_là hoặc_là miễn_là trong_khi để_mà không_những
    không_chỉ ngoài_ra hơn_nữa đồng_thời cũng_như]],
  copula = [[là]],
  prepositions = [[
    của cho ở tại trong ngoài trên dưới trước sau giữa bên từ đến tới vào ra lên xuống sang qua về theo như bằng khỏi
    cùng_với đối_với kể_từ cho_đến cho_tới bên_cạnh]],
  determiners = [[các những mọi mỗi từng cả một mấy vài dăm tất_cả bất_cứ bất_kỳ một_số toàn_bộ kể_cả ngay_cả]],
  demonstratives = [[này kia ấy đó đây đấy nọ thế vậy]],
  interrogatives = [[
    nào gì sao ai đâu bao_nhiêu bao_giờ bao_lâu tại_sao vì_sao làm_sao ra_sao thế_nào như_thế_nào khi_nào]],
  personal_pronouns = [[tôi ta tao tớ mình mày nó hắn họ chúng chúng_tôi chúng_ta chúng_nó chúng_mình]],
  negation = [[không chưa chẳng chả đừng chớ hãy]],
  tense_aspect_voice_modality = [[đã đang sẽ sắp vừa rồi bị được phải có_thể không_thể]],
  adverbs_of_degree = [[rất quá lắm hơn nhất khá hơi cực_kỳ vô_cùng hết_sức]],
  adverbs_of_repetition = [[cũng đều vẫn cứ lại nữa chỉ luôn luôn_luôn thường ngay đôi_khi thỉnh_thoảng]],
  particles = [[à ạ ư ừ ơi hả nhé nhá nhỉ thôi chứ vâng dạ]],
}

-- Adds a word in the form of a key, and as it would be written without `_`.
local function add(set, form, word)
  for _, each in ipairs { word, joined.part(word) } do
    set[form == "exact" and each or vanlua.text[form](each)] = true
  end
end

local function bundled(form)
  local set = {}
  for _, words in pairs(classes) do
    for word in words:gmatch("%S+") do add(set, form, word) end
  end
  return set
end

local function from_file(path, form, option)
  local file, message = io.open(path, "r")
  if not file then error(option .. " takes " .. (option == "--stop-words" and "vi, none or " or "") .. "a file: " .. message, 0) end
  local bytes, reason = file:read("a")
  file:close()
  if not bytes then error(option .. ": " .. path .. ": " .. reason, 0) end
  local text = vanlua.text.normalize(bytes)
  local set = {}
  for line in text:gmatch("[^\r\n]+") do
    local word = line:gsub("^\u{FEFF}", ""):gsub("^%s+", ""):gsub("%s+$", ""):gsub("%s+", " ")
    if word ~= "" and word:sub(1, 1) ~= "#" then add(set, form, word) end
  end
  return set
end

--- The set of words to leave out, keyed in the form: of the bundled list for "vi", none for "none", else of a file with one word a line, where
-- blank lines and lines that begin with # do not count, and `_` may join the syllables of a word.
function stop_words.set(name, form)
  if name == "none" then return nil end
  return name == "vi" and bundled(form) or from_file(name, form, "--stop-words")
end

--- The same words as an array in code point order, as methods of a corpus take them; an empty one for "none". With `option` the
-- name is a file, whatever it is, and messages call it that.
function stop_words.list(name, form, option)
  local set = option and from_file(name, form, option) or stop_words.set(name, form) or {}
  local list = {}
  for word in pairs(set) do list[#list + 1] = word end
  table.sort(list)
  return list
end

--- The frequencies without the stop words; the very same if there are none.
function stop_words.remove(frequencies, set)
  if not set then return frequencies end
  return frequencies:filter(function(term) return not set[term] end)
end

return stop_words
