--- What counting n-grams costs once a text is there: the least user CPU of three runs each.
local vanlua = require "vanlua"

local cases = {
  { "bigrams", { n = 2 } },
  { "bigrams with log-likelihood", { n = 2, measures = { "log_likelihood" }, sort = "log_likelihood" } },
  { "bigrams, one token skipped", { n = 2, skip = 1 } },
  { "trigrams", { n = 3 } },
  { "5-grams", { n = 5 } },
  { "bigrams of words", { n = 2, unit = "word" } },
}

return {
  summary = "What counting n-grams costs once a text is there",
  run = function(corpus)
    local rows = {}
    corpus:frequencies() -- divides into words
    for i, case in ipairs(cases) do
      local what, least = { unit = "syllable", top = 20 }, math.huge
      for name, value in pairs(case[2]) do what[name] = value end
      for _ = 1, 3 do
        collectgarbage()
        local start = os.clock()
        corpus:ngrams(what)
        least = math.min(least, os.clock() - start)
      end
      rows[i] = { case[1], least }
    end
    return vanlua.table { columns = { "case", "seconds" }, rows = rows }
  end,
}
