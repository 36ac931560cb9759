--- Lists of words to leave out of counts.
--
-- The Vietnamese list holds the closed classes of the language and nothing else: conjunctions, prepositions, determiners and plural
-- marks, demonstratives and interrogatives, personal pronouns proper (no words of kinship), negation, marks of tense, aspect
-- and voice, adverbs of degree and repetition, and particles. No word is listed for being frequent. Words are in folded form;
-- those of several syllables are left out where words are counted, and never syllable by syllable.
local vanlua = require "vanlua"
local joined = require "joined"

local stop_words = {}

local words = [[
và với cùng hoặc hay nhưng song mà còn thì là nên vì bởi do tại nếu hễ giá dù dẫu tuy rằng để nhằm
của cho ở trong ngoài trên dưới trước sau giữa bên từ đến tới vào ra lên xuống sang qua về theo như bằng
các những mọi mỗi từng cả một mấy vài
này kia ấy đó đây đấy nọ thế vậy nào gì sao ai đâu
tôi ta tao mày nó hắn họ chúng
không chưa chẳng chả đừng chớ hãy
đã đang sẽ sắp vừa mới bị được phải
rất quá lắm hơn nhất khá cũng đều vẫn cứ lại nữa chỉ luôn thường ngay
à ạ ư nhé nhỉ thôi đi chứ vâng dạ
]]

local compounds = {
  "bởi vì", "bởi vậy", "cho nên", "cho dù", "mặc dù", "tuy nhiên", "tuy vậy", "do đó", "vì vậy", "vì thế", "do vậy", "như vậy", "như thế",
  "nếu như", "thế nhưng", "nhưng mà", "mà còn", "hay là", "hoặc là", "trong khi", "để mà", "không những", "không chỉ",
  "ngoài ra", "hơn nữa", "cùng với", "đối với", "kể từ", "kể cả", "ngay cả", "tất cả", "bất cứ", "bất kỳ",
  "bao nhiêu", "bao giờ", "tại sao", "vì sao", "làm sao", "thế nào", "như thế nào", "chúng tôi", "chúng ta", "chúng nó",
}

-- Adds a word in the form of a key, and as it would be written without `_`.
local function add(set, form, word)
  for _, each in ipairs { word, joined.part(word) } do
    set[form == "exact" and each or vanlua.text[form](each)] = true
  end
end

local function bundled(form)
  local set = {}
  for word in words:gmatch("%S+") do add(set, form, word) end
  for _, compound in ipairs(compounds) do add(set, form, compound) end
  return set
end

local function from_file(path, form)
  local file, message = io.open(path, "r")
  if not file then error("--stop-words takes vi, none or a file: " .. message, 0) end
  local bytes, reason = file:read("a")
  file:close()
  if not bytes then error("--stop-words: " .. path .. ": " .. reason, 0) end
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
  return name == "vi" and bundled(form) or from_file(name, form)
end

--- The frequencies without the stop words; the very same if there are none.
function stop_words.remove(frequencies, set)
  if not set then return frequencies end
  return frequencies:filter(function(term) return not set[term] end)
end

return stop_words
