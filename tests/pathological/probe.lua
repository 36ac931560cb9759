--- Counts what a corpus holds, for the tests of pathological texts.
local vanlua = require "vanlua"
local analysis = { summary = "Documents, paragraphs, sentences, tokens, types and the size of the text" }
local kinds = { "word", "number", "code", "url", "email", "symbol", "punctuation" }

function analysis.run(corpus)
  local paragraphs, sentences, size, line = 0, 0, 0, 0
  for document in corpus:documents() do
    size = size + #document.text
    for paragraph in document:paragraphs() do
      paragraphs = paragraphs + 1
      line = paragraph.line
      for _ in paragraph:sentences() do sentences = sentences + 1 end
    end
  end
  local frequencies = corpus:frequencies { unit = "syllable", kinds = kinds, form = "exact" }
  local words = corpus:frequencies { kinds = kinds, form = "exact" }
  assert(words.total <= frequencies.total and (words.total > 0) == (frequencies.total > 0))
  return vanlua.table {
    columns = { "documents", "paragraphs", "sentences", "tokens", "types", "bytes", "line" },
    rows = { { #corpus, paragraphs, sentences, frequencies.total, #frequencies, size, line } },
  }
end

return analysis
