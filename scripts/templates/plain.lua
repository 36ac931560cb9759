--- How often each term occurs, and in how many articles.
--- These lines are shown by `vanlua help NAME.lua`. The first says in one line what the script tells;
--- the others say how it counts, so that a reader of the numbers knows what they mean.
local vanlua = require "vanlua"

-- What the command has to know of the script. `vanlua list` shows summary and group.
local analysis = {
  summary = "How often each term occurs, and in how many articles",
  group = "words",
  example = "vanlua NAME.lua --top 5 seeds",
  -- Each option has a name, a type (integer, number, boolean, string, choice, list, file), and a line of help. On the command
  -- line min_count is --min-count; a wrong value is refused before the script runs.
  options = {
    { name = "top", type = "integer", default = 10, minimum = 0, help = "rows to show (0: all)" },
    { name = "unit", type = "choice", choices = { "word", "syllable" }, default = "word", help = "what to count" },
    { name = "min_count", type = "integer", default = 1, minimum = 1, help = "leave out terms that occur less often" },
  },
}

-- The work: `corpus` holds the articles, `options` the values of the options above. What is returned is what the command
-- writes, as a table on a terminal, else as TSV, or as --format says.
function analysis.run(corpus, options)
  -- Counting a whole corpus is one call, done in C. `vanlua help Corpus:frequencies` tells what it takes.
  local frequencies = corpus:frequencies { unit = options.unit }

  -- One row for each term, the most frequent first; each row is a list of cells in the order of the columns.
  local rows = {}
  for term, count in frequencies:pairs() do
    if count >= options.min_count then
      rows[#rows + 1] = { term, count, frequencies:documents(term) }
    end
  end

  -- A warning goes to standard error, so that the numbers stand alone; --quiet silences it.
  if #rows == 0 then warn("no term occurs ", options.min_count, " times") end

  local result = vanlua.table { columns = { "term", "count", "documents" }, rows = rows }
  return options.top > 0 and result:head(options.top) or result
end

return analysis
