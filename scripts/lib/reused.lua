--- What analyses say about passages that stand elsewhere: rows of corpus:reuse().
local vanlua = require "vanlua"
local counting = require "counting"

local reused = {}

local SHOWN = 5
local MOSTLY = 0.5

-- Words of the rows by one or two columns, as a list in the order of the first rows.
local function sum(rows, first, second)
  local sums, list = {}, {}
  for row in rows:rows() do
    local one, other = row[first], second and row[second] or ""
    local key = #one .. ":" .. one .. other
    if not sums[key] then
      sums[key] = { document = one, other = other, words = 0, share = 0 }
      list[#list + 1] = sums[key]
    end
    sums[key].words = sums[key].words + row.words
    sums[key].share = sums[key].share + row.share
  end
  return list
end

local function by_share(list)
  table.sort(list, function(a, b)
    if a.share ~= b.share then return a.share > b.share end
    if a.words ~= b.words then return a.words > b.words end
    if a.document ~= b.document then return a.document < b.document end
    return a.other < b.other
  end)
  return list
end

--- Says on standard error how much of each document stands in passages that occurred earlier, those of the rows; `passages` names
-- them, such as "the passages below".
function reused.report(rows, unit, passages)
  local list = by_share(sum(rows, "document"))
  for i = 1, math.min(#list, SHOWN) do
    warn(string.format("%s: %.1f %% of its %ss stand in %s", list[i].document, 100 * list[i].share, unit, passages))
  end
  if #list > SHOWN then warn(string.format("%d more documents have such passages", #list - SHOWN)) end
end

--- Pairs of articles with passages in common: document, other (the earlier one), words, and their share of the shorter one, 1 at
-- most; the largest share first, and no more than `most` (0: all). `rows` are those of corpus:reuse{within="across"}, `sizes` the words
-- of each document by id.
function reused.pairs(rows, sizes, most)
  local list = sum(rows, "document", "other_document")
  for _, each in ipairs(list) do
    local shorter = math.min(sizes[each.document], sizes[each.other])
    each.share = shorter > 0 and math.min(1.0, each.words / shorter) or 0.0
  end
  by_share(list)
  local result, shown = {}, most > 0 and math.min(#list, most) or #list
  for i = 1, shown do result[i] = { list[i].document, list[i].other, list[i].words, list[i].share } end
  counting.report_cut(shown, #list, "pairs of articles with passages in common", "--pairs 0 shows all")
  return vanlua.table { columns = { "document", "other", "words", "share" }, rows = result }
end

--- Says on standard error which articles are mostly contained in another one: rows of reused.pairs.
function reused.report_pairs(rows)
  local found = rows:where(function(row) return row.share >= MOSTLY end)
  for i = 1, math.min(#found, SHOWN) do
    local row = found[i]
    warn(string.format("%s and %s are near-duplicates: %.1f %% of the shorter one stand in both", row.document, row.other, 100 * row.share))
  end
  if #found > SHOWN then warn(string.format("%d more pairs are near-duplicates", #found - SHOWN)) end
end

return reused
