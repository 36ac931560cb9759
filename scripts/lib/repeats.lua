--- What analyses say about documents that repeat themselves.
local repeats = {}

local SHOWN = 5

--- Says on standard error which documents repeat passages of their own, with the share of their words: rows of
-- corpus:repeats{unit=unit}. `unit` is "word" if it is left out.
function repeats.report(rows, unit)
  local found = rows:where(function(row) return row.repeated > 0 end):sort("share", "descending")
  for i = 1, math.min(#found, SHOWN) do
    local row = found[i]
    warn(string.format("%s repeats itself: %.1f %% of its %ss stand in passages that occurred before (--distinct counts those once)",
      row.document, 100 * row.share, unit or "word"))
  end
  if #found > SHOWN then warn(string.format("%d more documents repeat themselves", #found - SHOWN)) end
end

return repeats
