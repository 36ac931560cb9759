--- What analyses that measure association have in common.
local counting = require "counting"

local association = {}

--- The options of an analysis, with those behind that say which rows and measures it shows. `texts` holds what is told of them: what
-- `crosses` no border (a window), what is left out below --min-count (`rare`), what --sort does (`sort`), the measures of help
-- (`measures`); and the defaults of measures and sort, `usual` and `ranks` (may be nil).
function association.options(own, texts)
  local all = table.move(own, 1, #own, 1, {})
  all[#all + 1] = { name = "within", type = "choice", choices = { "sentence", "paragraph", "document" }, default = "sentence",
    help = "what no " .. texts.crosses .. " crosses" }
  all[#all + 1] = { name = "measures", type = "list", choices = counting.measures("association"), default = texts.usual,
    help = texts.measures or "measures of association, a column each" }
  all[#all + 1] = { name = "min_count", type = "integer", default = 1, minimum = 1, help = "leave out " .. texts.rare }
  all[#all + 1] = { name = "top", type = "integer", default = 20, minimum = 0, help = "rows to show (0: all)" }
  all[#all + 1] = { name = "sort", type = "string", default = texts.ranks, help = texts.sort }
  return counting.options(all, "count a repeated passage once")
end

--- What the methods of a corpus take of these options, with the fields of `more`; `columns` are those of the table before the
-- measures.
function association.settings(options, columns, more)
  counting.check_measures(options.measures)
  counting.check_sort(options, columns)
  local settings = counting.settings(options, {
    within = options.within, measures = options.measures, min = options.min_count, top = options.top, sort = options.sort,
  })
  for name, value in pairs(more) do settings[name] = value end
  return settings
end

--- Says how many rows lack a measure; `advice` is what else can be done, empty for nothing.
function association.report_incomplete(incomplete, advice)
  if incomplete == 0 then return end
  warn(string.format("%d row%s without some measures: joint is larger than a count, so that their table would have a negative cell, or the measure would leave its range%s",
    incomplete, incomplete == 1 and "" or "s", advice))
end

return association
