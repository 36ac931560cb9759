--- Every place where a pattern occurs, with the words before and after it (key word in context).
--- A pattern is a word or phrase, found whatever words its syllables are parts of (--whole: only as whole words), in capitals, in other
--- spellings of the tone mark and over the end of a line with --wrapped. In it `hành*` is any word that
--- begins so, `*` any word, `xã|phường` one of two, `cải cách … hành chính` (or ...) a gap within the
--- sentence; ` | ` between blanks parts alternatives of the whole. A backslash takes a mark as it is, and
--- --literal all of them. Matches never leave their sentence; from each word the shortest one is shown.
--- Position, gaps and --context count words, of which `*` is one (or syllables, with --unit); punctuation is shown between them, and
--- counts in positions only. Sorting is in Vietnamese alphabetical order; left1 is the word before the match.
local counting = require "counting"

-- What lines can be sorted by.
local keys = { "match", "document", "position" }
for _, side in ipairs { "left", "right" } do
  for i = 1, 9 do keys[#keys + 1] = side .. i end
end

local analysis = {
  summary = "Every place where a pattern occurs, with the words before and after it",
  group = "phrases",
  example = "vanlua concordance 'cải cách hành*' --sort right1 seeds",
  arguments = {
    { name = "pattern", type = "string", help = "words, with * for any letters, | for alternatives, … for a gap" },
  },
  options = counting.options({
    { name = "context", type = "integer", default = 8, minimum = 0, maximum = 1000000, help = "words on each side" },
    { name = "within", type = "choice", choices = { "sentence", "paragraph", "token" }, default = "sentence",
      help = "where contexts end; token: with the document" },
    { name = "sort", type = "list", choices = keys, help = "what lines are sorted by, one after the other" },
    { name = "gap", type = "integer", minimum = 0, help = "words that … stands for at most (default: all of the sentence)" },
    { name = "limit", type = "integer", default = 0, minimum = 0, help = "rows to show, after sorting (0: all)" },
    { name = "literal", type = "boolean", default = false, help = "take the pattern as a phrase and nothing else" },
    { name = "whole", type = "boolean", default = false, help = "only whole words (of --unit), not parts of longer ones" },
  }, nil, { "unit", "form" }),
}

-- What the method takes of the options, with some of them changed.
local function settings(options, changes)
  local taken = {}
  for _, option in ipairs(analysis.options) do taken[option.name] = options[option.name] end
  for name, value in pairs(changes or {}) do taken[name] = value end
  return taken
end

-- What a user may have meant who finds nothing.
local attempts = {
  { option = "--form bare", name = "form", value = "bare" },
  { option = "--form fold", name = "form", value = "fold" },
  { option = "--unit syllable", name = "unit", value = "syllable" },
  { option = "--literal", name = "literal", value = true },
  { option = "--no-whole", name = "whole", value = false },
}

-- Says that there is no match, and which option alone would find some.
local function report_nothing(corpus, options)
  local hints = {}
  for _, attempt in ipairs(attempts) do
    if options[attempt.name] ~= attempt.value then
      local changes = { limit = 1, context = 0, sort = {}, [attempt.name] = attempt.value }
      local _, found = corpus:concordance(options.pattern, settings(options, changes))
      if found > 0 then hints[#hints + 1] = string.format("%s would find %d", attempt.option, found) end
    end
  end
  warn(string.format("no match of '%s'%s", options.pattern, #hints > 0 and "; " .. table.concat(hints, ", ") or ""))
end

function analysis.run(corpus, options)
  local rows, found = corpus:concordance(options.pattern, settings(options))
  if found == 0 then report_nothing(corpus, options) end
  counting.report_cut(#rows, found, "matches", "--limit 0 shows all")
  return rows
end

return analysis
