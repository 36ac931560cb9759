--- The paragraphs of articles in JSON Lines ({"text": …} a line), for the trainer of the word model; headings are left out.
local vanlua = require "vanlua"

return {
  summary = "The paragraphs of articles in JSON Lines",
  inputs = false,
  options = { { name = "articles", type = "file", help = "the JSON Lines" }, { name = "lines_to", type = "string", help = "where to write" } },
  run = function(_, options)
    local paragraphs <close> = assert(io.open(options.lines_to, "w"))
    for article in io.lines(options.articles) do
      for line in vanlua.json.decode(article).text:gmatch "[^\n]+" do
        if not line:find "^==" and line:find "%S" then paragraphs:write(line, "\n") end
      end
    end
    return "written"
  end,
}
