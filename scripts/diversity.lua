--- How rich the vocabulary of each article is, and how long its sentences and words are.
--- Measures are of all tokens counted, in their order; ttr falls as texts grow longer, and must not be compared
--- between texts of different lengths. A cell is empty where the article is too short for the measure. --readability
--- adds the mean lengths of sentences (words) and words (letters and digits, syllables). The readability formula for
--- Vietnamese of Luong, Nguyen and Dinh (2018) counts the syllables that are not among the 1,000 most frequent
--- of easy texts, a list that does not come with this program: --easy-syllables names a file of it. Its
--- sentences and words are those found here, headings and captions too.

local counting = require "counting"
local formulas = require "formulas"
local stop_words = require "stop_words"

-- Columns that are no measures of diversity.
local lengths = { mean_sentence_length = true, mean_word_length = true, mean_word_syllables = true, luong_nguyen_dinh = true }

local LUONG_NGUYEN_DINH = "luong_nguyen_dinh_formula: 0.004 * characters / sentences + 0.1905 * characters / words "
  .. "+ 2.7147 * difficult / syllables - 0.7295 (Luong, Nguyen and Dinh 2018)"

local measures = counting.measures("diversity")
for _, name in ipairs { "mean_sentence_length", "mean_word_length", "mean_word_syllables", "luong_nguyen_dinh" } do
  measures[#measures + 1] = name
end

local analysis = {
  summary = "How rich the vocabulary of each article is, and how long its sentences and words are",
  group = "words",
  example = "vanlua diversity --readability seeds",
  formulas = function(options)
    local own, sentences = {}, options.readability
    for _, measure in ipairs(options.measures) do
      if not lengths[measure] then own[#own + 1] = measure end
      sentences = sentences or measure == "mean_sentence_length"
    end
    local others = { "symbols: N tokens of V types, V1 of them once, c the count of a type" }
    if sentences then others[#others + 1] = formulas.MEAN_SENTENCE_LENGTH end
    if options.easy_syllables then others[#others + 1] = LUONG_NGUYEN_DINH end
    return formulas.of("diversity", own, others)
  end,
  options = counting.options({
    { name = "measures", type = "list", choices = measures,
      default = { "ttr", "mattr", "mtld", "hdd", "yule_k" }, help = "a column each" },
    { name = "window", type = "integer", default = 100, minimum = 1, help = "of mattr and msttr: tokens in a window" },
    { name = "draws", type = "integer", default = 42, minimum = 1, help = "of hdd: tokens in a sample" },
    { name = "threshold", type = "number", default = 0.72, minimum = 0.001, maximum = 0.999, help = "of mtld: where a factor ends" },
    { name = "exponent", type = "number", default = 0.172, minimum = 0, maximum = 1, help = "of brunet_w: what the types are raised to, negated" },
    { name = "readability", type = "boolean", default = false, help = "add how long sentences and words are" },
    { name = "easy_syllables", type = "file", help = "file of easy syllables, one a line: adds luong_nguyen_dinh to --readability" },
    { name = "by", type = "choice", choices = { "document", "corpus" }, default = "document", help = "a row for each article, or one for all as one text" },
  }, "leave out passages that an article repeats"),
}

function analysis.run(corpus, options)
  counting.check_measures(options.measures)
  for _, name in ipairs(options.measures) do
    if name == "luong_nguyen_dinh" and not options.easy_syllables then
      error("--measures luong_nguyen_dinh needs a list of easy syllables: --easy-syllables FILE", 0)
    end
  end
  corpus = counting.corpus(corpus, options)
  return corpus:diversity(counting.settings(options, {
    measures = options.measures, window = options.window, draws = options.draws, threshold = options.threshold, exponent = options.exponent,
    readability = options.readability, by = options.by,
    easy_syllables = options.easy_syllables and stop_words.list(options.easy_syllables, "fold", "--easy-syllables"),
  }))
end

return analysis
