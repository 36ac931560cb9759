--- What one token costs in a loop.
local vanlua = require "vanlua"

-- Runs a loop with the collector stopped: nanoseconds and bytes a token.
local function measure(name, loop)
  collectgarbage()
  collectgarbage("stop")
  local before, start = collectgarbage("count"), os.clock()
  local tokens = loop()
  local seconds, kilobytes = os.clock() - start, collectgarbage("count") - before
  collectgarbage("restart")
  return { name, tokens, seconds * 1e9 / tokens, kilobytes * 1024 / tokens }
end

local function count_words(corpus, unit)
  local tokens = 0
  for _ in corpus:words { unit = unit } do tokens = tokens + 1 end
  return tokens
end

-- The first two million only: with the collector stopped every object stays.
local function count_tokens(corpus)
  local tokens = 0
  for _ in corpus:tokens { unit = "syllable" } do
    tokens = tokens + 1
    if tokens == 2000000 then break end
  end
  return tokens
end

return {
  summary = "What one token costs in a loop: nanoseconds and bytes",
  run = function(corpus)
    for _, unit in ipairs { "syllable", "word" } do count_words(corpus, unit) end -- makes the strings, one for each type
    return vanlua.table {
      columns = { "loop", "tokens", "nanoseconds", "bytes" },
      rows = {
        measure("words() of syllables", function() return count_words(corpus, "syllable") end),
        measure("words() of words", function() return count_words(corpus, "word") end),
        measure("tokens()", function() return count_tokens(corpus) end),
      },
    }
  end,
}
