--- What analyses that measure association have in common.
local association = {}

--- Says how many rows lack a measure; `advice` is what else can be done, empty for nothing.
function association.report_incomplete(incomplete, advice)
  if incomplete == 0 then return end
  warn(string.format("%d row%s without some measures: joint is larger than a count, so that their table would have a negative cell%s",
    incomplete, incomplete == 1 and "" or "s", advice))
end

return association
