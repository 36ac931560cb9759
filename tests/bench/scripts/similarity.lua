--- Measures the similarity of all documents, and writes the words of each on a line for others to read.
return {
  summary = "Measures the similarity of all documents",
  options = { { name = "words", type = "string", help = "file for the words of the documents" } },
  run = function(corpus, options)
    local file = assert(io.open(options.words, "w"))
    local total = 0
    for document in corpus:documents() do
      local list = {}
      for word in document:words() do list[#list + 1] = (word:gsub(" ", "_")) end
      file:write(table.concat(list, " "), "\n")
      total = total + #list
    end
    file:close()
    local lines = { string.format("%d articles, %d words each", #corpus, total // math.max(#corpus, 1)) }
    local stages = {
      { "cosine of tf-idf, best 1,000 pairs", function() corpus:similarity() end },
      { "jaccard", function() corpus:similarity { measure = "jaccard" } end },
      { "jensen_shannon", function() corpus:similarity { measure = "jensen_shannon" } end },
      { "clusters, average", function() corpus:clusters() end },
    }
    for _, stage in ipairs(stages) do
      local least = math.huge
      for _ = 1, 3 do
        local began = os.clock()
        stage[2]()
        least = math.min(least, os.clock() - began)
      end
      lines[#lines + 1] = string.format("%-44s %9.3f s of CPU", "vanlua, " .. stage[1], least)
    end
    return table.concat(lines, "\n")
  end,
}
