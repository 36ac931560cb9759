--- How long articles and their sentences are.
--- A script with `map` instead of `run` sees one article after the other, in bounded memory, on all cores: it runs over more
--- text than fits in memory. These lines are shown by `vanlua help NAME.lua`.
local vanlua = require "vanlua"

-- What the command has to know of the script. `vanlua list` shows summary and group.
local analysis = {
  summary = "How long articles and their sentences are",
  group = "text",
  example = "vanlua NAME.lua --unit syllable seeds",
  options = {
    { name = "unit", type = "choice", choices = { "word", "syllable" }, default = "word", help = "what to count" },
  },
}

-- What one article gives: its part of the result. A part is made of tables, strings, numbers, booleans, Frequencies and Tables.
function analysis.map(document, options)
  local part = { documents = 1, sentences = 0, tokens = 0, longest = 0 }
  for sentence in document:sentences() do
    local length = 0
    for _ in sentence:words { unit = options.unit } do length = length + 1 end
    part.sentences = part.sentences + 1
    part.tokens = part.tokens + length
    part.longest = math.max(part.longest, length)
  end
  return part
end

-- Two parts in one, in the order of the articles; `a` may be changed. Parts that are numbers, Frequencies or Tables are added
-- up without it.
function analysis.merge(a, b)
  a.documents = a.documents + b.documents
  a.sentences = a.sentences + b.sentences
  a.tokens = a.tokens + b.tokens
  a.longest = math.max(a.longest, b.longest)
  return a
end

-- The result of all parts; `whole` is nil where there was no article.
function analysis.finish(whole, options)
  if not whole then return "no articles" end
  return vanlua.table {
    columns = { "unit", "documents", "sentences", "tokens", "mean_length", "longest" },
    rows = { { options.unit, whole.documents, whole.sentences, whole.tokens,
      whole.sentences > 0 and whole.tokens / whole.sentences or nil, whole.longest } },
  }
end

return analysis
