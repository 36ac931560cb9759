--- The sentences in which a word occurs.
--- Each is shown with the paragraph's line in its file.
local vanlua = require "vanlua"

local analysis = {
  summary = "The sentences in which a word occurs",
  example = "vanlua lines.lua công seeds --most 3",
  arguments = { { name = "word", type = "string", help = "the word, in any form" } },
  options = { { name = "most", type = "integer", default = 10, minimum = 1, help = "sentences to show" } },
}

function analysis.run(corpus, options)
  local rows = {}
  for sentence in corpus:sentences() do
    if #rows < options.most and sentence:count(options.word) > 0 then
      rows[#rows + 1] = { sentence.document.id, sentence.paragraph.line, sentence.text }
    end
  end
  return vanlua.table { columns = { "document", "line", "sentence" }, rows = rows }
end

return analysis
