--- What counting all pairs within a window costs once a text is there: user CPU, by unit and by memory to count in.
local vanlua = require "vanlua"

return {
  summary = "What counting all pairs within a window costs once a text is there",
  run = function(corpus)
    local rows = {}
    corpus:frequencies() -- divides into words
    for _, case in ipairs { { "syllable", 512 }, { "syllable", 64 }, { "word", 512 }, { "word", 64 } } do
      local start = os.clock()
      local _, _, found = corpus:cooccurrences { unit = case[1], megabytes = case[2], top = 20 }
      rows[#rows + 1] = { string.format("%ss in %d MB: %d pairs", case[1], case[2], found), os.clock() - start }
    end
    return vanlua.table { columns = { "case", "seconds" }, rows = rows }
  end,
}
